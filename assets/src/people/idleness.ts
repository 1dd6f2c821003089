import type { Store } from '../campus/store'
import { markedAway, rememberMarkedAway } from '../campus/tab'
import { AWAY_AFTER_MS, backAgain, goneQuiet, told, type Presence } from './idle'
import type { People } from './people'

/** What tells that someone is there. */
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
/** One sign of life in so long is enough to know. */
const NOTED_EACH_MS = 1000

/** Away by itself after ten minutes out of sight or without a touch, and back at the first one. A chosen status stays. */
export class Idleness {
  private presence: Presence = { status: 'available', byItself: markedAway() }
  private timer: ReturnType<typeof setTimeout> | undefined
  private notedAt = 0

  constructor(
    private readonly people: People,
    private readonly campus: Store,
    private readonly afterMs = AWAY_AFTER_MS,
  ) {
    people.store.mySigns.subscribe(({ status = 'available' }) => {
      // Before one stands in a room nothing is known.
      if (this.campus.place.peek() === null) return
      this.presence = told(this.presence, status)
      rememberMarkedAway(this.presence.byItself)
    })
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, () => this.alive(), { passive: true, capture: true })
    document.addEventListener('visibilitychange', () => !document.hidden && this.alive())
    this.wait()
  }

  private wait(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.become(goneQuiet(this.presence)), this.afterMs)
  }

  private alive(): void {
    const now = performance.now()
    if (now - this.notedAt < NOTED_EACH_MS) return
    this.notedAt = now
    // A tab out of sight hears nothing; what is heard comes from someone who looks at it.
    this.become(backAgain(this.presence))
    this.wait()
  }

  private become(presence: Presence): void {
    if (presence.status === this.presence.status || !this.campus.inside.peek()) return
    this.presence = presence
    rememberMarkedAway(presence.byItself)
    void this.people.showStatus(presence.status)
  }
}
