import { STEP_X, STEP_Y, type Facing } from '../protocol/frames'
import type { OwnWalker } from './own-walker'
import { findPath } from './pathfinding'
import { contains, isWalkable, portalAt, type Area, type RoomMap } from './room-map'

/** How long to stand in a doorway for the server's answer before walking on, ms. */
const DOORWAY_MS = 3000

export interface Goal {
  x: number
  y: number
  /** What to do on arrival. */
  then: (() => void) | null
}

/** Where I want to go: the keys held down, or a way to a place. It only decides steps; the walker takes them. */
export class Steering {
  goal: Goal | null = null
  private path: Facing[] = []
  private held: Facing[] = []
  /** A key pressed and let go again before its step could be taken. */
  private tapped: Facing | null = null
  private pressedAt = 0
  private doorwaySince: number | null = null

  constructor(
    private readonly walker: OwnWalker,
    private readonly standUp: () => void,
  ) {}

  /** @param now when the page came to know of it, ms. */
  press(facing: Facing, now: number): void {
    this.release(facing)
    this.held.push(facing)
    this.tapped = facing
    this.pressedAt = now
    this.forgetGoal()
  }

  release(facing: Facing): void {
    this.held = this.held.filter((one) => one !== facing)
  }

  /** No key is held any more: the window lost the keyboard. */
  releaseAll(): void {
    this.held = []
  }

  /** Give up where I was going: the server stopped me, or I do something else. A held key must be pressed anew. */
  stop(): void {
    this.held = []
    this.tapped = null
    this.doorwaySince = null
    this.forgetGoal()
  }

  /**
   * Walk to a tile. Other doors on the way are walked around, and so are areas that I have no access to.
   *
   * @returns whether there is a way.
   */
  goTo(room: RoomMap, x: number, y: number, mayEnter: (area: Area) => boolean, then: (() => void) | null = null): boolean {
    const closed = room.areas.filter((area) => !mayEnter(area) && !contains(area, this.walker.x, this.walker.y))
    const ground = {
      columns: room.columns,
      rows: room.rows,
      passable: (tileX: number, tileY: number): boolean =>
        isWalkable(room, tileX, tileY) &&
        ((tileX === x && tileY === y) ||
          (portalAt(room, tileX, tileY) === null && !closed.some((area) => contains(area, tileX, tileY)))),
    }
    const path = findPath(ground, this.walker.x, this.walker.y, x, y)
    if (!path) return false
    this.stop()
    this.path = path
    this.goal = { x, y, then }
    return true
  }

  /** Take the next step if it is time. Whether to call again in the next frame. */
  drive(room: RoomMap, now: number): boolean {
    const { walker } = this
    if (walker.replaying) {
      walker.replayNext(now)
      return true
    }
    const wanted = this.held.at(-1) ?? this.tapped ?? this.path[0]
    if (wanted !== undefined && walker.seated && !isWalkable(room, walker.x + STEP_X[wanted]!, walker.y + STEP_Y[wanted]!)) {
      // The chair faces a table or has its back to a wall: get up first, then walk on from there.
      this.standUp()
      return false
    }
    if (!walker.isFree(now)) return true
    if (this.doorwaySince !== null) {
      if (now - this.doorwaySince < DOORWAY_MS) return wanted !== undefined
      this.doorwaySince = null
    }
    if (wanted === undefined) {
      this.arrive()
      return false
    }
    // The frame of a busy page may carry a time before the key was pressed: a second step would follow at once.
    const begins = this.tapped === null ? now : Math.max(now, this.pressedAt)
    this.tapped = null
    if (this.held.length === 0) this.path.shift()
    const stepped = walker.step(wanted, begins)
    if (!stepped) {
      if (this.held.length === 0) this.forgetGoal()
      return false
    }
    if (portalAt(room, walker.x, walker.y)) {
      this.forgetGoal()
      this.doorwaySince = now
    }
    return true
  }

  private arrive(): void {
    const then = this.goal?.then
    this.forgetGoal()
    then?.()
  }

  private forgetGoal(): void {
    this.goal = null
    this.path = []
  }
}
