/** A snapshot that repairs a gap may be under way already: wait this long before asking for one. */
const GAP_GRACE_MS = 200

/** The server answers one request a second. */
const ASK_EACH_MS = 1000

/** Sees to it that a snapshot comes: after an arrival one is due, after a gap one is needed. Asks until it is there. */
export class Repair {
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly ask: () => void) {}

  gapSeen(): void {
    this.askIn(GAP_GRACE_MS)
  }

  expectSnapshot(): void {
    this.askIn(ASK_EACH_MS)
  }

  /** A snapshot came, or the line is down. */
  done(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private askIn(ms: number): void {
    if (this.timer !== undefined) return
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.ask()
      this.askIn(ASK_EACH_MS)
    }, ms)
  }
}
