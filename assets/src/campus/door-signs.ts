import type { RoomView } from '../protocol/messages'
import type { DoorState } from '../render/labels'
import type { Portal, RoomMap, Sign } from '../world/room-map'
import { tilesBetween } from '../world/seats'

/** A sign leads to the nearest door this close to it, in tiles. */
const SIGN_REACH_TILES = 2

/** The door that a sign stands over. */
export function doorOf(map: RoomMap, sign: Sign): Portal | undefined {
  const at = { x: Math.floor(sign.x), y: Math.floor(sign.y) }
  return map.portals
    .filter((door) => tilesBetween(door, at) <= SIGN_REACH_TILES)
    .sort((one, other) => tilesBetween(one, at) - tilesBetween(other, at))[0]
}

/** What each sign of a map says of the room behind its door; null for those over none. */
export function doorStates(map: RoomMap, rooms: readonly RoomView[], wordFor: (door: RoomView['door']) => string): (DoorState | null)[] {
  return map.signs.map((sign) => {
    const door = doorOf(map, sign)
    const room = door && rooms.find(({ slug }) => slug === door.room)
    return room ? { online: room.online, word: wordFor(room.door) } : null
  })
}
