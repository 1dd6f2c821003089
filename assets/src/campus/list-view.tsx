import { signal } from '@preact/signals'
import { ChatPanel } from '../chat/chat-panel'
import { _, fill, ngettext } from '../i18n'
import { Things } from '../interact/things'
import type { Door, RoomView } from '../protocol/messages'
import { useCampus } from './campus'
import { useFocusOfView } from './focus'
import { Icon } from './icons'
import { matches, People } from './people'

/** What is searched for, and the room looked at (null: the one I am in), kept while going to the map and back. */
const words = signal('')
const chosen = signal<string | null>(null)

/** The campus as a list: everything that the map offers, in plain pages. */
export function ListView() {
  const { store } = useCampus()
  const heading = useFocusOfView<HTMLHeadingElement>()
  const rooms = store.rooms.value
  const present = rooms.reduce((sum, room) => sum + room.online, 0)
  const looked = rooms.find((room) => room.slug === chosen.value) ?? store.here.value
  return (
    <main
      class="list-view"
      data-room={store.place.value?.room}
      data-x={store.tile.value.x}
      data-y={store.tile.value.y}
      data-people={store.members.value.size}
      data-seated={store.seated.value}
    >
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {_('Le campus, en liste')}
        </h1>
        <span class="chip teal">{ngettext('{n} personne présente', '{n} personnes présentes', present)}</span>
        <label class="search">
          <Icon name="search" />
          <span class="visually-hidden">{_('Chercher une salle ou une personne de la salle')}</span>
          <input
            id="search"
            type="search"
            placeholder={_('Une salle, une personne')}
            value={words.value}
            onInput={(event) => (words.value = event.currentTarget.value)}
          />
          <kbd class="small muted only-wide">Ctrl K</kbd>
        </label>
      </header>
      <div class="list-columns">
        <Rooms looked={looked} />
        {looked && <RoomDetail room={looked} />}
        <section class="card list-chat" aria-label={_('Messages')}>
          <ChatPanel />
        </section>
      </div>
    </main>
  )
}

function Rooms({ looked }: { looked: RoomView | null }) {
  const { store } = useCampus()
  const found = store.rooms.value.filter((room) => matches(`${room.title} ${room.place} ${room.description}`, words.value))
  const shown = found.length > 0 ? found : store.rooms.value
  return (
    <section class="card rooms" aria-labelledby="rooms-title">
      <h2 id="rooms-title" class="visually-hidden">
        {_('Salles')}
      </h2>
      <ul class="rows">
        {shown.map((room) => (
          <li key={room.slug} class="room" data-room={room.slug} data-door={room.door}>
            <button type="button" aria-pressed={room.slug === looked?.slug} onClick={() => (chosen.value = room.slug)}>
              <span class="room-icon">
                <Icon name={room.door === 'closed' || room.door === 'restricted' ? 'lock' : 'door'} />
              </span>
              <span class="words">
                <b>{room.title}</b>
                <span class="small muted">{summary(room, room.slug === store.place.value?.room)}</span>
              </span>
              <DoorChip door={room.door} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function summary(room: RoomView, here: boolean): string {
  const online = fill(_('{n} sur {capacity} en ligne'), { n: room.online, capacity: room.capacity })
  return here ? fill(_('Vous êtes ici · {online}'), { online }) : online
}

export function doorName(door: Door): string {
  switch (door) {
    case 'closed':
      return _('Fermée')
    case 'restricted':
      return _('Réservée')
    case 'full':
      return _('Complète')
    case 'open':
      return ''
  }
}

function DoorChip({ door }: { door: Door }) {
  const name = doorName(door)
  return name ? <span class={door === 'full' ? 'chip terra' : 'chip'}>{name}</span> : null
}

function RoomDetail({ room }: { room: RoomView }) {
  const { store } = useCampus()
  const here = room.slug === store.place.value?.room
  return (
    <section class="card room-detail" aria-labelledby="room-title">
      <header>
        <div class="words">
          <h2 id="room-title" tabIndex={-1}>{room.title}</h2>
          {room.place && (
            <p class="muted place">
              <Icon name="pin" />
              {room.place}
            </p>
          )}
          {room.description && <p class="muted">{room.description}</p>}
        </div>
        {here ? (
          <button type="button" class="btn" onClick={() => store.show('map')}>
            <Icon name="map" />
            {_('Voir sur le plan')}
          </button>
        ) : (
          <EnterButton room={room} />
        )}
      </header>
      {here ? <HereDetail /> : <Elsewhere room={room} />}
    </section>
  )
}

function EnterButton({ room }: { room: RoomView }) {
  const { actions, store } = useCampus()
  const enter = async (): Promise<void> => {
    await actions.enter(room.slug)
    if (store.place.value?.room !== room.slug) return
    chosen.value = null
    // The button has done its work and is gone: one goes on at the head of the room.
    requestAnimationFrame(() => document.getElementById('room-title')?.focus())
  }
  // A shut door is still pressed: the campus then says why, and it may have opened meanwhile.
  return (
    <button type="button" class={room.door === 'open' ? 'btn primary' : 'btn'} disabled={!store.inside.value} onClick={() => void enter()}>
      <Icon name="go" />
      {_('Entrer')}
    </button>
  )
}

function Elsewhere({ room }: { room: RoomView }) {
  const entering = _('Entrez pour voir qui est là.')
  let text = _('Il n’y a personne pour le moment.')
  if (room.online > 0) text = ngettext('{n} personne s’y trouve.', '{n} personnes s’y trouvent.', room.online)
  if (room.online > 0 && room.door === 'open') text += ` ${entering}`
  return (
    <p class="notice">
      <Icon name="people" />
      {text}
    </p>
  )
}

/** The room I am in: what I am doing, what I can do, and who is here. */
function HereDetail() {
  const { actions, store } = useCampus()
  const seated = store.seated.value
  const hasSeats = (store.map.value?.seats.length ?? 0) > 0
  const idle = !store.inside.value
  return (
    <>
      <div class="notice doing">
        <Icon name={seated ? 'sit' : 'stand'} />
        <div class="words">
          <b>{seated ? _('Vous êtes dans cette salle, à votre place.') : _('Vous êtes dans cette salle, debout.')}</b>
        </div>
        <div class="actions">
          {seated ? (
            <button type="button" class="btn" disabled={idle} data-command="presence.stand" onClick={() => void actions.stand()}>
              {_('Se lever')}
            </button>
          ) : (
            hasSeats && (
              <button type="button" class="btn" disabled={idle} data-command="presence.sit" onClick={() => void actions.sit(null)}>
                {_('S’asseoir')}
              </button>
            )
          )}
          <button type="button" class="btn" disabled={idle} onClick={() => void actions.leave()}>
            {_('Quitter le campus')}
          </button>
        </div>
      </div>
      <Things />
      <h3>
        <Icon name="people" />
        {_('Personnes')} <span class="chip">{store.members.value.size}</span>
      </h3>
      <People words={foundRooms(store.rooms.value) ? '' : words.value} />
    </>
  )
}

/** Words that name a room are not looked for among the people. */
function foundRooms(rooms: readonly RoomView[]): boolean {
  return words.value.trim() !== '' && rooms.some((room) => matches(room.title, words.value))
}
