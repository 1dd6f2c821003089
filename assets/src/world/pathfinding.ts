import { DOWN, LEFT, RIGHT, STEP_X, STEP_Y, UP, type Facing } from '../protocol/frames'

/** A grid to find one's way on: its size in tiles, and where one may pass. */
export interface Ground {
  columns: number
  rows: number
  passable(x: number, y: number): boolean
}

const FACINGS: readonly Facing[] = [DOWN, LEFT, RIGHT, UP]

/**
 * The shortest way in four directions (A*), as the steps to take; empty when already there, null when there is none.
 * The start itself need not be passable: one gets up from a chair that stands in the way of others.
 */
export function findPath(ground: Ground, fromX: number, fromY: number, toX: number, toY: number): Facing[] | null {
  const { columns, rows } = ground
  const inside = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < columns && y < rows
  if (!inside(fromX, fromY) || !inside(toX, toY)) return null
  if (fromX === toX && fromY === toY) return []
  if (!ground.passable(toX, toY)) return null

  const start = fromY * columns + fromX
  const goal = toY * columns + toX
  const cost = new Float64Array(columns * rows).fill(Infinity)
  const cameBy = new Int8Array(columns * rows).fill(-1)
  const settled = new Uint8Array(columns * rows)
  const frontier = new Frontier()
  cost[start] = 0
  frontier.push(start, 0)
  for (let at = frontier.pop(); at !== -1; at = frontier.pop()) {
    if (at === goal) return trace(cameBy, columns, start, goal)
    if (settled[at]) continue
    settled[at] = 1
    const x = at % columns
    const y = (at - x) / columns
    for (const facing of FACINGS) {
      const nextX = x + STEP_X[facing]!
      const nextY = y + STEP_Y[facing]!
      if (!inside(nextX, nextY) || !ground.passable(nextX, nextY)) continue
      // A turn costs a little, so that of two equal ways people take the one with fewer corners.
      const reached = cost[at]! + 1 + (at !== start && cameBy[at] !== facing ? 0.001 : 0)
      const next = nextY * columns + nextX
      if (reached >= cost[next]!) continue
      cost[next] = reached
      cameBy[next] = facing
      frontier.push(next, reached + Math.abs(toX - nextX) + Math.abs(toY - nextY))
    }
  }
  return null
}

function trace(cameBy: Int8Array, columns: number, start: number, goal: number): Facing[] {
  const steps: Facing[] = []
  for (let at = goal; at !== start; ) {
    const facing = cameBy[at] as Facing
    steps.push(facing)
    at -= STEP_Y[facing]! * columns + STEP_X[facing]!
  }
  return steps.reverse()
}

/** A binary heap of tile numbers by estimated cost; a tile may be in it twice, and is settled the first time. */
class Frontier {
  private readonly tiles: number[] = []
  private readonly costs: number[] = []

  push(tile: number, cost: number): void {
    let at = this.tiles.length
    this.tiles.push(tile)
    this.costs.push(cost)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.costs[parent]! <= this.costs[at]!) break
      this.swap(at, parent)
      at = parent
    }
  }

  /** The cheapest tile, or -1 when there is none left. */
  pop(): number {
    const cheapest = this.tiles[0]
    if (cheapest === undefined) return -1
    const lastTile = this.tiles.pop()!
    const lastCost = this.costs.pop()!
    if (this.tiles.length > 0) {
      this.tiles[0] = lastTile
      this.costs[0] = lastCost
      this.sink()
    }
    return cheapest
  }

  private sink(): void {
    for (let at = 0; ; ) {
      const left = 2 * at + 1
      if (left >= this.tiles.length) return
      const right = left + 1
      const child = right < this.tiles.length && this.costs[right]! < this.costs[left]! ? right : left
      if (this.costs[at]! <= this.costs[child]!) return
      this.swap(at, child)
      at = child
    }
  }

  private swap(one: number, other: number): void {
    const tile = this.tiles[one]!
    const cost = this.costs[one]!
    this.tiles[one] = this.tiles[other]!
    this.costs[one] = this.costs[other]!
    this.tiles[other] = tile
    this.costs[other] = cost
  }
}
