import type { Session } from '../campus/session'
import { throttled } from '../campus/throttle'
import { sameSet } from '../world/earshot'
import { tilesBetween } from '../world/seats'
import { lowBandwidth, tileKey, type HuddleStore } from './store'
import { tilesLook } from './wishes'

/** What is in sight changes with every scroll: the campus is told at most this often, ms. */
const WATCH_EACH_MS = 200
/** Who comes this near may soon be heard: their picture is asked for ahead, and comes with their voice. */
const AHEAD_TILES = 8
/** As many pictures as one may ask for. */
const MOST_CAMERAS = 16
const MOST_SCREENS = 4

/** Says whose pictures I am to be sent: of tiles in sight, and of who may have one next. */
export class Watching {
  private cameras: readonly number[] = []
  private screens: readonly number[] = []
  /** Members of the conversation whose picture is not in sight. */
  private outOfSight: ReadonlySet<number> = new Set()
  private ahead: ReadonlySet<number> = new Set()

  constructor(
    private readonly store: HuddleStore,
    private readonly session: Session,
    private readonly isInside: () => boolean,
  ) {
    session.positionListeners.add(() => this.lookAhead())
  }

  see(cameras: readonly number[], screens: readonly number[]): void {
    this.cameras = cameras
    this.screens = screens
    const shown = new Set(cameras)
    this.outOfSight = new Set(this.store.huddle.peek()?.partners.flatMap(({ member }) => (shown.has(member) ? [] : member)))
    this.tell()
  }

  /** In another room everyone has another number. */
  forget(): void {
    this.ahead = new Set()
    this.outOfSight = new Set()
  }

  /** Also when the campus may have forgotten. */
  readonly tell = throttled(() => {
    if (!this.store.media.peek().sound || !this.isInside()) return
    const pinned = this.store.pinned.peek()
    const coming = [...this.ahead].filter((member) => !this.outOfSight.has(member) && !this.cameras.includes(member))
    const cameras = lowBandwidth.value ? this.cameras.filter((member) => pinned.has(tileKey('person', member))) : [...this.cameras, ...coming]
    const screens = lowBandwidth.value ? this.screens.filter((member) => pinned.has(tileKey('screen', member))) : this.screens
    // Told again when anything changes: nobody has to know that it failed.
    this.session.connection.command('huddles.watch', { cameras: cameras.slice(0, MOST_CAMERAS), screens: screens.slice(0, MOST_SCREENS) }).catch(() => {})
  }, WATCH_EACH_MS)

  private lookAhead(): void {
    if (!this.store.media.peek().sound) return
    const { walker, world } = this.session
    const near = [...world.walkers.values()].filter((one) => tilesBetween(one, walker) <= AHEAD_TILES).map(({ member }) => member)
    const ahead = new Set(tilesLook.value === 'hidden' || document.hidden ? [] : near)
    if (sameSet(ahead, this.ahead)) return
    this.ahead = ahead
    this.tell()
  }
}
