/**
 * How one walks with someone: a pure step from where the two are to what to do now. Nobody is walked into a crowd of
 * steps: within two tiles of the other one stands still, so that two who follow each other come to rest.
 */

import type { Located } from '../protocol/messages'
import { isWalkable, portalAt, type Portal, type RoomMap } from '../world/room-map'
import { tilesBetween } from '../world/seats'

/** Nearer than this to the one followed, in tiles, one does not set out. */
export const NEAR_TILES = 2
/** Beside someone: arrived. */
export const BESIDE_TILES = 1
/** How far from someone a place to stand is looked for, when those around them are not to be had. */
const SEARCH_TILES = 3

export interface Point {
  x: number
  y: number
}

export interface Situation {
  me: Point & { room: string }
  followed: Pick<Located, 'room' | 'x' | 'y'>
  /** The map of my room; null while it is on its way. */
  map: RoomMap | null
  /** Where I am walking to for this, if I am. */
  goal: Point | null
  /** They follow me too, and it is I who waits for them. */
  waitsForThem: boolean
}

export type Step =
  /** Nothing to do: keep still, or keep walking where one is walking to. */
  | { kind: 'stay' }
  /** Near enough: no step more. */
  | { kind: 'stop' }
  /** To the first of these tiles to which there is a way. */
  | { kind: 'walk'; tiles: Point[] }
  /** To one of these doors, and through it; where there is no way to any, in by the room's entrance. */
  | { kind: 'door'; portals: Portal[] }
  | { kind: 'enter'; room: string }

export function nextStep({ me, followed, map, goal, waitsForThem }: Situation): Step {
  if (waitsForThem) return { kind: goal ? 'stop' : 'stay' }
  if (!map) return { kind: 'stay' }
  if (followed.room !== me.room) {
    const portals = doorsTo(map, followed.room, me)
    if (portals.length === 0) return { kind: 'enter', room: followed.room }
    const door = goal && portalAt(map, goal.x, goal.y)
    return door?.room === followed.room ? { kind: 'stay' } : { kind: 'door', portals }
  }
  const tiles = tilesBetween(me, followed)
  if (tiles <= (goal ? BESIDE_TILES : NEAR_TILES)) return { kind: goal ? 'stop' : 'stay' }
  if (goal && tilesBetween(goal, followed) <= BESIDE_TILES) return { kind: 'stay' }
  return { kind: 'walk', tiles: standingTiles(map, followed, me) }
}

/** Of two who follow each other one waits, or they would change rooms for each other for ever. */
export function waits(me: number, other: number, theyFollowMe: boolean): boolean {
  return theyFollowMe && me < other
}

/** The doors of a map that lead to a room, the nearest first. */
export function doorsTo(map: RoomMap, room: string, from: Point): Portal[] {
  return map.portals
    .filter((portal) => portal.room === room)
    .sort((one, other) => tilesBetween(one, from) - tilesBetween(other, from))
}

export function tilesOf({ x, y, columns, rows }: Portal, towards: Point): Point[] {
  const tiles: Point[] = []
  for (let row = y; row < y + rows; row += 1) {
    for (let column = x; column < x + columns; column += 1) tiles.push({ x: column, y: row })
  }
  return tiles.sort((one, other) => tilesBetween(one, towards) - tilesBetween(other, towards))
}

/** Where one may stand near a place, without stepping through a door: beside it first, of those the nearest to `towards`. */
export function standingTiles(map: RoomMap, place: Point, towards: Point): Point[] {
  const tiles: Point[] = []
  for (let y = place.y - SEARCH_TILES; y <= place.y + SEARCH_TILES; y += 1) {
    for (let x = place.x - SEARCH_TILES; x <= place.x + SEARCH_TILES; x += 1) {
      if ((x !== place.x || y !== place.y) && isWalkable(map, x, y) && !portalAt(map, x, y)) tiles.push({ x, y })
    }
  }
  const farness = (tile: Point): number => 100 * tilesBetween(tile, place) + Math.abs(tile.x - towards.x) + Math.abs(tile.y - towards.y)
  return tiles.sort((one, other) => farness(one) - farness(other))
}
