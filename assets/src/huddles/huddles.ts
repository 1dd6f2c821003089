import { effect } from '@preact/signals'
import type { Announcer } from '../campus/announcer'
import type { Session } from '../campus/session'
import type { Store } from '../campus/store'
import { _, fill } from '../i18n'
import { CommandError, type CommandName, type Commands, type HuddleEvent, type PersonView } from '../protocol/messages'
import type { Engine } from './engine'
import { HuddleStore, lowBandwidth, noiseReduction, NOTHING_ON, pictureQuality, pushToTalk, tileKey, type DeviceKind, type Media, type MediaKind, type Problem, type Source } from './store'
import { around, conversation, huddle } from './told'
import { farewellWords } from './words'

/** A line of captions stays this long after its end, ms. */
const CAPTION_STAYS_MS = 8000
/** What is being typed is sent at most this often, ms. */
const CAPTION_EACH_MS = 400

/**
 * Talking with those who are near: what the server says goes into the store, what I ask goes to the server, and what sound
 * and pictures need is fetched when it is first turned on. What is refused is said.
 */
export class Huddles {
  readonly store: HuddleStore
  private engine: Engine | null = null
  private coming: Promise<Engine> | null = null
  private captionTimer: ReturnType<typeof setTimeout> | undefined
  private captionText = ''
  private captionSentAt = -Infinity
  private room = ''

  constructor(
    private readonly session: Session,
    private readonly campus: Store,
    private readonly announcer: Announcer,
  ) {
    this.store = new HuddleStore(campus)
    effect(() => {
      const { kind } = campus.connection.value
      if (kind === 'closed' || kind === 'refused') this.allOff()
    })
  }

  // What I take part with. Each resolves once it is on, or has been said why not.

  /** Hear those who are near, or nothing at all any more: then the rest is off too. */
  async turnSound(on: boolean): Promise<void> {
    if (on) await this.turnOn('sound')
    else await this.change({ ...NOTHING_ON, quiet: this.store.media.value.quiet })
  }

  /** With the microphone one hears as well. */
  async turnMicrophone(on = !this.store.media.value.microphone): Promise<void> {
    await (on ? this.turnOn('microphone') : this.change({ microphone: false }))
  }

  async turnCamera(on = !this.store.media.value.camera): Promise<void> {
    await (on ? this.turnOn('camera') : this.change({ camera: false }))
  }

  /** The browser asks what to share; its sound comes along where the browser offers it. */
  async shareScreen(on = !this.store.media.value.screen): Promise<void> {
    await (on ? this.turnOn('screen') : this.change({ screen: false, screen_sound: false }))
  }

  /** Be heard, and hear, at one tile only. */
  async setQuiet(quiet: boolean): Promise<void> {
    await this.change({ quiet })
  }

  /** The key of push-to-talk went down or up. */
  holdToTalk(held: boolean): void {
    this.engine?.holdToTalk(held)
  }

  setPushToTalk(on: boolean): void {
    pushToTalk.set(on)
    this.engine?.wishesChanged()
  }

  setQuality(quality: 'normal' | 'hd'): void {
    pictureQuality.set(quality)
    this.engine?.wishesChanged()
  }

  setLowBandwidth(on: boolean): void {
    lowBandwidth.set(on)
    this.engine?.wishesChanged()
  }

  setNoiseReduction(on: boolean): void {
    noiseReduction.set(on)
    void this.engine?.openAnew('microphone')
  }

  /** Use another device from now on, in the middle of a talk too. '' is whatever the system offers. */
  async chooseDevice(kind: DeviceKind, id: string): Promise<void> {
    await (await this.ready())?.chooseDevice(kind, id)
  }

  /** Try again what a problem stood in the way of. */
  async retry(what: MediaKind): Promise<void> {
    this.store.forget(what)
    if (what === 'sound' && this.store.media.value.sound) this.engine?.unblock()
    else await this.turnOn(what)
  }

  dismiss(problem: Problem): void {
    this.store.forget(problem.what)
  }

  // The device check.

  async openCheck(): Promise<void> {
    await (await this.ready())?.openCheck()
  }

  closeCheck(): void {
    this.engine?.closeCheck()
  }

  /** Look at one's picture, or at the level of one's voice; nothing of it is sent. */
  async tryDevice(kind: 'microphone' | 'camera', on: boolean): Promise<void> {
    await this.engine?.tryDevice(kind, on)
  }

  async testSpeaker(): Promise<void> {
    await this.engine?.testSpeaker()
  }

  // Pictures.

  /** Which tiles are in sight, the most wanted first: only those are sent to me. */
  see(cameras: readonly number[], screens: readonly number[]): void {
    this.engine?.see(cameras, screens)
  }

  pin(source: Source, member: number, pinned: boolean): void {
    const all = new Set(this.store.pinned.value)
    if (pinned) all.add(tileKey(source, member))
    else all.delete(tileKey(source, member))
    this.store.pinned.value = all
    this.engine?.wishesChanged()
  }

  // With whom.

  /** Leave the conversation without walking away; it is over once one has. */
  async leave(): Promise<void> {
    await this.ask('huddles.leave', {})
  }

  /** Ask someone into a bubble of our own: it is there once they accept and stand near. */
  async start(person: PersonView): Promise<void> {
    if (await this.ask('huddles.start', { person: person.id })) this.announcer.show(fill(_('Vous avez proposé une bulle à {name}.'), { name: person.name }))
  }

  /** Ask someone into the conversation I am in, past its lock. */
  async invite(person: PersonView): Promise<void> {
    if (await this.ask('huddles.invite', { person: person.id })) this.announcer.show(fill(_('Vous avez invité {name} dans votre conversation.'), { name: person.name }))
  }

  /** Answer an invitation. */
  async answer(huddle: number, accepted: boolean): Promise<void> {
    this.store.invitations.value = this.store.invitations.value.filter((one) => one.huddle !== huddle)
    await this.ask(accepted ? 'huddles.accept' : 'huddles.decline', { huddle })
  }

  /** Walk to an open conversation; at the door of a locked one, knock. */
  async join(huddle: number): Promise<void> {
    await this.ask('huddles.join', { huddle })
  }

  async knock(huddle: number): Promise<void> {
    if (!(await this.ask('huddles.knock', { huddle }))) return
    this.store.myKnock.value = huddle
    this.announcer.show(_('Vous avez frappé : quelqu’un de la conversation va vous répondre.'))
  }

  async admit(person: PersonView, admitted: boolean): Promise<void> {
    this.store.knocks.value = this.store.knocks.value.filter(({ by }) => by.id !== person.id)
    await this.ask('huddles.admit', { person: person.id, admitted })
  }

  async lock(huddle: number, locked: boolean, reason = ''): Promise<boolean> {
    return this.ask('huddles.lock', { huddle, locked, reason })
  }

  // Speaking.

  async askFloor(asking: boolean): Promise<void> {
    await this.ask('huddles.floor', { asking })
  }

  async giveFloor(): Promise<void> {
    await this.ask('huddles.give_floor', {})
  }

  /** What is being said, as it is typed; `final` ends the line. */
  caption(text: string, final: boolean): void {
    this.captionText = text
    clearTimeout(this.captionTimer)
    const wait = final ? 0 : Math.max(0, this.captionSentAt + CAPTION_EACH_MS - performance.now())
    const send = (): void => {
      this.captionSentAt = performance.now()
      void this.ask('huddles.caption', { text: this.captionText, final })
    }
    if (wait === 0) send()
    else this.captionTimer = setTimeout(send, wait)
  }

  /** Show my shared screen to the whole room, or no longer. */
  async present(presenting: boolean): Promise<void> {
    await this.ask('huddles.present', { presenting })
  }

  // The team.

  async remove(person: PersonView, reason: string): Promise<boolean> {
    return this.ask('huddles.remove', { person: person.id, reason })
  }

  async end(huddle: number, reason: string): Promise<boolean> {
    return this.ask('huddles.end', { huddle, reason })
  }

  async turnOff(person: PersonView, what: 'microphone' | 'screen'): Promise<boolean> {
    return this.ask('huddles.turn_off', { person: person.id, what })
  }

  // What the server says.

  hear(event: HuddleEvent): void {
    const { store } = this
    switch (event.name) {
      case 'huddles.around':
        store.around.value = around(event.payload)
        this.engine?.aroundChanged()
        break
      case 'huddles.huddle':
        store.view(huddle(event.payload.huddle))
        break
      case 'huddles.conversations':
        store.converse(event.payload.huddles.map(conversation), event.payload.over)
        break
      case 'huddles.path':
      case 'huddles.slots':
      case 'huddles.signalled':
        // Nobody is told of a way before sound is on, and then the engine is there.
        this.engine?.hear(event)
        break
      case 'huddles.invited': {
        const { by, huddle } = event.payload
        store.invitations.value = [...store.invitations.value.filter((one) => one.by.id !== by.id), { by, huddle }]
        this.announcer.say(fill(_('{name} vous invite dans sa conversation.'), { name: by.name }))
        break
      }
      case 'huddles.knocked': {
        const { by, huddle, waiting } = event.payload
        const others = store.knocks.value.filter((one) => one.by.id !== by.id)
        store.knocks.value = waiting ? [...others, { by, huddle }] : others
        if (waiting) this.announcer.say(fill(_('{name} demande à entrer dans votre conversation.'), { name: by.name }))
        break
      }
      case 'huddles.answered':
        this.answered(event.payload.by, event.payload.huddle, event.payload.accepted)
        break
      case 'huddles.captioned':
        this.captioned(event.payload.member, event.payload.text, event.payload.final)
        break
      case 'huddles.presenting':
        store.presenting.value = event.payload.member
        break
      case 'huddles.removed':
        this.announcer.show(farewellWords(event.payload.what, event.payload.reason))
        if (event.payload.what === 'microphone_off') void this.change({ microphone: false })
        if (event.payload.what === 'screen_off') void this.change({ screen: false, screen_sound: false })
        break
    }
  }

  /** In a room, anew or after a lost connection: the server knows nothing of what I had on. */
  arrived(): void {
    const { store } = this
    const room = this.campus.place.value?.room ?? ''
    // In another room everyone has another number.
    if (room !== this.room) store.pinned.value = new Set()
    this.room = room
    store.forgetAll()
    store.invitations.value = []
    store.knocks.value = []
    store.myKnock.value = null
    store.presenting.value = null
    store.captions.value = []
    this.engine?.arrived()
  }

  private answered(by: PersonView | null, huddle: number, accepted: boolean): void {
    if (this.store.myKnock.value === huddle) {
      this.store.myKnock.value = null
      this.announcer.show(accepted ? _('On vous ouvre : vous êtes dans la conversation.') : _('La conversation reste fermée pour le moment.'))
    } else if (by) {
      this.announcer.show(fill(accepted ? _('{name} rejoint votre conversation.') : _('{name} ne peut pas venir pour le moment.'), { name: by.name }))
    }
  }

  private captioned(member: number, text: string, final: boolean): void {
    const { captions } = this.store
    // A line that is not at its end is written anew; one that is stands there for a while.
    const others = captions.value.filter((line) => line.member !== member || line.final)
    const line = { member, text, final, at: performance.now() }
    captions.value = text === '' ? others : [...others, line].slice(-20)
    if (final && text !== '') setTimeout(() => (captions.value = captions.value.filter((one) => one !== line)), CAPTION_STAYS_MS)
  }

  private allOff(): void {
    this.engine?.close()
    this.store.media.value = NOTHING_ON
    this.store.forgetAll()
  }

  private async turnOn(what: MediaKind): Promise<void> {
    const { starting } = this.store
    if (starting.value.has(what)) return
    starting.value = new Set(starting.value).add(what)
    try {
      await (await this.ready())?.turnOn(what)
    } finally {
      starting.value = new Set([...starting.value].filter((one) => one !== what))
    }
  }

  private async change(media: Partial<Media>): Promise<void> {
    // Before the engine has come, nothing is on that could be turned off: being quiet can be chosen ahead.
    if (this.engine) await this.engine.change(media)
    else this.store.media.value = { ...this.store.media.value, ...media }
  }

  /** The part that does it, fetched when it is first needed; null when it does not come. */
  private async ready(): Promise<Engine | null> {
    try {
      this.coming ??= import('./engine').then(({ Engine }) => new Engine(this.store, this.campus, this.session, this.announcer))
      this.engine = await this.coming
    } catch {
      this.coming = null
      this.announcer.show(_('Le son et l’image ne se sont pas chargés. Vérifiez votre connexion, puis réessayez.'))
    }
    return this.engine
  }

  /** Ask; a refusal is said. Whether it was done. */
  private async ask<Name extends CommandName>(name: Name, payload: Commands[Name]['payload']): Promise<boolean> {
    try {
      await this.session.connection.command(name, payload)
      return true
    } catch (error) {
      this.announcer.show(error instanceof CommandError ? error.message : _('La connexion s’est interrompue. Réessayez dans un instant.'))
      return false
    }
  }
}
