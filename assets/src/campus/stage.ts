import type { HuddleStore } from '../huddles/store'
import type { PeopleStore } from '../people/store'
import type { PersonView } from '../protocol/messages'
import { SPRING_MS } from '../render/bubbles'
import { avatars } from '../render/avatars'
import { DAYLIGHT, EditionClock, lightAt, type Light } from '../render/light'
import { FrameLoop } from '../render/loop'
import { HALO_MS } from '../render/pointing'
import type { DrawnAvatar, Renderer, Scene } from '../render/renderer'
import type { InReach } from '../world/objects'
import type { Region } from '../world/room-map'
import { still } from '../settings/motion'
import { lightOnMap, speechOnMap } from '../settings/on-map'
import { advance } from '../world/world'
import { Liveliness } from './liveliness'
import type { Session } from './session'
import type { Speech } from './speech'
import type { Store } from './store'
import { throttled } from './throttle'

/** The light of the hour is looked at this often; between, it would not be seen to change. */
const LIGHT_EACH_MS = 60_000

/**
 * What happens in an animation frame: my next step, everyone's way between two tiles, the camera, the drawing. Without a
 * renderer (the list) only my steps are taken. When nothing of this moves, no frame is asked for.
 */
export class Stage {
  private renderer: Renderer | null = null
  private readonly loop = new FrameLoop((now, elapsed) => this.frame(now, elapsed))
  private frames = 0
  private jumpTo: string | null = null
  private hovered: { x: number; y: number } | null = null
  private hoveredMember = -1
  private readonly clock = new EditionClock()
  private readonly liveliness = new Liveliness(() => this.loop.request())
  private lightTimer: ReturnType<typeof setInterval> | undefined
  /** Told at most ten times a second that the camera or I have moved. */
  readonly lookListeners = new Set<() => void>()

  constructor(
    private readonly session: Session,
    private readonly store: Store,
    private readonly people: PeopleStore,
    private readonly speech: Speech,
    private readonly huddles: HuddleStore,
  ) {
    speech.onChange = () => this.loop.request()
    store.edition.subscribe((edition) => edition && this.clock.set(edition.local_time, performance.now()))
    for (const wish of [speechOnMap, lightOnMap]) wish.signal.subscribe(() => this.loop.request())
    session.onChange = () => this.loop.request()
    for (const talk of [huddles.speaking, huddles.around, huddles.conversations]) talk.subscribe(() => this.loop.request())
    still.subscribe(() => this.noteMotion())
    avatars.onComposed(() => this.loop.request())
  }

  attach(renderer: Renderer): void {
    this.renderer = renderer
    this.jumpTo = null
    this.noteMotion()
    this.lightTimer = setInterval(() => this.loop.request(), LIGHT_EACH_MS)
    this.loop.request()
  }

  detach(): void {
    this.renderer = null
    clearInterval(this.lightTimer)
    this.liveliness.stop()
    this.noteMotion()
  }

  /** Something else that is drawn has changed: the size, the zoom, the theme, the typeface. */
  redraw(jump = false): void {
    if (jump) this.jumpTo = null
    this.loop.request()
  }

  /** The pointer is over a tile, and over someone (their member number, else -1). */
  hover(tile: { x: number; y: number } | null, member: number): void {
    if (this.hovered?.x === tile?.x && this.hovered?.y === tile?.y && this.hoveredMember === member) return
    this.hovered = tile
    this.hoveredMember = member
    this.loop.request()
  }

  private noteMotion(): void {
    this.session.glide = this.renderer !== null && !still.value
  }

  private frame(now: number, elapsedMs: number): boolean {
    const { session, store, renderer } = this
    const map = store.map.value
    const walking = map !== null && store.inside.value && session.steering.drive(map, now)
    if (!renderer || !map) return walking
    const others = advance(session.world, session.glide ? elapsedMs : Infinity)
    const drawn = session.glide ? session.walker.drawn(now) : { x: session.walker.x, y: session.walker.y, moving: false, left: 0 }
    // In another room, or just shown again, the camera is there at once.
    const room = store.place.value?.room ?? ''
    const camera = renderer.look(drawn.x, drawn.y, elapsedMs, this.jumpTo !== room || !session.glide)
    this.jumpTo = room
    this.liveliness.step(now, !still.value && renderer.hasLife())
    renderer.draw(this.scene(now, renderer))
    this.looked()
    this.frames += 1
    this.countFrames()
    return walking || others || drawn.moving || camera || this.isUnfolding(now)
  }

  private scene(now: number, renderer: Renderer): Scene {
    const { session, store } = this
    const members = store.members.value
    const avatars: DrawnAvatar[] = []
    for (const walker of session.world.walkers.values()) {
      const person = members.get(walker.member)
      // The roster comes within half a second of the walker.
      if (!person) continue
      const moving = walker.route.length > 0
      avatars.push({
        x: walker.drawnX,
        y: walker.drawnY,
        facing: walker.drawnFacing,
        seated: walker.seated && !moving,
        stride: moving ? walker.walked : null,
        avatar: person.avatar,
        role: person.role,
        name: person.name,
        mine: false,
        ...this.shownBy(walker.member, person, now),
      })
    }
    const me = store.me.value
    if (me) {
      const { walker } = session
      const drawn = session.glide ? walker.drawn(now) : { x: walker.x, y: walker.y, moving: false, left: 0 }
      avatars.push({
        x: drawn.x,
        y: drawn.y,
        facing: walker.facing,
        seated: walker.seated,
        stride: drawn.moving ? walker.walked - drawn.left : null,
        avatar: me.avatar,
        role: me.role,
        name: me.name,
        mine: true,
        ...this.shownBy(session.world.me, me, now),
      })
    }
    return {
      avatars,
      goal: session.steering.goal,
      hovered: this.hovered,
      hoveredMember: this.hoveredMember,
      reach: boxOf(store.inReach.value),
      pointed: this.pointed(),
      stale: !store.inside.value,
      light: this.light(now, renderer),
      life: this.liveliness,
    }
  }

  /** What the hour lays over the room, as a CSS colour: small pictures of it wear the same. */
  veil(): string {
    const [red, green, blue, density] = this.renderer ? this.light(performance.now(), this.renderer).veil : DAYLIGHT.veil
    return `rgb(${red} ${green} ${blue} / ${density})`
  }

  private light(now: number, renderer: Renderer): Light {
    const time = lightOnMap.value && !still.value ? this.clock.read(now) : null
    // To the minute: the map is painted anew in each light.
    return time ? lightAt(Math.floor(time.minutes), time.dayOfYear, renderer.outdoors()) : DAYLIGHT
  }

  /** What someone shows of themself, and what I make of them. */
  private shownBy(member: number, person: PersonView, now: number): Pick<DrawnAvatar, 'member' | 'status' | 'onSite' | 'hand' | 'emote' | 'pointed' | 'followed' | 'spoken' | 'together' | 'speaks' | 'locked'> {
    const { people, store } = this
    const signs = store.signs.value.get(member)
    const emoting = people.emotes.value.get(member)
    const pointed = people.pointed.value
    const age = (since: number): number => (still.value ? Infinity : now - since)
    return {
      member,
      status: signs?.status ?? 'available',
      onSite: signs?.on_site ?? false,
      hand: signs?.hand ?? false,
      emote: emoting ? { emote: emoting.emote, age: age(emoting.since) } : null,
      pointed: pointed?.person === person.id ? age(pointed.since) : null,
      together: this.huddles.together.value.has(member),
      speaks: this.huddles.speaking.value.has(member),
      locked: this.huddles.locked.value.has(member),
      followed: people.followed.value?.id === person.id,
      spoken: speechOnMap.value && !people.blocked.value.has(person.id) ? this.speech.of(person.id, store.place.value?.room ?? '') : null,
    }
  }

  /** Where the eye is led: to the walker if they are in sight, else to where they were said to be. */
  private pointed(): { x: number; y: number } | null {
    const pointed = this.people.pointed.value
    if (!pointed || pointed.at.room !== this.store.place.value?.room) return null
    const walker = this.session.world.walkers.get(pointed.at.member)
    return walker ? { x: walker.drawnX, y: walker.drawnY } : pointed.at
  }

  /** A bubble springs up, a halo draws itself together: frames for that long, then they rest. */
  private isUnfolding(now: number): boolean {
    if (still.value) return false
    const { emotes, pointed } = this.people
    const springs = [...emotes.value.values()].some(({ since }) => now - since < SPRING_MS)
    return springs || (pointed.value !== null && now - pointed.value.since < HALO_MS)
  }

  private readonly looked = throttled(() => {
    for (const listener of this.lookListeners) listener()
  }, 100)

  private readonly countFrames = throttled(() => {
    this.store.frames.value = this.frames
  }, 250)
}

function boxOf(reach: InReach | null): Region | null {
  if (reach === null) return null
  return reach.kind === 'thing' ? reach.thing : { x: reach.seat.x, y: reach.seat.y, columns: 1, rows: 1 }
}
