import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { ChatPanel } from '../chat/chat-panel'
import { _, ngettext } from '../i18n'
import { Things } from '../interact/things'
import { RaisedHands } from '../people/hands'
import { PeopleList } from '../people/people-list'
import { matches } from '../people/ranking'
import { Reactions } from '../people/reactions'
import { WhoIsThere } from '../people/who-is-there'
import type { RoomView } from '../protocol/messages'
import { useCampus } from './campus'
import { useFocusOfView } from './focus'
import { Icon } from './icons'
import { usePanels } from './later'
import { RoomsList } from './rooms-list'

/** What is searched for, and the room looked at (null: the one I am in), kept while going to the map and back. */
const words = signal('')
const chosen = signal<string | null>(null)

/** The campus as a list: everything that the map offers, in plain pages. */
export function ListView() {
  const { people, store } = useCampus()
  const place = store.place.value?.room
  // Wherever one goes, one looks at the room that one has come to.
  useEffect(() => void (chosen.value = null), [place])
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
        </label>
        <button type="button" class="btn" aria-haspopup="dialog" onClick={() => people.openPalette(words.value.trim())}>
          <Icon name="people" />
          {_('Sur tout le campus')}
          <kbd class="small muted only-wide">Ctrl K</kbd>
        </button>
      </header>
      <div class="list-columns">
        <RoomsList words={words.value} looked={looked} onLook={(room) => (chosen.value = room)} />
        {looked && <RoomDetail room={looked} />}
        <section class="card list-chat" aria-label={_('Messages')}>
          <ChatPanel />
        </section>
      </div>
    </main>
  )
}

function RoomDetail({ room }: { room: RoomView }) {
  const { store } = useCampus()
  const here = room.slug === store.place.value?.room
  return (
    <section class="card room-detail" aria-labelledby="room-title">
      <header>
        <div class="words">
          <h2 id="room-title" tabIndex={-1}>
            {room.title}
          </h2>
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
      {here ? <HereDetail /> : <WhoIsThere room={room} words={foundRooms(store.rooms.value) ? '' : words.value} />}
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
    <button type="button" data-command="presence.enter" class={room.door === 'open' ? 'btn primary' : 'btn'} disabled={!store.inside.value} onClick={() => void enter()}>
      <Icon name="go" />
      {_('Entrer')}
    </button>
  )
}

/** The room I am in: what I am doing, what I can do, and who is here. */
function HereDetail() {
  const { actions, store } = useCampus()
  const seated = store.seated.value
  const hasSeats = (store.map.value?.seats.length ?? 0) > 0
  const idle = !store.inside.value
  const panels = usePanels()
  return (
    <>
      {panels && (
        <>
          <panels.OwnConversation />
          <panels.Captions />
          <panels.CaptionInput />
          <panels.Tiles where="list" />
        </>
      )}
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
          <Reactions look="btn" />
          <button type="button" class="btn" data-command="presence.leave" disabled={idle} onClick={() => void actions.leave()}>
            {_('Quitter le campus')}
          </button>
        </div>
      </div>
      {panels && <panels.RoomConversations heading="h3" />}
      <RaisedHands heading="h3" />
      <Things />
      <h3>
        <Icon name="people" />
        {_('Personnes')} <span class="chip">{store.members.value.size}</span>
      </h3>
      <PeopleList heading="h4" words={foundRooms(store.rooms.value) ? '' : words.value} />
    </>
  )
}

/** Words that name a room are not looked for among the people. */
function foundRooms(rooms: readonly RoomView[]): boolean {
  return words.value.trim() !== '' && rooms.some((room) => matches(room.title, words.value))
}
