import type { PersonView } from '../protocol/messages'
import { isWalkable, type Area, type RoomMap, type Seat } from './room-map'
import type { World } from './world'

/** How far a seat or a thing may be to be offered, in tiles, diagonals counting as one. */
export const REACH_TILES = 3

export function tilesBetween(one: { x: number; y: number }, other: { x: number; y: number }): number {
  return Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))
}

export function isTaken(world: World, seat: Seat): boolean {
  for (const walker of world.walkers.values()) {
    if (walker.seated && walker.x === seat.x && walker.y === seat.y) return true
  }
  return false
}

/** The walkable tiles around a place, nearest to `towards` first. */
export function tilesBeside(room: RoomMap, place: { x: number; y: number }, towards: { x: number; y: number }): { x: number; y: number }[] {
  const tiles: { x: number; y: number }[] = []
  for (let y = place.y - 1; y <= place.y + 1; y += 1) {
    for (let x = place.x - 1; x <= place.x + 1; x += 1) {
      if ((x !== place.x || y !== place.y) && isWalkable(room, x, y)) tiles.push({ x, y })
    }
  }
  const distance = (tile: { x: number; y: number }): number => Math.abs(tile.x - towards.x) + Math.abs(tile.y - towards.y)
  return tiles.sort((one, other) => distance(one) - distance(other))
}

const TEAM: ReadonlySet<PersonView['role']> = new Set(['moderator', 'organiser'])

export function isOfTeam(person: PersonView): boolean {
  return TEAM.has(person.role)
}

/** Whether to plan a way through an area. The server decides; this only spares people a way that would be refused. */
export function mayEnter(area: Area, person: PersonView | null): boolean {
  if (area.access === null || !person) return area.access === null
  return isOfTeam(person) || (area.access === 'speakers' && person.role === 'speaker')
}
