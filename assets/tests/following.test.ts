import { describe, expect, it } from 'vitest'
import { nextStep, standingTiles, waits, type Point, type Situation } from '../src/people/following'
import { room } from './rooms'

const hall = room('..........', '..........', '.........D')

function situation(changes: Partial<Situation>): Situation {
  return { me: { room: 'hall', x: 0, y: 0 }, followed: { room: 'hall', x: 6, y: 0 }, map: hall, goal: null, waitsForThem: false, ...changes }
}

describe('in the same room', () => {
  it('one walks beside whom one follows', () => {
    const step = nextStep(situation({}))
    expect(step).toMatchObject({ kind: 'walk' })
    expect(step.kind === 'walk' && step.tiles[0]).toEqual({ x: 5, y: 0 })
  })

  it('one stays where two tiles apart, and walks on until beside', () => {
    expect(nextStep(situation({ followed: { room: 'hall', x: 2, y: 0 } }))).toEqual({ kind: 'stay' })
    expect(nextStep(situation({ followed: { room: 'hall', x: 2, y: 0 }, goal: { x: 1, y: 0 } }))).toEqual({ kind: 'stay' })
    expect(nextStep(situation({ followed: { room: 'hall', x: 1, y: 1 }, goal: { x: 2, y: 1 } }))).toEqual({ kind: 'stop' })
  })

  it('a way that still leads beside them is kept; one that no longer does is found anew', () => {
    expect(nextStep(situation({ goal: { x: 5, y: 0 } }))).toEqual({ kind: 'stay' })
    expect(nextStep(situation({ goal: { x: 3, y: 0 } }))).toMatchObject({ kind: 'walk' })
  })

  it('nobody is led through a door to stand beside someone', () => {
    expect(standingTiles(hall, { x: 8, y: 2 }, { x: 9, y: 2 })).not.toContainEqual({ x: 9, y: 2 })
  })
})

describe('in another room', () => {
  const gone = { room: 'other', x: 1, y: 1 }

  it('one takes the door that leads there, and keeps walking to it', () => {
    expect(nextStep(situation({ followed: gone }))).toMatchObject({ kind: 'door', portals: [{ x: 9, y: 2, room: 'other' }] })
    expect(nextStep(situation({ followed: gone, goal: { x: 9, y: 2 } }))).toEqual({ kind: 'stay' })
    expect(nextStep(situation({ followed: gone, goal: { x: 5, y: 0 } }))).toMatchObject({ kind: 'door' })
  })

  it('without such a door one goes in by the entrance', () => {
    expect(nextStep(situation({ followed: { ...gone, room: 'far' } }))).toEqual({ kind: 'enter', room: 'far' })
  })

  it('nothing is decided before the map is there', () => {
    expect(nextStep(situation({ followed: gone, map: null }))).toEqual({ kind: 'stay' })
  })
})

describe('two who follow each other', () => {
  it('of whom one waits', () => {
    expect([waits(1, 2, true), waits(2, 1, true)]).toEqual([true, false])
    expect([waits(1, 2, false), waits(2, 1, false)]).toEqual([false, false])
  })

  it('come to rest in the same room and across a door', () => {
    for (const start of [
      { one: { room: 'hall', x: 0, y: 0 }, other: { room: 'hall', x: 9, y: 0 } },
      { one: { room: 'hall', x: 0, y: 0 }, other: { room: 'other', x: 4, y: 1 } },
    ]) {
      const walked = [0, 0]
      const people = [start.one, start.other]
      const goals: (Point | null)[] = [null, null]
      for (let tick = 0; tick < 60; tick += 1) {
        for (const me of [0, 1]) {
          const step = nextStep({ me: people[me]!, followed: people[1 - me]!, map: hall, goal: goals[me]!, waitsForThem: waits(me, 1 - me, true) })
          if (step.kind === 'stop') goals[me] = null
          if (step.kind === 'walk') goals[me] = step.tiles[0]!
          if (step.kind === 'enter' || step.kind === 'door') people[me] = { ...people[1 - me]!, x: 9, y: 2 }
          const goal = goals[me]
          if (!goal) continue
          const { room: where, x, y } = people[me]!
          if (x === goal.x && y === goal.y) goals[me] = null
          else people[me] = { room: where, x: x + Math.sign(goal.x - x), y: x === goal.x ? y + Math.sign(goal.y - y) : y }
          if (tick > 40) walked[me]! += 1
        }
      }
      expect(people[0]!.room).toBe(people[1]!.room)
      expect(Math.abs(people[0]!.x - people[1]!.x)).toBeLessThanOrEqual(2)
      expect(walked).toEqual([0, 0])
    }
  })
})
