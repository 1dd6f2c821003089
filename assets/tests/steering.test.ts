import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DOWN, LEFT, RIGHT } from '../src/protocol/frames'
import { OwnWalker } from '../src/world/own-walker'
import { isWalkable, type RoomMap } from '../src/world/room-map'
import { mayEnter, tilesBeside } from '../src/world/seats'
import { Steering } from '../src/world/steering'
import { room } from './rooms'

let map: RoomMap
let walker: OwnWalker
let steering: Steering
const standUp = vi.fn()

function start(x: number, y: number, ...rows: string[]): void {
  map = room(...rows)
  walker = new OwnWalker({ isWalkable: (tileX, tileY) => isWalkable(map, tileX, tileY), send: () => {} })
  walker.arrive(x, y, DOWN, false, 0)
  steering = new Steering(walker, standUp)
}

/** Drive until nothing more is wanted; the tiles stood on. */
function drive(most = 400): string[] {
  const tiles = [`${walker.x},${walker.y}`]
  for (let now = 1000; most > 0; most -= 1, now += 20) {
    const more = steering.drive(map, now)
    const tile = `${walker.x},${walker.y}`
    if (tile !== tiles.at(-1)) tiles.push(tile)
    if (!more) break
  }
  return tiles
}

const anyone = (): boolean => true

beforeEach(() => standUp.mockReset())

describe('keys', () => {
  it('walk as long as they are held, the newest first', () => {
    start(0, 0, '....', '....')
    steering.press(RIGHT, 0)
    steering.drive(map, 1000)
    steering.press(DOWN, 0)
    steering.drive(map, 1300)
    steering.release(DOWN)
    steering.drive(map, 1600)
    expect([walker.x, walker.y]).toEqual([2, 1])
  })

  it('take one step when pressed and let go between two frames', () => {
    start(0, 0, '...')
    steering.press(RIGHT, 0)
    steering.release(RIGHT)
    expect(drive()).toEqual(['0,0', '1,0'])
  })

  it('take no second step at once when the page was too busy to draw', () => {
    start(0, 0, '....')
    steering.press(RIGHT, 1400)
    steering.drive(map, 1000)  // the time of the frame that was due long before
    steering.drive(map, 1420)
    steering.release(RIGHT)
    expect([walker.x, walker.y]).toEqual([1, 0])
  })

  it('end a walk to a place', () => {
    start(0, 0, '....', '....')
    steering.goTo(map, 3, 0, anyone)
    steering.press(DOWN, 0)
    steering.release(DOWN)
    expect(steering.goal).toBeNull()
    expect(drive()).toEqual(['0,0', '0,1'])
  })

  it('ask for no further frame at a wall', () => {
    start(0, 0, '.')
    steering.press(LEFT, 0)
    expect(steering.drive(map, 1000)).toBe(false)
    expect(walker.facing).toBe(LEFT)
  })
})

describe('a walk to a place', () => {
  it('does there what it came for, once', () => {
    start(0, 0, '....')
    const arrived = vi.fn()
    expect(steering.goTo(map, 3, 0, anyone, arrived)).toBe(true)
    expect(drive()).toEqual(['0,0', '1,0', '2,0', '3,0'])
    expect(arrived).toHaveBeenCalledTimes(1)
    expect(steering.goal).toBeNull()
  })

  it('goes through a door only when the door is where it goes', () => {
    start(0, 0, '.D.', '...')
    steering.goTo(map, 2, 0, anyone)
    expect(drive()).toEqual(['0,0', '0,1', '1,1', '2,1', '2,0'])
    start(0, 0, '.D.', '...')
    steering.goTo(map, 1, 0, anyone)
    expect(drive()).toEqual(['0,0', '1,0'])
  })

  it('waits in the doorway for what the server says', () => {
    start(0, 0, '.D...')
    steering.press(RIGHT, 0)
    expect(drive(100)).toEqual(['0,0', '1,0'])
  })

  it('keeps out of areas that are not mine', () => {
    start(0, 0, '.S.', '...')
    steering.goTo(map, 2, 0, () => false)
    expect(drive()).toEqual(['0,0', '0,1', '1,1', '2,1', '2,0'])
    start(0, 0, '.S.')
    expect(steering.goTo(map, 2, 0, () => false)).toBe(false)
    expect(steering.goTo(map, 2, 0, anyone)).toBe(true)
  })
})

describe('from a chair', () => {
  it('one walks off it, or gets up first where it is hemmed in', () => {
    start(1, 0, '#c.')
    walker.arrive(1, 0, DOWN, true, 0)
    steering.press(LEFT, 0)
    expect(steering.drive(map, 1000)).toBe(false)
    expect(standUp).toHaveBeenCalledTimes(1)
    steering.stop()
    steering.press(RIGHT, 0)
    steering.drive(map, 1300)
    expect([walker.x, walker.seated]).toEqual([2, false])
    expect(standUp).toHaveBeenCalledTimes(1)
  })
})

describe('seats', () => {
  it('are reached from the walkable tiles beside them', () => {
    map = room('#.#', '.c.', '###')
    expect(tilesBeside(map, { x: 1, y: 1 }, { x: 2, y: 1 })).toEqual([{ x: 2, y: 1 }, { x: 1, y: 0 }, { x: 0, y: 1 }])
  })
})

it('plans ways through reserved areas for those they are reserved to', () => {
  const [area] = room('S').areas
  const person = (role: 'participant' | 'speaker' | 'organiser'): Parameters<typeof mayEnter>[1] => ({ id: 1, name: '', establishment: '', avatar: '10', role })
  expect([mayEnter(area!, null), mayEnter(area!, person('participant')), mayEnter(area!, person('speaker')), mayEnter(area!, person('organiser'))]).toEqual([false, false, true, true])
})
