import { useCampus } from './campus'
import { Icon } from './icons'
import { _, fill } from '../i18n'
import { matches } from '../people/ranking'
import type { Door, RoomView } from '../protocol/messages'

interface RoomsListProps {
  words: string
  looked: RoomView | null
  onLook(room: string): void
}

/** The rooms, with their headcounts and doors; those whose name holds the words, if any does. */
export function RoomsList({ words, looked, onLook }: RoomsListProps) {
  const { store } = useCampus()
  const found = store.rooms.value.filter((room) => matches(`${room.title} ${room.place} ${room.description}`, words))
  const shown = found.length > 0 ? found : store.rooms.value
  return (
    <section class="card rooms" aria-labelledby="rooms-title">
      <h2 id="rooms-title" class="visually-hidden">
        {_('Salles')}
      </h2>
      <ul class="rows">
        {shown.map((room) => (
          <li key={room.slug} class="room" data-room={room.slug} data-door={room.door}>
            <button type="button" data-command="people.in_room" aria-pressed={room.slug === looked?.slug} onClick={() => onLook(room.slug)}>
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
  const online =
    room.on_site > 0
      ? fill(_('{here} sur place, {n} en ligne, {capacity} au plus'), { here: room.on_site, n: room.online - room.on_site, capacity: room.capacity })
      : fill(_('{n} sur {capacity} en ligne'), { n: room.online, capacity: room.capacity })
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
