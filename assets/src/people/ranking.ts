import type { PersonThere, RoomView } from '../protocol/messages'

/** Enough to choose from without scrolling for long. */
const MOST_ROOMS = 6
const MOST_PEOPLE = 12

export function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Whether a text holds all the words, whatever the case and the accents. */
export function matches(text: string, words: string): boolean {
  const plain = unaccented(text)
  return unaccented(words)
    .split(/\s+/)
    .every((word) => plain.includes(word))
}

/**
 * How well a name answers what was typed: 0 it begins with it, 1 one of its words does, 2 it holds it, 3 only what is
 * said beside the name does; null when something typed is nowhere.
 */
export function rank(name: string, beside: string, words: string): number | null {
  const typed = unaccented(words).trim().replace(/\s+/g, ' ')
  if (!matches(`${name} ${beside}`, typed)) return null
  const plain = unaccented(name)
  if (plain.startsWith(typed)) return 0
  if (typed.split(' ').every((word) => plain.split(/[\s'’-]+/).some((part) => part.startsWith(word)))) return 1
  return matches(name, typed) ? 2 : 3
}

function best<Thing>(things: readonly Thing[], most: number, rankOf: (thing: Thing) => number | null): Thing[] {
  return things
    .map((thing, index) => ({ thing, index, rank: rankOf(thing) }))
    .filter(({ rank }) => rank !== null)
    .sort((one, other) => one.rank! - other.rank! || one.index - other.index)
    .slice(0, most)
    .map(({ thing }) => thing)
}

export function findRooms(rooms: readonly RoomView[], words: string): RoomView[] {
  return best(rooms, MOST_ROOMS, (room) => rank(room.title, `${room.place} ${room.description}`, words))
}

/** Those in sight and those that the server found, each once, the best answer first; what the server says is newer. */
export function findPeople(here: readonly PersonThere[], found: readonly PersonThere[], words: string): PersonThere[] {
  const people = new Map<number, PersonThere>()
  for (const one of [...here, ...found]) people.set(one.person.id, one)
  return best([...people.values()], MOST_PEOPLE, ({ person }) => rank(person.name, person.establishment, words))
}
