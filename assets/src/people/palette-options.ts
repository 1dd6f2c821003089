import type { PersonThere, PersonView, RoomView } from '../protocol/messages'
import { findPeople, findRooms, rank } from './ranking'

export type Option = { key: string } & ({ kind: 'room'; room: RoomView } | { kind: 'person'; there: PersonThere })

export interface OptionGroup {
  name: 'near' | 'recent' | 'rooms' | 'people'
  options: Option[]
}

export interface Known {
  me: number
  rooms: readonly RoomView[]
  /** The room that I am in. */
  room: string
  /** Everyone in it. */
  here: readonly PersonThere[]
  /** Who of them hears me, by id. */
  near: readonly number[]
  recent: readonly PersonView[]
  found: readonly PersonThere[]
}

/** What the palette offers: to whoever has typed nothing, those near, those met, and the rooms. */
export function optionsFor(words: string, known: Known): OptionGroup[] {
  const others = known.here.filter(({ person }) => person.id !== known.me)
  const groups = words.trim() === '' ? untyped(known, others) : typed(words, known, others)
  return groups.filter(({ options }) => options.length > 0)
}

function untyped({ rooms, room, near, recent }: Known, others: readonly PersonThere[]): OptionGroup[] {
  const close = others.filter(({ person }) => near.includes(person.id))
  const met = recent.filter(({ id }) => !near.includes(id)).map((person) => others.find((one) => one.person.id === person.id) ?? { person, signs: {}, room: null })
  return [
    { name: 'near', options: close.map(personOption) },
    { name: 'recent', options: met.map(personOption) },
    { name: 'rooms', options: rooms.filter(({ slug }) => slug !== room).map(roomOption) },
  ]
}

function typed(words: string, { me, rooms, found }: Known, others: readonly PersonThere[]): OptionGroup[] {
  const foundRooms = findRooms(rooms, words)
  const people = findPeople(others, found.filter(({ person }) => person.id !== me), words)
  const roomGroup: OptionGroup = { name: 'rooms', options: foundRooms.map(roomOption) }
  const peopleGroup: OptionGroup = { name: 'people', options: people.map(personOption) }
  // Decided by the rooms alone, which are all known: the groups do not change places when the server answers.
  const named = foundRooms.some((room) => (rank(room.title, '', words) ?? 3) <= 1)
  return named ? [roomGroup, peopleGroup] : [peopleGroup, roomGroup]
}

function roomOption(room: RoomView): Option {
  return { key: `room-${room.slug}`, kind: 'room', room }
}

function personOption(there: PersonThere): Option {
  return { key: `person-${there.person.id}`, kind: 'person', there }
}
