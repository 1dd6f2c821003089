/** A frame after a pause begins anew: whatever moves must not leap by the time that nothing moved. */
const FIRST_FRAME_MS = 16
const LONGEST_FRAME_MS = 100

/** Animation frames on demand: none is asked for while nothing moves. */
export class FrameLoop {
  private handle: number | null = null
  private last: number | null = null

  /** @param frame draws a frame and says whether another one is needed; times in ms. */
  constructor(private readonly frame: (now: number, elapsedMs: number) => boolean) {}

  request(): void {
    if (this.handle === null) this.handle = requestAnimationFrame(this.run)
  }

  stop(): void {
    if (this.handle !== null) cancelAnimationFrame(this.handle)
    this.handle = null
    this.last = null
  }

  private readonly run = (now: number): void => {
    this.handle = null
    const elapsed = this.last === null ? FIRST_FRAME_MS : Math.min(LONGEST_FRAME_MS, now - this.last)
    this.last = now
    if (this.frame(now, elapsed)) this.request()
    else if (this.handle === null) this.last = null
  }
}
