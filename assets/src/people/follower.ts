import type { Actions } from '../campus/actions'
import type { Announcer } from '../campus/announcer'
import type { Session } from '../campus/session'
import type { Store } from '../campus/store'
import { _, fill } from '../i18n'
import { CommandError, type Located, type PersonView } from '../protocol/messages'
import { nextStep, standingTiles, tilesOf, waits, type Point } from './following'
import type { PeopleStore } from './store'

/** Walks with the person one follows: beside them in a room, through the door that they took, or in by the entrance. */
export class Follower {
  private last: Located | null = null
  /** Where I am walking to for this, so as to tell it from where I chose to go. */
  private goal: Point | null = null
  private entering = false
  /** On my way through a door, for this. */
  private atDoor = false
  private lineLost = false

  constructor(
    private readonly session: Session,
    private readonly campus: Store,
    private readonly people: PeopleStore,
    private readonly announcer: Announcer,
    private readonly actions: Actions,
  ) {
    session.positionListeners.add(() => this.act())
    campus.refusal.subscribe((refusal) => {
      // A door that stays shut says why in its dialog.
      if (refusal && this.atDoor) this.end(_('Vous ne suivez plus {name} : cette porte reste fermée pour vous.'))
    })
    campus.connection.subscribe(({ kind }) => {
      if (kind !== 'inside') this.lineLost = true
    })
    campus.map.subscribe(() => this.act())
  }

  async start(person: PersonView): Promise<void> {
    if (person.id === this.people.followed.peek()?.id) return
    try {
      this.last = await this.session.connection.command('people.follow', { person: person.id })
    } catch (error) {
      this.announcer.show(error instanceof CommandError ? error.message : _('La connexion s’est interrompue. Réessayez dans un instant.'))
      return
    }
    this.people.followed.value = person
    this.announcer.show(fill(_('Vous suivez {name}. Échap, ou marcher de vous-même, arrête.'), { name: person.name }))
    this.act()
  }

  /** Walk on by oneself; `words` says why when it was not asked for. */
  end(words = ''): void {
    const person = this.people.followed.peek()
    if (!person) return
    this.forget()
    if (words !== '') this.announcer.show(fill(words, { name: person.name }))
    else this.announcer.say(fill(_('Vous ne suivez plus {name}.'), { name: person.name }))
    if (this.campus.inside.peek()) void this.session.connection.command('people.unfollow', {}).catch(() => {})
  }

  moved(located: Located): void {
    if (located.person !== this.people.followed.peek()?.id) return
    this.last = located
    this.act()
  }

  lost(reason: 'left' | 'unreachable'): void {
    const person = this.people.followed.peek()
    if (!person) return
    this.forget()
    const words = reason === 'left' ? _('{name} a quitté le campus : vous ne suivez plus personne.') : _('Vous ne pouvez pas aller où va {name} : vous ne suivez plus personne.')
    this.announcer.show(fill(words, { name: person.name }))
  }

  /** Inside again: after a lost connection the server has forgotten whom I follow. */
  async arrived(): Promise<void> {
    this.goal = null
    const person = this.people.followed.peek()
    if (this.lineLost && person) {
      try {
        this.last = await this.session.connection.command('people.follow', { person: person.id })
      } catch {
        this.lost('left')
      }
    }
    this.lineLost = false
    this.act()
  }

  private forget(): void {
    if (this.goal && this.isUnderWay()) this.session.steering.stop()
    this.people.followed.value = null
    this.last = null
    this.goal = null
  }

  private isUnderWay(): boolean {
    const { goal } = this.session.steering
    return this.goal !== null && goal?.x === this.goal.x && goal.y === this.goal.y
  }

  /** Where they are: as seen on the map, which is newer, or as the server last told. */
  private whereTheyAre(room: string): Pick<Located, 'room' | 'x' | 'y'> | null {
    const person = this.people.followed.peek()
    const member = person ? this.people.memberOf(person.id) : null
    const walker = member === null ? undefined : this.session.world.walkers.get(member)
    if (walker) return { room, x: walker.x, y: walker.y }
    // The roster of my room and the last news may be half a second apart: the next will say where they are.
    const here = member !== null
    return this.last && (this.last.room === room) === here ? this.last : null
  }

  private act(): void {
    const { session, campus } = this
    const person = this.people.followed.peek()
    const place = campus.place.peek()
    if (!person || !place || this.entering || !campus.inside.peek()) return
    const followed = this.whereTheyAre(place.room)
    if (!followed) return
    if (!this.isUnderWay()) this.goal = null
    const step = nextStep({
      me: { room: place.room, x: session.walker.x, y: session.walker.y },
      followed,
      map: campus.map.peek(),
      goal: this.goal,
      waitsForThem: waits(campus.me.peek()?.id ?? 0, person.id, this.people.followers.peek().has(person.id)),
    })
    if (step.kind !== 'stay') this.atDoor = step.kind === 'door' || step.kind === 'enter'
    switch (step.kind) {
      case 'stop':
        session.steering.stop()
        this.goal = null
        break
      case 'walk':
        this.walk(step.tiles)
        break
      case 'door':
        if (!step.portals.some((portal) => this.walk(tilesOf(portal, session.walker)))) void this.enter(followed.room)
        break
      case 'enter':
        void this.enter(step.room)
        break
    }
  }

  private walk(tiles: readonly Point[]): boolean {
    if (this.session.walker.seated) {
      // Up first; where one then stands is told like any step, and leads back here.
      if (!this.session.gettingUp) void this.actions.stand()
      return true
    }
    const found = this.actions.walkToOneOf(tiles, null)
    this.goal = found ? this.session.steering.goal : null
    return found
  }

  private async enter(room: string): Promise<void> {
    this.entering = true
    await this.actions.goIn(room)
    this.entering = false
    this.act()
  }
}

/** Walk beside a place, without a word. Whether there is a way. */
export function walkBeside(actions: Actions, campus: Store, place: Point, from: Point, then: (() => void) | null): boolean {
  const map = campus.map.peek()
  return map !== null && actions.walkToOneOf(standingTiles(map, place, from), then)
}
