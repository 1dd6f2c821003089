import { effect } from '@preact/signals'
import type { Actions } from '../campus/actions'
import type { Announcer } from '../campus/announcer'
import type { Session } from '../campus/session'
import type { Store } from '../campus/store'
import { _, fill } from '../i18n'
import { CommandError, type CommandName, type Commands, type Located, type PeopleEvent, type PersonView, type Preferences, type Status } from '../protocol/messages'
import { play } from '../settings/sound'
import { tilesBetween } from '../world/seats'
import { emoteWords } from './emotes'
import { Follower, walkBeside } from './follower'
import type { Box } from './placing'
import { statusName } from './status'
import { PeopleStore } from './store'
import { whereIs } from './whereabouts'

export const EMOTE_MS = 3000
export const POINTED_MS = 6000
const WAVE_MS = 20_000
/** Who is in another room is asked for again at most this often. */
const IN_ROOM_EACH_MS = 2000

/** Meeting people: what the server says of them goes into the store, what I ask of them goes to the server. What is refused is said. */
export class People {
  readonly store: PeopleStore
  readonly follower: Follower
  /** Called when what someone says is to be read again. */
  unblocked: () => void = () => {}
  private knowsBlocked = false
  private emoteTimer: ReturnType<typeof setTimeout> | undefined
  private pointTimer: ReturnType<typeof setTimeout> | undefined
  private readonly askedRooms = new Map<string, number>()

  constructor(
    private readonly session: Session,
    private readonly campus: Store,
    private readonly announcer: Announcer,
    private readonly actions: Actions,
    store: PeopleStore,
  ) {
    this.store = store
    this.follower = new Follower(session, campus, store, announcer, actions)
    actions.ofOwnWill = () => this.follower.end()
    effect(() => {
      void store.emotes.value
      void store.pointed.value
      session.onChange()
    })
  }

  // What the server says.

  hear(event: PeopleEvent): void {
    switch (event.name) {
      case 'people.emoted':
        this.showEmote(event.payload.member, event.payload.emote)
        break
      case 'people.waved':
        this.waved(event.payload.by, event.payload.room)
        break
      case 'people.moved':
        this.follower.moved(event.payload.located)
        break
      case 'people.lost':
        if (event.payload.person === this.store.followed.value?.id) this.follower.lost(event.payload.reason)
        break
      case 'people.followed':
        this.followed(event.payload.by, event.payload.following)
        break
    }
  }

  /** In a room, anew or after a lost connection. */
  arrived(): void {
    this.store.emotes.value = new Map()
    this.point(null)
    void this.follower.arrived()
    if (!this.knowsBlocked) {
      this.knowsBlocked = true
      void this.readPreferences()
    }
  }

  /** Who may write to me and whom I block; null when the campus does not answer. */
  async readPreferences(): Promise<Preferences | null> {
    const preferences = await this.quietly('people.preferences', {})
    if (preferences) this.store.blocked.value = new Set(preferences.blocked.map(({ id }) => id))
    return preferences
  }

  private showEmote(member: number, emote: number): void {
    const person = this.campus.members.value.get(member)
    if (!person || this.store.blocked.value.has(person.id)) return
    this.store.emotes.value = new Map(this.store.emotes.value).set(member, { emote, since: performance.now() })
    this.endEmotes()
    if (this.campus.near.value.has(member)) this.announcer.say(fill(emoteWords(emote), { name: person.name }), { rank: 'around', group: `emote ${member}` })
  }

  /** One timer for all bubbles: it ends those that are over and waits for the next. */
  private endEmotes(): void {
    if (this.emoteTimer !== undefined) return
    const first = Math.min(...[...this.store.emotes.value.values()].map(({ since }) => since))
    this.emoteTimer = setTimeout(
      () => {
        this.emoteTimer = undefined
        const left = [...this.store.emotes.value].filter(([, { since }]) => performance.now() - since < EMOTE_MS)
        this.store.emotes.value = new Map(left)
        if (left.length > 0) this.endEmotes()
      },
      Math.max(0, first + EMOTE_MS - performance.now()),
    )
  }

  private waved(by: PersonView, room: string | null): void {
    if (this.store.mySigns.value.status === 'do_not_disturb') return
    this.store.dismissWave(by.id)
    const wave = { by, room }
    this.store.waves.value = [...this.store.waves.value.slice(-2), wave]
    play('wave')
    this.announcer.say(fill(_('{name} vous salue.'), { name: by.name }))
    setTimeout(() => {
      this.store.waves.value = this.store.waves.value.filter((one) => one !== wave)
    }, WAVE_MS)
  }

  private followed(by: PersonView, following: boolean): void {
    const followers = new Map(this.store.followers.value)
    if (following) followers.set(by.id, by)
    else followers.delete(by.id)
    this.store.followers.value = followers
    this.announcer.show(fill(following ? _('{name} vous suit.') : _('{name} ne vous suit plus.'), { name: by.name }))
  }

  // What I show.

  async raiseHand(raised = !this.store.mySigns.value.hand): Promise<void> {
    if (await this.ask('people.hand', { raised })) this.announcer.say(raised ? _('Main levée') : _('Main baissée'))
  }

  async emote(emote: number): Promise<void> {
    const member = this.campus.place.value?.member
    if (!(await this.ask('people.emote', { emote })) || member === undefined) return
    this.showEmote(member, emote)
  }

  /** By itself: nobody asked for it, hence nobody is told, and a refusal changes nothing. */
  async showStatus(status: Status): Promise<void> {
    await this.quietly('people.status', { status, words: this.store.mySigns.value.words ?? '' })
  }

  async setStatus(status: Status, words: string): Promise<boolean> {
    const done = await this.ask('people.status', { status, words: words.trim() })
    if (done) this.announcer.say(fill(_('Votre statut : {status}'), { status: statusName(status) }))
    return done !== null
  }

  async sayOnSite(onSite: boolean): Promise<boolean> {
    const done = await this.ask('people.on_site', { on_site: onSite })
    if (done) this.announcer.say(onSite ? _('Vous êtes sur place aujourd’hui : c’est affiché.') : _('Vous n’êtes plus sur place.'))
    return done !== null
  }

  // What I ask of someone.

  async wave(person: PersonView): Promise<void> {
    this.store.dismissWave(person.id)
    if (await this.ask('people.wave', { person: person.id })) this.announcer.show(fill(_('Vous avez salué {name}.'), { name: person.name }))
  }

  /** Go to someone, wherever on the campus they are: into their room, then beside them. */
  async goTo(person: PersonView): Promise<void> {
    this.follower.end()
    this.store.remember(person)
    const member = this.store.memberOf(person.id)
    if (member !== null && this.session.world.walkers.has(member)) {
      this.actions.walkToMember(member)
      return
    }
    let located = await this.ask('people.locate', { person: person.id })
    if (!located) return
    if (located.room !== this.campus.place.value?.room) {
      await this.actions.enter(located.room)
      if (located.room !== this.campus.place.value?.room) return
      await this.mapReady(located.room)
      // They may have walked on meanwhile.
      located = await this.ask('people.locate', { person: person.id })
      if (!located || located.room !== this.campus.place.value?.room) return
    }
    const arrived = (): void => this.announcer.show(fill(_('Vous avez rejoint {name}.'), { name: person.name }))
    if (tilesBetween(located, this.session.walker) <= 1) arrived()
    else if (walkBeside(this.actions, this.campus, located, this.session.walker, arrived)) this.announcer.say(fill(_('Vous marchez vers {name}.'), { name: person.name }))
    else this.announcer.show(_('On ne peut pas aller là à pied.'))
  }

  private async mapReady(room: string): Promise<void> {
    await new Promise<void>((resolve) => {
      const stop = effect(() => {
        if (this.campus.map.value || this.campus.mapFailed.value || this.campus.place.value?.room !== room) queueMicrotask(() => (stop(), resolve()))
      })
    })
  }

  /** Lead the eye to someone on the map, and say in words where they are. */
  async locate(person: PersonView): Promise<void> {
    this.store.remember(person)
    const located = await this.ask('people.locate', { person: person.id })
    if (!located) return
    const { name } = person
    if (located.room === this.campus.place.value?.room) {
      this.point(located)
      const where = whereIs(this.session.walker, located, this.campus.map.value, this.campus.rooms.value)
      this.announcer.show(fill(_('{name} : {where}.'), { name, where }))
    } else {
      const room = this.campus.rooms.value.find(({ slug }) => slug === located.room)?.title ?? located.room
      this.announcer.show(fill(_('{name} est dans : {room}.'), { name, room }))
    }
  }

  private point(at: Located | null): void {
    clearTimeout(this.pointTimer)
    this.store.pointed.value = at && { person: at.person, at, since: performance.now() }
    if (at) this.pointTimer = setTimeout(() => (this.store.pointed.value = null), POINTED_MS)
  }

  async block(person: PersonView, blocked: boolean): Promise<boolean> {
    if (!(await this.ask('people.block', { person: person.id, blocked }))) return false
    const all = new Set(this.store.blocked.value)
    if (blocked) all.add(person.id)
    else all.delete(person.id)
    this.store.blocked.value = all
    if (!blocked) this.unblocked()
    if (blocked && this.store.followed.value?.id === person.id) this.follower.end()
    const open = this.store.opened.value
    if (open?.person.id === person.id && open.card) this.store.opened.value = { ...open, card: { ...open.card, blocked } }
    this.announcer.show(fill(blocked ? _('{name} ne peut plus vous écrire, vous saluer ni vous suivre.') : _('Vous ne bloquez plus {name}.'), { name: person.name }))
    return true
  }

  // Whom I look at.

  /** Open someone's card, beside a place of the page or (null) in its middle. */
  async open(person: PersonView, at: Box | null): Promise<void> {
    if (person.id === this.campus.me.value?.id) return
    this.store.remember(person)
    this.store.opened.value = { person, at, card: null, failed: '' }
    const change = (news: { card?: Commands['people.card']['result']; failed?: string }): void => {
      const open = this.store.opened.value
      if (open?.person.id === person.id) this.store.opened.value = { ...open, ...news }
    }
    try {
      change({ card: await this.session.connection.command('people.card', { person: person.id }) })
    } catch (error) {
      change({ failed: error instanceof CommandError ? error.message : _('La connexion s’est interrompue. Réessayez dans un instant.') })
    }
  }

  close(): void {
    this.store.opened.value = null
  }

  openPalette(words = ''): void {
    this.close()
    this.store.paletteWords.value = words
    this.store.paletteOpen.value = true
  }

  /** Keep what is known of who is in another room up to date while it is looked at. */
  async lookIn(room: string): Promise<void> {
    const now = performance.now()
    if (now - (this.askedRooms.get(room) ?? -Infinity) < IN_ROOM_EACH_MS) return
    this.askedRooms.set(room, now)
    const known = this.store.inRooms.value.get(room)
    if (!known) this.noteRoom(room, { people: [], more: false, state: 'loading' })
    const found = await this.quietly('people.in_room', { room })
    if (found) this.noteRoom(room, { people: found.people, more: found.more, state: 'known' })
    else if (!known || known.state !== 'known') this.noteRoom(room, { people: [], more: false, state: 'failed' })
  }

  private noteRoom(room: string, there: { people: Commands['people.in_room']['result']['people']; more: boolean; state: 'loading' | 'known' | 'failed' }): void {
    this.store.inRooms.value = new Map(this.store.inRooms.value).set(room, there)
  }

  search(words: string): Promise<Commands['people.search']['result']> {
    return this.session.connection.command('people.search', { words })
  }

  /** Ask; a refusal is said, and answered with null. */
  private async ask<Name extends CommandName>(name: Name, payload: Commands[Name]['payload']): Promise<Commands[Name]['result'] | null> {
    try {
      return await this.session.connection.command(name, payload)
    } catch (error) {
      this.announcer.show(error instanceof CommandError ? error.message : _('La connexion s’est interrompue. Réessayez dans un instant.'))
      return null
    }
  }

  private async quietly<Name extends CommandName>(name: Name, payload: Commands[Name]['payload']): Promise<Commands[Name]['result'] | null> {
    try {
      return await this.session.connection.command(name, payload)
    } catch {
      return null
    }
  }
}
