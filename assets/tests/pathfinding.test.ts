import { describe, expect, it } from 'vitest'
import { RIGHT, STEP_X, STEP_Y, type Facing } from '../src/protocol/frames'
import { findPath, type Ground } from '../src/world/pathfinding'
import { seededRandom } from './random'

/** '#' is solid. */
function ground(...rows: string[]): Ground {
  return { columns: rows[0]!.length, rows: rows.length, passable: (x, y) => rows[y]![x] !== '#' }
}

/** Tiles to walk, by breadth-first search: the reference. */
function distance({ columns, rows, passable }: Ground, from: number, to: number): number | null {
  const reached = new Map([[from, 0]])
  const queue = [from]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === to) return reached.get(at)!
    for (const facing of [0, 1, 2, 3]) {
      const x = (at % columns) + STEP_X[facing]!
      const y = Math.floor(at / columns) + STEP_Y[facing]!
      const next = y * columns + x
      if (x < 0 || y < 0 || x >= columns || y >= rows || !passable(x, y) || reached.has(next)) continue
      reached.set(next, reached.get(at)! + 1)
      queue.push(next)
    }
  }
  return null
}

describe('findPath', () => {
  it('walks around walls', () => {
    const path = findPath(ground('..#..', '..#..', '.....'), 0, 0, 4, 0)
    expect(path).toHaveLength(8)
  })

  it('prefers few corners', () => {
    const path = findPath(ground('......', '......', '......'), 0, 0, 5, 2)!
    expect(path.filter((facing, at) => at > 0 && facing !== path[at - 1])).toHaveLength(1)
  })

  it('finds no way into a closed room, onto a wall or out of the map', () => {
    const closed = ground('...#.', '..###', '.....')
    expect(findPath(closed, 0, 0, 4, 0)).toBeNull()
    expect(findPath(closed, 0, 0, 3, 0)).toBeNull()
    expect(findPath(closed, 0, 0, 5, 0)).toBeNull()
    expect(findPath(closed, 0, 0, 0, -1)).toBeNull()
  })

  it('stays where it is, and leaves a solid start', () => {
    expect(findPath(ground('..'), 1, 0, 1, 0)).toEqual([])
    expect(findPath(ground('#.'), 0, 0, 1, 0)).toEqual([RIGHT])
  })

  it('is as short as can be on any ground', () => {
    const random = seededRandom(5)
    for (let round = 0; round < 200; round += 1) {
      const columns = 2 + Math.floor(random() * 20)
      const rows = 2 + Math.floor(random() * 20)
      const solid = Array.from({ length: columns * rows }, () => random() < 0.35)
      const free: Ground = { columns, rows, passable: (x, y) => !solid[y * columns + x] }
      const from = Math.floor(random() * solid.length)
      const to = Math.floor(random() * solid.length)
      const path = findPath(free, from % columns, Math.floor(from / columns), to % columns, Math.floor(to / columns))
      expect(path?.length ?? null).toBe(distance(free, from, to))
      if (path) expect(walk(free, from, path)).toBe(to)
    }
  })

  it('crosses the largest map in a blink', () => {
    const start = performance.now()
    expect(findPath({ columns: 255, rows: 255, passable: () => true }, 0, 0, 254, 254)).toHaveLength(508)
    expect(performance.now() - start).toBeLessThan(500)
  })
})

function walk({ columns, passable }: Ground, from: number, path: readonly Facing[]): number {
  let x = from % columns
  let y = Math.floor(from / columns)
  for (const facing of path) {
    x += STEP_X[facing]!
    y += STEP_Y[facing]!
    expect(passable(x, y)).toBe(true)
  }
  return y * columns + x
}
