import { describe, expect, it } from 'vitest'
import { DOWN, LEFT, RIGHT, UP, type Facing } from '../src/protocol/frames'
import { inReach, tilesInReachOf, tilesToBox } from '../src/world/objects'
import type { RoomMap, Thing } from '../src/world/room-map'
import { createWorld } from '../src/world/world'
import { seededRandom } from './random'

/** '#' solid, 'c' a chair, each letter of `kinds` one thing that fills the rectangle of its characters. */
function room(rows: string[], kinds: Readonly<Record<string, Thing['kind']>> = {}): RoomMap {
  const columns = rows[0]!.length
  const tiles = (sign: string): { x: number; y: number }[] => rows.flatMap((row, y) => [...row].flatMap((tile, x) => (tile === sign ? [{ x, y }] : [])))
  return {
    columns,
    rows: rows.length,
    title: '',
    tilesets: [],
    below: [],
    above: [],
    solid: Uint8Array.from(rows.join(''), (tile) => Number(tile !== '.')),
    portals: [],
    seats: tiles('c').map((at, index) => ({ ...at, index, facing: DOWN })),
    things: Object.entries(kinds).map(([sign, kind], index) => {
      const found = tiles(sign)
      const first = found[0]!
      const last = found.at(-1)!
      return { index, kind, title: sign, url: '', x: first.x, y: first.y, columns: last.x - first.x + 1, rows: last.y - first.y + 1 }
    }),
    areas: [],
    signs: [],
    spawns: [],
  }
}

function names(map: RoomMap, x: number, y: number, facing: Facing, world = createWorld(1)): string | number | null {
  const found = inReach(map, world, { x, y, facing })
  if (!found) return null
  return found.kind === 'thing' ? found.thing.title : found.seat.index
}

describe('what is in reach', () => {
  it('is counted to the box, diagonals as one tile', () => {
    const box = { x: 2, y: 2, columns: 3, rows: 2 }
    const far = [[2, 2], [4, 3], [1, 1], [7, 3], [5, 9], [0, 0]].map(([x, y]) => tilesToBox(box, { x: x!, y: y! }))
    expect(far).toEqual([0, 0, 1, 3, 6, 2])
  })

  it('is the nearest within three tiles', () => {
    const map = room(['N......D', '........'], { N: 'note', D: 'desk' })
    expect([0, 1, 2, 3, 4, 5].map((x) => names(map, x, 1, DOWN))).toEqual(['N', 'N', 'N', 'N', 'D', 'D'])
    const wide = room(['N........'], { N: 'note' })
    expect([3, 4].map((x) => names(wide, x, 0, LEFT))).toEqual(['N', null])
  })

  it('is of two as near the one that I look at, then the first of the file', () => {
    const map = room(['A.B', '...'], { A: 'note', B: 'link' })
    expect([LEFT, RIGHT, UP, DOWN].map((facing) => names(map, 1, 0, facing))).toEqual(['A', 'B', 'A', 'A'])
  })

  it('takes in free seats, after things that are as near', () => {
    const map = room(['c.N..c', '......'], { N: 'note' })
    expect(names(map, 1, 0, DOWN)).toBe('N')
    expect(names(map, 1, 0, LEFT)).toBe(0)
    expect(names(map, 4, 1, DOWN)).toBe(1)
    const world = createWorld(1)
    world.walkers.set(2, { member: 2, x: 5, y: 0, facing: UP, seated: true, drawnX: 5, drawnY: 0, drawnFacing: UP, route: [], walked: 0 })
    expect(names(map, 4, 1, DOWN, world)).toBe('N')
  })

  it('is never farther than what else is in reach, whatever the room', () => {
    const chance = seededRandom(5)
    for (let round = 0; round < 300; round += 1) {
      const at = { x: Math.floor(chance() * 9), y: Math.floor(chance() * 9), facing: Math.floor(chance() * 4) as Facing }
      const map = room(['.........'])
      map.things = Array.from({ length: 4 }, (_each, index) => ({
        index,
        kind: 'note' as const,
        title: String(index),
        url: '',
        x: Math.floor(chance() * 8),
        y: Math.floor(chance() * 8),
        columns: 1 + Math.floor(chance() * 3),
        rows: 1 + Math.floor(chance() * 3),
      }))
      const least = Math.min(...map.things.map((thing) => tilesToBox(thing, at)))
      const found = inReach(map, createWorld(1), at)
      expect(found && found.kind === 'thing' ? tilesToBox(found.thing, at) : null).toBe(least <= 3 ? least : null)
    }
  })
})

it('things are walked to by the tiles beside them, from the side where one stands', () => {
  const map = room(['......', '..NN..', '......'], { N: 'note' })
  const [first, ...others] = tilesInReachOf(map, map.things[0]!, { x: 5, y: 2 })
  expect(first).toMatchObject({ x: 4, y: 2 })
  expect(others.every(({ x, y }) => map.solid[y * 6 + x] === 0)).toBe(true)
})
