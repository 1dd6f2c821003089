import { STEP_X, STEP_Y, type Facing } from '../protocol/frames'
import { isWalkable, type Region, type RoomMap, type Seat, type Thing } from './room-map'
import { isTaken, REACH_TILES, tilesBetween } from './seats'
import type { World } from './world'

/** What the key of all trades would be about: something that stands there, or a free seat. */
export type InReach = { kind: 'thing'; thing: Thing } | { kind: 'seat'; seat: Seat }

interface Standing {
  x: number
  y: number
  facing: Facing
}

/** How far a tile is from a box, in tiles, diagonals counting as one; 0 inside. */
export function tilesToBox(box: Region, at: { x: number; y: number }): number {
  const aside = Math.max(box.x - at.x, 0, at.x - (box.x + box.columns - 1))
  const along = Math.max(box.y - at.y, 0, at.y - (box.y + box.rows - 1))
  return Math.max(aside, along)
}

/** Whether someone looks towards a box: a step ahead would bring them into its rows or columns, and nearer. */
function looksAt(box: Region, { x, y, facing }: Standing): boolean {
  const middleX = box.x + (box.columns - 1) / 2
  const middleY = box.y + (box.rows - 1) / 2
  const ahead = (middleX - x) * STEP_X[facing]! + (middleY - y) * STEP_Y[facing]!
  const beside = Math.abs((middleX - x) * STEP_Y[facing]!) + Math.abs((middleY - y) * STEP_X[facing]!)
  const half = STEP_X[facing] === 0 ? (box.columns - 1) / 2 : (box.rows - 1) / 2
  return ahead > 0 && beside - half <= ahead
}

/** The nearest thing or free seat within reach; of two as near the one that I look at, then the first, things before seats. */
export function inReach(room: RoomMap, world: World, at: Standing): InReach | null {
  let best: InReach | null = null
  let bestTiles = REACH_TILES
  let bestSeen = false
  const consider = (found: InReach, box: Region): void => {
    const tiles = tilesToBox(box, at)
    if (tiles > bestTiles) return
    const seen = looksAt(box, at)
    if (best !== null && tiles === bestTiles && (bestSeen || !seen)) return
    best = found
    bestTiles = tiles
    bestSeen = seen
  }
  for (const thing of room.things) consider({ kind: 'thing', thing }, thing)
  for (const seat of room.seats) {
    // Looking for who sits there is for the few that are near.
    if (tilesBetween(seat, at) <= bestTiles && !isTaken(world, seat)) consider({ kind: 'seat', seat }, { ...seat, columns: 1, rows: 1 })
  }
  return best
}

/** The tiles from which a thing is in reach: the ones beside it first, of these the nearest to `from`. */
export function tilesInReachOf(room: RoomMap, thing: Region, from: { x: number; y: number }): { x: number; y: number }[] {
  const tiles: { x: number; y: number; cost: number }[] = []
  for (let y = thing.y - REACH_TILES; y < thing.y + thing.rows + REACH_TILES; y += 1) {
    for (let x = thing.x - REACH_TILES; x < thing.x + thing.columns + REACH_TILES; x += 1) {
      if (!isWalkable(room, x, y)) continue
      const way = Math.abs(x - from.x) + Math.abs(y - from.y)
      tiles.push({ x, y, cost: Math.max(1, tilesToBox(thing, { x, y })) * (room.columns + room.rows) + way })
    }
  }
  return tiles.sort((one, other) => one.cost - other.cost)
}
