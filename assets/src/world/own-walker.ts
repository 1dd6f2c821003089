/**
 * My own walker, drawn ahead of the server's answer: each step is shown at once, sent with a sequence number, and kept
 * until it is confirmed, so that a correction can be answered without a jerk. Positions are tiles, times ms.
 */

import { STEP_X, STEP_Y, TOO_FAST, type Correction, type Facing, type Move } from '../protocol/frames'
import { STEP_MS } from './world'

/** Steps kept for a replay; the server lets at most a burst of 3 be under way, a slow line a few more. */
const PENDING_STEPS = 64

/** A step begun this much late still counts as begun on time, so that walking on is even. */
const LATE_MS = 120

interface PendingStep {
  seq: number
  facing: Facing
  sentAt: number
  /** Where the step leads. */
  x: number
  y: number
}

/** What the walker asks of the outside. */
export interface Surroundings {
  isWalkable(x: number, y: number): boolean
  send(epoch: number, seq: number, facing: Facing, turnOnly: boolean): void
}

export class OwnWalker {
  x = 0
  y = 0
  facing: Facing = 0
  seated = false
  epoch = 0
  /** Where the step under way began, and when it ends; the walker is drawn between there and (x, y). */
  private fromX = 0
  private fromY = 0
  private arrivesAt = 0
  private gliding = false
  private seq = 0
  private pending: PendingStep[] = []
  /** Steps that the server dropped as too fast, to be sent again one by one. */
  private replay: Facing[] = []
  walked = 0

  constructor(private readonly around: Surroundings) {}

  /** Stand where the server put me, in a room I just came to. */
  arrive(x: number, y: number, facing: Facing, seated: boolean, epoch: number): void {
    this.epoch = epoch
    // The server counts the steps of each arrival anew.
    this.seq = 0
    this.settle(x, y, facing, seated)
  }

  /** Steps still to be sent again: no new one may be taken before. */
  get replaying(): boolean {
    return this.replay.length > 0
  }

  /** When the oldest unconfirmed step was sent, or null. */
  get waitingSince(): number | null {
    return this.pending[0]?.sentAt ?? null
  }

  isFree(now: number): boolean {
    return now >= this.arrivesAt
  }

  /**
   * Take a step, or turn towards what blocks it. Call it when `isFree`; a step begun right after another starts where
   * the time of that one ended, so that a held key gives an even walk whatever the frame rate.
   *
   * @returns whether a step was taken.
   */
  step(facing: Facing, now: number): boolean {
    const x = this.x + STEP_X[facing]!
    const y = this.y + STEP_Y[facing]!
    if (!this.around.isWalkable(x, y)) {
      if (this.facing !== facing) {
        this.facing = facing
        this.around.send(this.epoch, this.nextSeq(), facing, true)
      }
      return false
    }
    this.fromX = this.x
    this.fromY = this.y
    this.x = x
    this.y = y
    this.facing = facing
    // Stepping off a chair is getting up.
    this.seated = false
    this.begin(now)
    this.send(facing, x, y, now)
    return true
  }

  /** Send the next of the steps to be replayed, at the common pace. They are drawn already. */
  replayNext(now: number): void {
    const facing = this.replay[0]
    if (facing === undefined || !this.isFree(now)) return
    this.replay.shift()
    const last = this.pending.at(-1) ?? { x: this.trueX, y: this.trueY }
    this.begin(now)
    this.gliding = false
    this.send(facing, last.x + STEP_X[facing]!, last.y + STEP_Y[facing]!, now)
  }

  private trueX = 0
  private trueY = 0

  /**
   * My own move came back: everything up to it is confirmed.
   *
   * What the server does to me (a seat, another place) it says in a correction, before any move that shows it. So while
   * steps of mine are under way, a position that is none of theirs is older than they are, and no news.
   */
  confirm(move: Move): 'confirmed' | 'moved' {
    this.trueX = move.x
    this.trueY = move.y
    const at = this.pending.findIndex((step) => step.x === move.x && step.y === move.y)
    if (at >= 0) this.pending.splice(0, at + 1)
    if (at >= 0 || this.pending.length > 0 || this.replaying) return 'confirmed'
    if (move.x === this.x && move.y === this.y && move.seated === this.seated) return 'confirmed'
    this.settle(move.x, move.y, move.facing, move.seated)
    return 'moved'
  }

  /**
   * The server says where I am, and why. Steps dropped as too fast are kept and sent again; after anything else I stand
   * where it says.
   *
   * @returns whether I was moved.
   */
  correct(correction: Correction): boolean {
    const { x, y } = correction
    this.epoch = correction.epoch
    this.trueX = x
    this.trueY = y
    const dropped = this.pending.filter((step) => after(step.seq, correction.seq)).map((step) => step.facing)
    const again = [...dropped, ...this.replay]
    const end = again.reduce((at, facing) => ({ x: at.x + STEP_X[facing]!, y: at.y + STEP_Y[facing]! }), { x, y })
    if (correction.reason === TOO_FAST && !correction.seated && end.x === this.x && end.y === this.y) {
      this.pending = []
      this.replay = again
      return false
    }
    this.settle(x, y, correction.facing, correction.seated)
    return true
  }

  /** Where to draw me; `moving` while between two tiles, with the share of the step that is `left`. */
  drawn(now: number): { x: number; y: number; moving: boolean; left: number } {
    const left = this.gliding ? Math.min(1, (this.arrivesAt - now) / STEP_MS) : 0
    if (left <= 0) return { x: this.x, y: this.y, moving: false, left: 0 }
    return { x: this.x + (this.fromX - this.x) * left, y: this.y + (this.fromY - this.y) * left, moving: true, left }
  }

  private settle(x: number, y: number, facing: Facing, seated: boolean): void {
    this.x = this.fromX = this.trueX = x
    this.y = this.fromY = this.trueY = y
    this.facing = facing
    this.seated = seated
    this.gliding = false
    this.arrivesAt = 0
    this.pending = []
    this.replay = []
  }

  private begin(now: number): void {
    const onTime = now - this.arrivesAt < LATE_MS
    this.arrivesAt = (onTime ? this.arrivesAt : now) + STEP_MS
    this.gliding = true
    this.walked += 1
  }

  private send(facing: Facing, x: number, y: number, now: number): void {
    const seq = this.nextSeq()
    this.pending.push({ seq, facing, sentAt: now, x, y })
    if (this.pending.length > PENDING_STEPS) this.pending.shift()
    this.around.send(this.epoch, seq, facing, false)
  }

  private nextSeq(): number {
    this.seq = (this.seq + 1) & 0xffff
    return this.seq
  }
}

/** Whether sequence number a comes after b, in numbers that wrap at 2^16. */
function after(a: number, b: number): boolean {
  const ahead = (a - b) & 0xffff
  return ahead !== 0 && ahead < 0x8000
}
