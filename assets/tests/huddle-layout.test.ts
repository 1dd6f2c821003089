import { describe, expect, it } from 'vitest'
import { gridOf, LEAST_TILE_PX, ordered, TILE_SHAPE, type Seat } from '../src/huddles/layout'

function seat(member: number, more: Partial<Seat> = {}): Seat {
  return { key: String(member), member, mine: false, screen: false, speaks: false, spokeAt: 0, listener: false, ...more }
}

describe('the grid of tiles', () => {
  it('gives one person all of the frame that its shape allows', () => {
    expect(gridOf(1, 640, 360)).toEqual({ columns: 1, tile: 640, shown: 1 })
    expect(gridOf(1, 640, 180).tile).toBe(320)
  })

  it('puts people where their tiles are largest', () => {
    expect(gridOf(2, 640, 200).columns).toBe(2)
    expect(gridOf(2, 300, 600).columns).toBe(1)
    expect(gridOf(4, 640, 400).columns).toBe(2)
  })

  it('never lets tiles out of the frame, nor makes them too small to see a face', () => {
    for (const [width, height] of [[320, 300], [640, 360], [1200, 700], [280, 640]] as const) {
      for (let count = 1; count <= 40; count += 1) {
        const { columns, tile, shown } = gridOf(count, width, height)
        const places = shown < count ? shown + 1 : shown
        const rows = Math.ceil(places / columns)
        expect(columns * tile + (columns - 1) * 8).toBeLessThanOrEqual(width)
        expect(rows * (tile / TILE_SHAPE) + (rows - 1) * 8).toBeLessThanOrEqual(height + 1)
        expect(tile).toBeGreaterThanOrEqual(Math.min(LEAST_TILE_PX, width))
        expect(shown).toBeGreaterThan(0)
        expect(shown).toBeLessThanOrEqual(count)
      }
    }
  })
})

describe('who stands where', () => {
  const nobody: ReadonlySet<number> = new Set()
  const members = (seats: readonly Seat[]): number[] => seats.map(({ member }) => member)

  it('puts screens, sign language and pinned people first, me and listeners last', () => {
    const seats = [seat(1, { mine: true }), seat(2), seat(3, { listener: true }), seat(4), seat(5), seat(6, { screen: true })]
    expect(members(ordered(seats, new Set([4]), 5))).toEqual([6, 5, 4, 2, 1, 3])
  })

  it('keeps everyone in their place while people talk in turn', () => {
    const quiet = [seat(1), seat(2), seat(3)]
    const before = ordered(quiet, nobody, null).map(({ key }) => key)
    const talking = [seat(1), seat(2), seat(3, { speaks: true, spokeAt: 9 })]
    expect(ordered(talking, nobody, null, before).map(({ key }) => key)).toEqual(before)
  })

  it('gives who speaks out of sight the place of who has been silent longest', () => {
    const seats = [seat(1, { spokeAt: 5 }), seat(2, { spokeAt: 2 }), seat(3, { spokeAt: 8 }), seat(4, { speaks: true, spokeAt: 9 })]
    expect(members(ordered(seats, nobody, null, ['1', '2', '3', '4'], 3))).toEqual([1, 4, 3, 2])
  })

  it('never takes the place of the sign language tile, nor of the pinned', () => {
    const seats = [seat(1), seat(2), seat(3, { speaks: true, spokeAt: 9 })]
    expect(members(ordered(seats, new Set([2]), 1, [], 2))).toEqual([1, 2, 3])
  })
})
