import { describe, expect, it } from 'vitest'
import { effectsOf } from '../src/render/effects'
import { flecksOf, hasLife } from '../src/render/life'
import { room } from './rooms'

const map = { ...room('...', '...'), tilesets: [{ name: 'campus', first: 0, end: 9, columns: 32 }, { name: 'city', first: 9, end: 20, columns: 32 }], below: [{ name: 'ground', tiles: Int32Array.from([7, 8, -1, 9, 7, -1]), opacity: 1 }], above: [{ name: 'above', tiles: Int32Array.from([-1, -1, -1, -1, 3, -1]), opacity: 1 }] }
const table = { campus: { panes: { 7: [[4, 5, 10, 12]] }, marks: { 8: 'lamp' } }, city: { panes: {}, marks: { 0: 'tree-autumn' } } } as const

describe('what lives and shines', () => {
  it('is read off the tiles; what stands in front of glass hides it', () => {
    expect(effectsOf(map, table)).toEqual({
      panes: [{ x: 4, y: 5, width: 10, height: 12 }],
      marks: [{ mark: 'lamp', x: 1, y: 0 }, { mark: 'tree-autumn', x: 0, y: 1 }],
      outdoors: true,
    })
    expect(effectsOf(map, {}).outdoors).toBe(false)
  })

  it('falls from the tree and is gone on the ground', () => {
    const seen = new Set<number>()
    for (let time = 0; time < 20_000; time += 125) {
      for (const leaf of flecksOf('tree-autumn', 4, 6, time)) {
        expect(flecksOf('tree-autumn', 4, 6, time)).toContainEqual(leaf)
        expect(leaf.y).toBeGreaterThanOrEqual(6 * 32)
        expect(leaf.y).toBeLessThanOrEqual(6 * 32 + 128)
        seen.add(leaf.y)
      }
    }
    expect(seen.size).toBeGreaterThan(20)
  })

  it.each([
    ['fountain', 8, 120, 110],
    ['arch-fountain', 20, 172, 168],
    ['lava-fountain', 12, 84, 114],
  ] as const)('glitters within the basin: %s', (mark, left, right, bottom) => {
    for (let time = 0; time < 5000; time += 125) {
      for (const { x, y, width } of flecksOf(mark, 0, 0, time)) {
        expect(x).toBeGreaterThanOrEqual(left)
        expect(x + width).toBeLessThanOrEqual(right)
        expect(y).toBeGreaterThan(0)
        expect(y).toBeLessThan(bottom)
      }
    }
  })

  it('asks for frames only where some is in sight', () => {
    const effects = effectsOf(map, table)
    const view = { originX: 0, originY: 0, scale: 1, density: 1, width: 200, height: 200 }
    expect(hasLife(effects, view)).toBe(true)
    expect(hasLife(effects, { ...view, originX: -4000 })).toBe(false)
    expect(hasLife({ ...effects, marks: [{ mark: 'lamp', x: 0, y: 0 }] }, view)).toBe(false)
  })
})
