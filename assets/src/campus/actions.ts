import { _, fill } from '../i18n'
import { standingTiles } from '../people/following'
import { CommandError } from '../protocol/messages'
import { tilesInReachOf, tilesToBox } from '../world/objects'
import { isWalkable, seatAt, type Thing } from '../world/room-map'
import { mayEnter, REACH_TILES, tilesBeside, tilesBetween } from '../world/seats'
import type { Announcer } from './announcer'
import type { Session } from './session'
import type { Store } from './store'

/** What one can do on the campus: the same from the map and from the list. What is refused is said, never thrown. */
export class Actions {
  /** Called when I choose where to go: whoever followed someone no longer does. */
  ofOwnWill: () => void = () => {}

  constructor(
    private readonly session: Session,
    private readonly store: Store,
    private readonly announcer: Announcer,
  ) {
    session.standUp = () => void this.stand()
  }

  /** Go to a room by its door. Says why if it stays shut. */
  async enter(slug: string): Promise<void> {
    this.ofOwnWill()
    await this.goIn(slug)
  }

  async goIn(slug: string): Promise<void> {
    const room = this.store.rooms.value.find((one) => one.slug === slug)
    const title = room?.title ?? slug
    await this.attempt(fill(_('« {room} » ne s’ouvre pas'), { room: title }), async () => {
      this.session.arrive(await this.session.connection.command('presence.enter', { room: slug }), null)
    })
  }

  /** Sit down, on a given seat or (null) on the nearest free one. */
  async sit(seat: number | null): Promise<void> {
    this.session.steering.stop()
    await this.attempt(_('Cette place n’est pas libre'), () => this.session.connection.command('presence.sit', { seat }))
  }

  async stand(): Promise<void> {
    if (this.session.gettingUp) return
    this.session.gettingUp = true
    await this.attempt(_('Impossible de se lever ici'), () => this.session.connection.command('presence.stand', {}))
    this.session.gettingUp = false
    this.session.onChange()
  }

  async leave(): Promise<void> {
    await this.attempt(_('Le campus ne répond pas'), () => this.session.connection.command('presence.leave', {}))
  }

  /** The key of all trades: get up when seated; else open what is in reach, or sit down on it. */
  interact(): void {
    const reach = this.session.noteReach()
    if (this.session.walker.seated) void this.stand()
    else if (reach?.kind === 'thing') this.open(reach.thing)
    else if (reach?.kind === 'seat') void this.sit(reach.seat.index)
    else this.announcer.show(_('Rien à faire ici : approchez-vous d’un objet ou d’un siège.'))
  }

  /** Read, follow, watch, ask: from the list wherever one stands in the room, on the map once one is there. */
  open(thing: Thing): void {
    const room = this.store.place.value?.room
    if (room === undefined) return
    this.session.steering.stop()
    const { kind, index, title, url } = thing
    this.store.opened.value = { kind, index, title, url, room, texts: this.session.textsUrl }
  }

  /** Walk to where a thing is in reach, then open it. */
  walkToThing(thing: Thing): void {
    const map = this.store.map.value
    const { walker } = this.session
    if (!map) return
    if (tilesToBox(thing, walker) <= REACH_TILES) {
      this.open(thing)
      return
    }
    if (!this.store.inside.value || this.walkToOneOf(tilesInReachOf(map, thing, walker), () => this.open(thing))) return
    if (walker.seated) void this.stand().then(() => !walker.seated && this.walkToThing(thing))
    else this.announcer.show(_('On ne peut pas aller là à pied.'))
  }

  /** Walk to a tile, or sit on it when it is a seat. Whether there is a way. */
  walkTo(x: number, y: number): boolean {
    const map = this.store.map.value
    if (!map || !this.store.inside.value) return false
    this.ofOwnWill()
    const seat = seatAt(map, x, y)
    if (seat && tilesBetween(seat, this.session.walker) <= 1 && !this.session.walker.seated) {
      void this.sit(seat.index)
      return true
    }
    const goals = isWalkable(map, x, y) ? [{ x, y }] : tilesBeside(map, { x, y }, this.session.walker)
    const found = this.walkToOneOf(goals, seat && (() => void this.sit(seat.index)))
    if (!found && this.session.walker.seated) {
      // The chair stands between tables: get up beside it first.
      void this.stand().then(() => !this.session.walker.seated && this.walkTo(x, y))
      return true
    }
    if (!found) this.announcer.show(_('On ne peut pas aller là à pied.'))
    return found
  }

  /** Walk to the first of these tiles to which there is a way. */
  walkToOneOf(tiles: readonly { x: number; y: number }[], then: (() => void) | null): boolean {
    const map = this.store.map.value
    const me = this.store.me.value
    const found = map !== null && tiles.some(({ x, y }) => this.session.steering.goTo(map, x, y, (area) => mayEnter(area, me), then))
    this.session.onChange()
    return found
  }

  /** Walk beside someone whose position is known. */
  walkToMember(member: number): void {
    const walker = this.session.world.walkers.get(member)
    const map = this.store.map.value
    const name = this.store.members.value.get(member)?.name
    if (!walker || !map || name === undefined) {
      this.announcer.show(_('Cette personne est trop loin pour aller vers elle à pied.'))
      return
    }
    this.ofOwnWill()
    const arrived = (): void => this.announcer.show(fill(_('Vous avez rejoint {name}.'), { name }))
    if (tilesBetween(walker, this.session.walker) <= 1) arrived()
    else if (this.walkToOneOf(standingTiles(map, walker, this.session.walker), arrived)) this.announcer.say(fill(_('Vous marchez vers {name}.'), { name }))
    else this.announcer.show(_('On ne peut pas aller là à pied.'))
  }

  private async attempt(title: string, action: () => Promise<unknown>): Promise<void> {
    try {
      await action()
    } catch (error) {
      if (error instanceof CommandError) this.store.refusal.value = { title, message: error.message }
      else this.announcer.show(_('La connexion s’est interrompue. Réessayez dans un instant.'))
    }
  }
}
