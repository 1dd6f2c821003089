import { LIFE_EACH_MS, LIFE_RESTS_AFTER_MS } from '../render/life'

/** Life comes and goes in this time, ms. */
const FADE_MS = 900
const SIGNS_OF_SOMEONE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Whether leaves fall and water glitters: while someone is there, and for some seconds after. Then it fades and rests, and costs
 * nothing; a hidden page asks for no frame at all.
 */
export class Liveliness {
  /** How long life has run, ms: it stands still while it rests. */
  time = 0
  /** How much of it shows, from 0 to 1. */
  strength = 0
  private lastSign = -Infinity
  private lastStep = -Infinity
  private timer: ReturnType<typeof setTimeout> | undefined

  /** @param wake asks for a frame. */
  constructor(private readonly wake: () => void) {
    for (const sign of SIGNS_OF_SOMEONE) addEventListener(sign, () => this.noteSign(), { passive: true, capture: true })
  }

  /** In a frame: live on. `allowed`: there is life in sight, and motion is wanted. */
  step(now: number, allowed: boolean): void {
    clearTimeout(this.timer)
    const elapsed = Math.min(2 * LIFE_EACH_MS, Math.max(0, now - this.lastStep))
    this.lastStep = now
    const awake = allowed && now - this.lastSign < LIFE_RESTS_AFTER_MS
    const towards = awake ? 1 : -1
    this.strength = allowed ? Math.min(1, Math.max(0, this.strength + (towards * elapsed) / FADE_MS)) : 0
    if (this.strength > 0) this.time += elapsed
    if (awake || this.strength > 0) this.timer = setTimeout(this.wake, LIFE_EACH_MS)
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private noteSign(): void {
    const now = performance.now()
    const rested = now - this.lastSign >= LIFE_RESTS_AFTER_MS
    this.lastSign = now
    if (rested) this.wake()
  }
}
