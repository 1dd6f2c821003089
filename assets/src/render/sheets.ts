export interface SheetsOptions<Sheet> {
  /** Compose the sheet of a code: a millisecond or so. */
  make: (code: string) => Sheet
  /** Sheets kept; those asked for longest ago are dropped. */
  kept: number
  /** How long to compose in one go, ms; at least one sheet is made. */
  budgetMs: number
  now: () => number
  /** Go on a little later, with the next frame. */
  later: (work: () => void) => void
}

/** Sheets composed when they are first asked for, a few at a time, and kept. */
export class Sheets<Sheet> {
  private readonly made = new Map<string, Sheet>()
  private readonly queue = new Set<string>()
  /** Asked for since the last sheets were made: these are on the screen, and are not dropped for others that are too. */
  private inUse = new Set<string>()
  private working = false
  private readonly listeners: (() => void)[] = []

  constructor(private readonly options: SheetsOptions<Sheet>) {}

  /** The sheet, or null: then it is made soon, and the listeners are told. */
  get(code: string): Sheet | null {
    this.inUse.add(code)
    const sheet = this.made.get(code)
    if (sheet === undefined) {
      this.queue.add(code)
      this.schedule()
      return null
    }
    this.made.delete(code)
    this.made.set(code, sheet)
    return sheet
  }

  listen(listener: () => void): void {
    this.listeners.push(listener)
  }

  private schedule(): void {
    if (this.working) return
    this.working = true
    this.options.later(() => this.work())
  }

  private work(): void {
    const { make, now, budgetMs } = this.options
    const until = now() + budgetMs
    for (const code of this.queue) {
      this.queue.delete(code)
      this.made.set(code, make(code))
      if (now() >= until) break
    }
    this.drop()
    this.inUse = new Set()
    this.working = false
    if (this.queue.size > 0) this.schedule()
    for (const listener of this.listeners) listener()
  }

  private drop(): void {
    for (const code of this.made.keys()) {
      if (this.made.size <= this.options.kept) return
      if (!this.inUse.has(code)) this.made.delete(code)
    }
  }
}
