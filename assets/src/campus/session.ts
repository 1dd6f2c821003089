import { batch } from '@preact/signals'
import { _, fill } from '../i18n'
import { Connection, type ConnectionState } from '../protocol/connection'
import { CLOSED, facingOf, type Correction, type MotionFrame } from '../protocol/frames'
import { PROTOCOL, type CampusEvent, type EventOf, type Here, type Joined, type MovedTo } from '../protocol/messages'
import { cellCounts } from '../world/counts'
import { inEarshot, sameSet } from '../world/earshot'
import { OwnWalker } from '../world/own-walker'
import { isWalkable, portalAt } from '../world/room-map'
import { inReach, type InReach } from '../world/objects'
import { Steering } from '../world/steering'
import { applyFrame, createWorld, forget, type World } from '../world/world'
import type { Announcer } from './announcer'
import { loadMap } from './maps'
import { Repair } from './repair'
import type { Store } from './store'
import { throttled } from './throttle'
import { manyArrive } from './waiting'

/** How often what the panels know of positions is brought up to date. */
const POSITIONS_EACH_MS = 250
/** Among more walkers than this, who is near changes all the time: the panels, which list everyone, follow more slowly. */
const CROWD = 60
const POSITIONS_IN_CROWD_EACH_MS = 1000

/** Steps without any frame in answer for this long: the line is dead, whatever the browser believes. */
const SILENCE_MS = 6000

export interface SessionOptions {
  url: string
  /** The room to go to first; null to come back to where this tab was. */
  room: string | null
  store: Store
  announcer: Announcer
}

/** Being on the campus: what the server says goes into the store and the world, what I do goes to the server. */
export class Session {
  world: World = createWorld(-1)
  readonly walker: OwnWalker
  readonly steering: Steering
  readonly connection: Connection
  /** Called when something that is drawn, or that has to be stepped, has changed. */
  onChange: () => void = () => {}
  /** Called when I have to get up before I can walk. */
  standUp: () => void = () => {}
  /** Called at each arrival in a room, after a lost connection too. */
  onArrival: () => void = () => {}
  /** Whether walkers glide from tile to tile; without it they are where they are known to be. */
  glide = true
  private readonly listeners = new Map<string, (event: CampusEvent) => void>()
  private readonly store: Store
  private readonly announcer: Announcer
  private room: string | null
  private epochOfPlace = -1
  private lastFrameAt = 0
  private readonly repair: Repair
  private mapUrl = ''
  /** Getting up was asked for, in order to walk on from there: being moved does not end the walk. */
  gettingUp = false

  constructor(options: SessionOptions) {
    this.store = options.store
    this.announcer = options.announcer
    this.room = options.room
    this.walker = new OwnWalker({
      isWalkable: (x, y) => this.store.map.value !== null && isWalkable(this.store.map.value, x, y),
      send: (epoch, seq, facing, turnOnly) => {
        this.connection.sendStep(epoch, seq, facing, turnOnly)
        this.noteTile()
        this.checkSilence()
      },
    })
    this.steering = new Steering(this.walker, () => this.standUp())
    this.connection = new Connection(options.url, {
      state: (state) => this.connectionChanged(state),
      join: () => ({ room: this.room, protocol: PROTOCOL }),
      joined: (joined) => this.joined(joined),
      event: (event) => this.heard(event),
      motion: (frame) => this.moved(frame),
    })
    this.repair = new Repair(() => this.connection.sendResync())
  }

  /** Come back after a farewell or a refusal, to where one was. */
  comeBack(): void {
    this.room = null
    this.connection.open()
  }

  /** Where the words of the map's notes and desks are to be had. */
  get textsUrl(): string {
    return this.mapUrl.replace(/\.tmj$/, '-texts.json')
  }

  retryMap(): void {
    if (this.store.place.value) void this.showMap(this.mapUrl)
  }

  // What the server says.

  private connectionChanged(state: ConnectionState): void {
    if (state.kind === 'refused' && this.room !== null) {
      // The room of the address is full, closed or gone: let people in somewhere, and say so.
      this.announcer.show(state.message)
      this.room = null
      this.connection.open()
      return
    }
    const before = this.store.connection.value.kind
    this.store.connection.value = state
    if (state.kind !== 'inside') {
      this.steering.stop()
      this.repair.done()
    }
    if (state.kind === 'away' && before === 'inside') this.announcer.say(_('Connexion perdue. Nous la rétablissons.'))
    const returning = this.store.place.value !== null
    if (state.kind === 'waiting' && before !== 'waiting' && returning) this.announcer.say(manyArrive())
    if (state.kind === 'inside' && before !== 'inside' && returning) this.announcer.say(_('Connexion rétablie.'))
    this.onChange()
  }

  private joined(joined: Joined): void {
    batch(() => {
      this.store.me.value = joined.person
      this.store.edition.value = joined.edition
      this.store.rooms.value = joined.rooms
      this.epochOfPlace = -1
      this.arrive(joined.here, null)
    })
    // From now on this tab comes back to where it was.
    this.room = null
  }

  /** Hand what the server says of one capability (`chat.…`) to whoever takes care of it. */
  on<Prefix extends string>(prefix: Prefix, listener: (event: EventOf<Prefix>) => void): void {
    this.listeners.set(prefix, listener as (event: CampusEvent) => void)
  }

  private heard(event: CampusEvent): void {
    switch (event.name) {
      case 'presence.moved_to':
        this.arrive(event.payload.here, event.payload.reason)
        break
      case 'presence.refused':
        this.steering.stop()
        this.store.refusal.value = { title: fill(_('« {room} » ne s’ouvre pas'), { room: this.titleOf(event.payload.room) }), message: event.payload.message }
        break
      case 'presence.roster': {
        const members = new Map(this.store.members.value)
        const signs = new Map(this.store.signs.value)
        for (const member of event.payload.left) {
          members.delete(member)
          signs.delete(member)
        }
        for (const joined of event.payload.joined) {
          members.set(joined.member, joined.person)
          signs.set(joined.member, joined.signs)
        }
        forget(this.world, event.payload.left)
        const me = members.get(this.world.me)
        batch(() => {
          // A new name or avatar of mine comes the same way as everyone's.
          if (me && me.id === this.store.me.value?.id) this.store.me.value = me
          this.store.members.value = members
          this.store.signs.value = signs
        })
        this.positionsChanged()
        this.onChange()
        break
      }
      case 'presence.counts':
        this.store.counts.value = cellCounts(event.payload)
        break
      case 'presence.rooms':
        this.store.rooms.value = event.payload.rooms
        break
      default:
        this.listeners.get(event.name.split('.', 1)[0]!)?.(event)
    }
  }

  /** Stand in a room. The answer to a command and an event may tell of the same arrival: the second changes nothing. */
  arrive(here: Here, reason: MovedTo['reason'] | null): void {
    const place = this.store.place.value
    const known = place?.room === here.room && place.member === here.member && this.epochOfPlace === here.epoch
    if (known) return
    this.epochOfPlace = here.epoch
    this.steering.stop()
    this.world = createWorld(here.member)
    this.walker.arrive(here.x, here.y, facingOf(here.facing), here.seat !== null, here.epoch)
    batch(() => {
      this.store.place.value = { room: here.room, member: here.member }
      this.store.members.value = new Map(here.members.map(({ member, person }) => [member, person]))
      this.store.signs.value = new Map(here.members.map(({ member, signs }) => [member, signs]))
      this.noteTile()
    })
    this.positionsChanged()
    // The map of the room that was left must not be walked on.
    if (place?.room !== here.room) {
      this.store.map.value = null
      this.store.counts.value = []
    }
    if (place?.room !== here.room || this.mapUrl !== here.map) void this.showMap(here.map)
    if (place?.room !== here.room) this.announcer.say(fill(_('Vous êtes dans : {room}.'), { room: this.titleOf(here.room) }))
    if (reason === 'door_closed') this.announcer.show(fill(_('La salle a fermé. Vous êtes maintenant dans : {room}.'), { room: this.titleOf(here.room) }))
    if (reason === 'role_changed') this.announcer.show(_('Vos droits ont changé : vous voici dans une autre salle.'))
    if (reason === 'map_changed') this.announcer.show(_('Le plan de la salle vient de changer.'))
    this.repair.expectSnapshot()
    this.onChange()
    this.onArrival()
  }

  private async showMap(url: string): Promise<void> {
    this.mapUrl = url
    this.store.mapFailed.value = false
    try {
      const map = await loadMap(url)
      if (this.mapUrl !== url) return
      this.store.map.value = map
      this.positionsChanged()
    } catch {
      if (this.mapUrl === url) this.store.mapFailed.value = true
    }
    this.onChange()
  }

  private moved(frame: MotionFrame | Correction): void {
    this.lastFrameAt = performance.now()
    if (frame.kind === 'correction') {
      const map = this.store.map.value
      const inDoorway = map !== null && portalAt(map, this.walker.x, this.walker.y) !== null
      if (this.walker.correct(frame)) {
        // Getting up was asked for in order to walk on.
        if (!this.gettingUp) this.steering.stop()
        this.noteTile()
        // Of a door that stays shut, `presence.refused` says more.
        if (frame.reason === CLOSED && !inDoorway) this.announcer.show(_('Cette zone est réservée.'))
      }
      this.positionsChanged()
      this.onChange()
      return
    }
    if (frame.kind === 'snapshot') this.repair.done()
    const news = applyFrame(this.world, frame, this.glide)
    if (news.me && this.walker.confirm(news.me) === 'moved') this.steering.stop()
    if (news.me) this.noteTile()
    if (news.gap) this.repair.gapSeen()
    if (news.changed || news.me) {
      this.positionsChanged()
      this.onChange()
    }
  }

  private checkSilence(): void {
    const since = this.walker.waitingSince
    if (since !== null && performance.now() - since > SILENCE_MS && this.lastFrameAt < since) this.connection.lose()
  }

  private noteTile(): void {
    const { x, y, seated } = this.walker
    const { tile } = this.store
    if (tile.value.x !== x || tile.value.y !== y) tile.value = { x, y }
    this.store.seated.value = seated
    this.positionsChanged()
  }

  private positionsChanged(): void {
    this.reachChanged()
    this.panelsChanged()
  }

  /** Bring the panels up to date: who is in sight, and who is near. */
  private readonly panelsChanged = throttled(() => {
    const shown = new Set(this.world.walkers.keys())
    const before = this.store.shown.value
    if (!sameSet(shown, before)) this.store.shown.value = shown
    const near = inEarshot(this.world, this.walker)
    if (!sameSet(near, this.store.near.value)) this.store.near.value = near
    for (const listener of this.positionListeners) listener()
  }, () => (this.world.walkers.size > CROWD ? POSITIONS_IN_CROWD_EACH_MS : POSITIONS_EACH_MS))

  private readonly reachChanged = throttled(() => this.noteReach(), POSITIONS_EACH_MS)

  /** What is in reach at this very moment. */
  noteReach(): InReach | null {
    const map = this.store.map.value
    const reach = map && !this.walker.seated ? inReach(map, this.world, this.walker) : null
    if (!sameReach(reach, this.store.inReach.value)) {
      this.store.inReach.value = reach
      this.onChange()
    }
    return reach
  }

  /** Told at most four times a second that positions have changed. */
  readonly positionListeners = new Set<() => void>()

  private titleOf(slug: string): string {
    return this.store.rooms.value.find((room) => room.slug === slug)?.title ?? slug
  }
}

function sameReach(one: InReach | null, other: InReach | null): boolean {
  if (one?.kind === 'thing') return other?.kind === 'thing' && other.thing === one.thing
  return one?.kind === other?.kind && (one?.kind !== 'seat' || (other?.kind === 'seat' && other.seat === one.seat))
}
