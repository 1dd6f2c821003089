import { describe, expect, it } from 'vitest'
import { DOWN, RIGHT, type MotionFrame, type Move } from '../src/protocol/frames'
import { advance, applyFrame, createWorld, forget, STEP_MS, type World } from '../src/world/world'
import { seededRandom } from './random'

const ME = 1

function move(member: number, x: number, y: number, more: Partial<Move> = {}): Move {
  return { member, x, y, facing: DOWN, seated: false, jump: false, gone: false, ...more }
}

function frame(kind: MotionFrame['kind'], seq: number, moves: Move[], cell = { x: 0, y: 0 }): MotionFrame {
  return { kind, tick: 0, cellX: cell.x, cellY: cell.y, seq, walks: [], moves }
}

function worldWith(...moves: Move[]): World {
  const world = createWorld(ME)
  applyFrame(world, frame('snapshot', 10, moves))
  return world
}

const shown = (world: World): [number, number, number][] => [...world.walkers.values()].map(({ member, x, y }) => [member, x, y])
const drawn = (world: World, member: number): [number, number] => {
  const walker = world.walkers.get(member)!
  return [walker.drawnX, walker.drawnY]
}

describe('a snapshot', () => {
  it('shows all it holds but me, and tells where I am', () => {
    const world = createWorld(ME)
    const news = applyFrame(world, frame('snapshot', 4, [move(ME, 3, 3), move(2, 5, 6)]))
    expect(shown(world)).toEqual([[2, 5, 6]])
    expect(news).toEqual({ me: move(ME, 3, 3), gap: false, changed: true })
  })

  it('removes whoever it does not hold', () => {
    const world = worldWith(move(2, 5, 6), move(3, 7, 7))
    applyFrame(world, frame('snapshot', 20, [move(3, 7, 7)]))
    expect(shown(world)).toEqual([[3, 7, 7]])
  })
})

describe('walks', () => {
  const walks = (seq: number, ...all: MotionFrame['walks']): MotionFrame => ({ ...frame('moves', seq, []), walks: all })

  it('go one tile on from where the frame before left someone, me too', () => {
    const world = worldWith(move(2, 5, 5, { seated: true }), move(ME, 1, 1))
    const news = applyFrame(world, walks(11, { member: 2, facing: RIGHT }, { member: ME, facing: DOWN }))
    expect(shown(world)).toEqual([[2, 6, 5]])
    expect(world.walkers.get(2)).toMatchObject({ facing: RIGHT, seated: false })
    expect(news).toEqual({ me: move(ME, 1, 2), gap: false, changed: true })
    expect(applyFrame(world, walks(12, { member: ME, facing: DOWN })).me).toEqual(move(ME, 1, 3))
  })

  it('of someone I do not know say nothing, nor do any after a gap', () => {
    const world = worldWith(move(2, 5, 5))
    expect(applyFrame(world, walks(11, { member: 3, facing: RIGHT }))).toEqual({ me: null, gap: false, changed: false })
    expect(applyFrame(world, walks(13, { member: 2, facing: RIGHT })).gap).toBe(true)
    expect(shown(world)).toEqual([[2, 5, 5]])
  })
})

describe('coming into a cell', () => {
  it('brings who comes into view, forgets who is out of it, and goes on from there', () => {
    const world = worldWith(move(2, 5, 5), move(3, 30, 5), move(ME, 15, 5))
    const entered: MotionFrame = {
      ...frame('entered', 40, [move(ME, 32, 5), move(4, 40, 5)], { x: 2, y: 0 }),
      walks: [{ member: 3, facing: RIGHT }, { member: 4, facing: RIGHT }],
    }
    expect(applyFrame(world, entered)).toEqual({ me: move(ME, 32, 5), gap: false, changed: true })
    expect(shown(world)).toEqual([[3, 31, 5], [4, 40, 5]])
    expect(applyFrame(world, frame('moves', 41, [move(4, 41, 5)], { x: 2, y: 0 })).gap).toBe(false)
  })

  it('before any snapshot asks for one', () => {
    expect(applyFrame(createWorld(ME), frame('entered', 3, [move(2, 5, 5)])).gap).toBe(true)
  })
})

describe('moves', () => {
  it('before any snapshot ask for one and show nobody: they may be of the room just left', () => {
    const world = createWorld(ME)
    expect(applyFrame(world, frame('moves', 1, [move(2, 5, 5)]))).toEqual({ me: null, gap: true, changed: false })
    expect(shown(world)).toEqual([])
  })

  it('move walkers, bring new ones and remove those who left the room', () => {
    const world = worldWith(move(2, 5, 5), move(3, 6, 6))
    const news = applyFrame(world, frame('moves', 11, [move(2, 6, 5), move(3, 6, 6, { gone: true }), move(4, 1, 1)]))
    expect(shown(world)).toEqual([[2, 6, 5], [4, 1, 1]])
    expect(news.gap).toBe(false)
  })

  it('that skip a frame are taken in, and a snapshot is asked for', () => {
    const world = worldWith(move(2, 5, 5))
    expect(applyFrame(world, frame('moves', 13, [move(2, 6, 5)])).gap).toBe(true)
    expect(shown(world)).toEqual([[2, 6, 5]])
  })

  it('count on over 65535', () => {
    const world = createWorld(ME)
    applyFrame(world, frame('snapshot', 0xffff, [move(2, 5, 5)]))
    expect(applyFrame(world, frame('moves', 0, [move(2, 6, 5)])).gap).toBe(false)
  })

  it('that are older than what is known are left aside', () => {
    const world = worldWith(move(2, 5, 5))
    applyFrame(world, frame('moves', 9, [move(2, 9, 9)]))
    applyFrame(world, frame('moves', 10, [move(2, 9, 9)]))
    expect(shown(world)).toEqual([[2, 5, 5]])
  })

  it('of another cell than mine ask for a snapshot', () => {
    const world = worldWith()
    expect(applyFrame(world, frame('moves', 1, [move(2, 17, 5)], { x: 1, y: 0 })).gap).toBe(true)
  })

  it('drop a walker who went out of the 3×3 cells', () => {
    const world = worldWith(move(2, 31, 23))
    applyFrame(world, frame('moves', 11, [move(2, 32, 23)]))
    expect(shown(world)).toEqual([])
  })

  it('tell of me apart', () => {
    const world = worldWith()
    expect(applyFrame(world, frame('moves', 11, [move(ME, 4, 4)])).me).toEqual(move(ME, 4, 4))
    expect(shown(world)).toEqual([])
  })
})

it('forgets those who left, by the roster', () => {
  const world = worldWith(move(2, 5, 5), move(3, 6, 6))
  forget(world, [2, 99])
  expect(shown(world)).toEqual([[3, 6, 6]])
})

describe('walking between two tiles', () => {
  it('takes the time of a step', () => {
    const world = worldWith(move(2, 5, 5))
    applyFrame(world, frame('moves', 11, [move(2, 6, 5, { facing: RIGHT })]))
    expect(advance(world, STEP_MS / 2)).toBe(true)
    expect(drawn(world, 2)).toEqual([5.5, 5])
    expect(advance(world, STEP_MS / 2 + 1)).toBe(false)
    expect(drawn(world, 2)).toEqual([6, 5])
  })

  it('turns the corner rather than cutting it', () => {
    const world = worldWith(move(2, 5, 5))
    applyFrame(world, frame('moves', 11, [move(2, 6, 5)]))
    applyFrame(world, frame('moves', 12, [move(2, 6, 6)]))
    while (drawn(world, 2)[0] < 6) {
      expect(drawn(world, 2)[1]).toBe(5)
      advance(world, 16)
    }
  })

  it('does not show the way of a jump, nor any way when motion is unwanted', () => {
    const world = worldWith(move(2, 5, 5), move(3, 5, 5))
    applyFrame(world, frame('moves', 11, [move(2, 9, 9, { jump: true })]))
    applyFrame(world, frame('moves', 12, [move(3, 6, 5)]), false)
    expect([drawn(world, 2), drawn(world, 3)]).toEqual([[9, 9], [6, 5]])
    expect(advance(world, 16)).toBe(false)
  })

  it('catches up when late, and never runs ahead of what is known', () => {
    const random = seededRandom(3)
    const world = worldWith(move(2, 8, 6))
    let [x, y, seq] = [8, 6, 10]
    for (let frameNumber = 0; frameNumber < 3000; frameNumber += 1) {
      if (frameNumber % 12 === 0) {
        if (random() < 0.5) x = Math.min(30, Math.max(0, x + (random() < 0.5 ? 1 : -1)))
        else y = Math.min(22, Math.max(0, y + (random() < 0.5 ? 1 : -1)))
        seq += 1
        applyFrame(world, frame('moves', seq, [move(2, x, y)]))
      }
      advance(world, 8 + random() * 20)
      const [atX, atY] = drawn(world, 2)
      expect(Math.abs(atX - x) + Math.abs(atY - y)).toBeLessThanOrEqual(3)
    }
    advance(world, 5000)
    expect(drawn(world, 2)).toEqual([x, y])
  })
})
