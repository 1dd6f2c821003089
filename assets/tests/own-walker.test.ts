import { describe, expect, it } from 'vitest'
import { DOWN, LEFT, RIGHT, STEP_X, STEP_Y, UP, type Correction, type Facing, type Move } from '../src/protocol/frames'
import { OwnWalker } from '../src/world/own-walker'
import { STEP_MS } from '../src/world/world'
import { seededRandom } from './random'

interface Sent {
  epoch: number
  seq: number
  facing: Facing
  turnOnly: boolean
}

function walkerAt(x: number, y: number, isWalkable: (x: number, y: number) => boolean = () => true): { walker: OwnWalker; sent: Sent[] } {
  const sent: Sent[] = []
  const walker = new OwnWalker({ isWalkable, send: (epoch, seq, facing, turnOnly) => sent.push({ epoch, seq, facing, turnOnly }) })
  walker.arrive(x, y, DOWN, false, 7)
  return { walker, sent }
}

function correction(seq: number, x: number, y: number, reason: number, more: Partial<Correction> = {}): Correction {
  return { kind: 'correction', epoch: 8, seq, x, y, facing: DOWN, seated: false, reason, ...more }
}

const move = (x: number, y: number, more: Partial<Move> = {}): Move => ({ member: 1, x, y, facing: DOWN, seated: false, jump: false, gone: false, ...more })
const at = (walker: OwnWalker): [number, number] => [walker.x, walker.y]

describe('prediction', () => {
  it('takes a step at once and sends it', () => {
    const { walker, sent } = walkerAt(5, 5)
    expect(walker.step(RIGHT, 1000)).toBe(true)
    expect(at(walker)).toEqual([6, 5])
    expect(walker.drawn(1000 + STEP_MS / 2)).toEqual({ x: 5.5, y: 5, moving: true, left: 0.5 })
    expect(walker.isFree(1000 + STEP_MS - 1)).toBe(false)
    expect(walker.drawn(1000 + STEP_MS)).toEqual({ x: 6, y: 5, moving: false, left: 0 })
    expect(sent).toEqual([{ epoch: 7, seq: 1, facing: RIGHT, turnOnly: false }])
  })

  it('turns towards a wall, once', () => {
    const { walker, sent } = walkerAt(5, 5, () => false)
    expect(walker.step(LEFT, 0)).toBe(false)
    expect(walker.step(LEFT, 300)).toBe(false)
    expect(at(walker)).toEqual([5, 5])
    expect(sent).toEqual([{ epoch: 7, seq: 1, facing: LEFT, turnOnly: true }])
  })

  it('keeps an even pace whatever the frame rate', () => {
    const { walker, sent } = walkerAt(5, 5)
    for (let now = 1000; now < 1000 + 20 * STEP_MS; now += 17) {
      if (walker.isFree(now)) walker.step(RIGHT, now)
    }
    expect(sent.length).toBe(20)
  })

  it('counts its steps anew in a new room', () => {
    const { walker, sent } = walkerAt(5, 5)
    walker.step(RIGHT, 0)
    walker.arrive(9, 9, UP, false, 12)
    walker.step(UP, 1000)
    expect(sent.at(-1)).toEqual({ epoch: 12, seq: 1, facing: UP, turnOnly: false })
  })

  it('gets up by walking off a chair', () => {
    const { walker } = walkerAt(5, 5)
    walker.arrive(5, 5, DOWN, true, 0)
    walker.step(DOWN, 0)
    expect(walker.seated).toBe(false)
  })
})

describe('confirmation', () => {
  it('does not pull me back to where I was a step ago', () => {
    const { walker } = walkerAt(5, 5)
    walker.step(RIGHT, 0)
    walker.step(RIGHT, 300)
    expect(walker.confirm(move(6, 5))).toBe('confirmed')
    expect(at(walker)).toEqual([7, 5])
    expect(walker.waitingSince).toBe(300)
    expect(walker.confirm(move(7, 5))).toBe('confirmed')
    expect(walker.waitingSince).toBeNull()
  })

  it('moves me when nothing of mine explains the position', () => {
    const { walker } = walkerAt(5, 5)
    expect(walker.confirm(move(20, 20))).toBe('moved')
    expect(at(walker)).toEqual([20, 20])
  })

  it('seats me', () => {
    const { walker } = walkerAt(5, 5)
    expect(walker.confirm(move(6, 4, { seated: true, facing: UP }))).toBe('moved')
    expect([at(walker), walker.seated, walker.facing]).toEqual([[6, 4], true, UP])
  })
})

describe('a step taken right after the server moved me', () => {
  it('is not undone by the news that I got up', () => {
    const { walker } = walkerAt(5, 5)
    walker.arrive(5, 5, DOWN, true, 7)
    walker.correct(correction(0, 5, 6, 5))
    walker.step(RIGHT, 0)
    expect(walker.confirm(move(5, 6, { jump: true }))).toBe('confirmed')
    expect(walker.confirm(move(6, 6, { jump: true }))).toBe('confirmed')
    expect(at(walker)).toEqual([6, 6])
  })

  it('nor waiting to be taken: the jump that the correction told of is no news', () => {
    const { walker } = walkerAt(5, 5)
    walker.correct(correction(0, 5, 6, 5))
    expect(walker.confirm(move(5, 6, { jump: true }))).toBe('confirmed')
  })

  it('nor by the news that I had sat down', () => {
    const { walker } = walkerAt(5, 5)
    walker.correct(correction(0, 5, 6, 5, { seated: true }))
    walker.step(RIGHT, 0)
    expect(walker.confirm(move(5, 6, { seated: true }))).toBe('confirmed')
    expect([at(walker), walker.seated]).toEqual([[6, 6], false])
  })
})

describe('correction', () => {
  for (const [reason, name] of [[1, 'a wall'], [3, 'a closed door or area'], [4, 'a full room'], [5, 'a move by the server']] as const) {
    it(`puts me at the true position after ${name}`, () => {
      const { walker, sent } = walkerAt(5, 5)
      walker.step(RIGHT, 0)
      walker.step(RIGHT, 300)
      expect(walker.correct(correction(1, 6, 5, reason, { facing: RIGHT }))).toBe(true)
      expect([at(walker), walker.facing, walker.replaying]).toEqual([[6, 5], RIGHT, false])
      walker.step(DOWN, 600)
      expect(sent.at(-1)).toEqual({ epoch: 8, seq: 3, facing: DOWN, turnOnly: false })
    })
  }

  it('sends dropped steps again after "too fast", without a jerk', () => {
    const { walker, sent } = walkerAt(5, 5)
    walker.step(RIGHT, 0)
    walker.step(RIGHT, 210)
    walker.step(DOWN, 420)
    expect(walker.correct(correction(1, 6, 5, 2))).toBe(false)
    expect([at(walker), walker.replaying]).toEqual([[7, 6], true])
    for (let now = 640; walker.replaying; now += 10) walker.replayNext(now)
    expect(sent.slice(3)).toEqual([
      { epoch: 8, seq: 4, facing: RIGHT, turnOnly: false },
      { epoch: 8, seq: 5, facing: DOWN, turnOnly: false },
    ])
    expect(at(walker)).toEqual([7, 6])
  })

  it('replays at the common pace', () => {
    const { walker, sent } = walkerAt(5, 5)
    for (let step = 0; step < 6; step += 1) walker.step(RIGHT, step * STEP_MS)
    walker.correct(correction(2, 7, 5, 2))
    const before = sent.length
    for (let now = 6 * STEP_MS; now < 8 * STEP_MS; now += 5) walker.replayNext(now)
    expect(sent.length - before).toBe(2)
  })

  it('puts me right when the replay would not end where I am drawn', () => {
    const { walker } = walkerAt(5, 5)
    walker.step(RIGHT, 0)
    expect(walker.correct(correction(0, 9, 9, 2))).toBe(true)
    expect(at(walker)).toEqual([9, 9])
  })
})

it('ends where the server has it, whatever the server refuses and whenever', () => {
  const random = seededRandom(4)
  for (let round = 0; round < 60; round += 1) {
    const walls = new Set(Array.from({ length: 40 }, () => `${Math.floor(random() * 16)},${Math.floor(random() * 16)}`))
    walls.delete('8,8')
    // Half of the walls are news to the client.
    const known = new Set([...walls].filter(() => random() < 0.5))
    const server = { x: 8, y: 8, epoch: 7, seq: 0, tokens: 3 }
    const inbox: Sent[] = []
    const outbox: (Move | Correction)[] = []
    const walker = new OwnWalker({
      isWalkable: (x, y) => x >= 0 && y >= 0 && x < 16 && y < 16 && !known.has(`${x},${y}`),
      send: (epoch, seq, facing, turnOnly) => inbox.push({ epoch, seq, facing, turnOnly }),
    })
    walker.arrive(8, 8, DOWN, false, 7)
    const serve = (step: Sent): void => {
      if (step.epoch !== server.epoch) return
      expect(step.seq).toBeGreaterThan(server.seq)
      if (step.turnOnly) {
        server.seq = step.seq
        return
      }
      const x = server.x + STEP_X[step.facing]!
      const y = server.y + STEP_Y[step.facing]!
      const wall = walls.has(`${x},${y}`)
      if (wall || server.tokens < 1) {
        server.epoch = (server.epoch + 1) & 0xff
        outbox.push(correction(server.seq, server.x, server.y, wall ? 1 : 2, { epoch: server.epoch }))
        return
      }
      server.tokens -= 1
      Object.assign(server, { x, y, seq: step.seq })
      outbox.push(move(x, y))
    }
    for (let now = 0; now < 12_000; now += 16) {
      // A line that holds things up, and a bucket that is now and then emptier than it should be.
      server.tokens = Math.min(3, server.tokens + (random() < 0.05 ? -0.5 : 0.08))
      if (random() < 0.3) inbox.splice(0).forEach(serve)
      if (random() < 0.3) {
        for (const told of outbox.splice(0)) {
          if ('kind' in told) walker.correct(told)
          else walker.confirm(told)
        }
      }
      if (walker.replaying) walker.replayNext(now)
      else if (now < 9000 && walker.isFree(now)) walker.step(Math.floor(random() * 4) as Facing, now)
    }
    for (let now = 12_000; now < 40_000; now += 16) {
      server.tokens = Math.min(3, server.tokens + 0.08)
      inbox.splice(0).forEach(serve)
      for (const told of outbox.splice(0)) {
        if ('kind' in told) walker.correct(told)
        else walker.confirm(told)
      }
      if (walker.replaying) walker.replayNext(now)
    }
    expect(at(walker)).toEqual([server.x, server.y])
  }
})
