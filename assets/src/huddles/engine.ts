import { effect } from '@preact/signals'
import type { Announcer } from '../campus/announcer'
import type { Session } from '../campus/session'
import type { Store } from '../campus/store'
import { _ } from '../i18n'
import { CommandError, type HuddleEvent, type Path } from '../protocol/messages'
import { Check } from './check'
import { listDevices, type PictureSize } from './devices'
import { ForwarderWay } from './forwarder'
import { Links } from './link'
import { DeviceFailure, LocalMedia } from './local'
import { MeshWay, type Edges } from './mesh'
import { Playback } from './playback'
import { lackOf, problem } from './problems'
import { Reporter } from './reporter'
import { chosenDevices, lowBandwidth, NOTHING_ON, pictureQuality, pushToTalk, tileKey, type DeviceKind, type HuddleStore, type Media, type MediaKind, type Problem } from './store'
import type { Asks, Incoming, Outgoing, Way, Wishes } from './way'
import { Watching } from './watching'
import { pathWords } from './words'

/**
 * What turns things on and connects; fetched when it is first needed. What I have open goes out by the ways there are, what
 * comes in is played and shown as loud and as far as the campus says who hears whom.
 */
export class Engine {
  private readonly local: LocalMedia
  private readonly links: Links
  private readonly playback = new Playback()
  private readonly reporter: Reporter
  private readonly check: Check
  private readonly watching: Watching
  private place = ''
  private telling = false
  /** How often everything was turned off: what was being opened meanwhile is not wanted any more. */
  private closings = 0
  private told: Media = NOTHING_ON
  /** By key of its tile: of which receiver the picture is shown, so that it is made anew only when it changes. */
  private readonly shown = new Map<string, { receiver: RTCRtpReceiver; stream: MediaStream }>()

  constructor(
    private readonly store: HuddleStore,
    private readonly campus: Store,
    private readonly session: Session,
    private readonly announcer: Announcer,
  ) {
    this.local = new LocalMedia(store)
    this.local.onChange = () => this.sendOut()
    this.local.onEnded = (kind) => void this.ended(kind)
    this.links = new Links({ make: (path) => this.make(path), changed: () => this.pathChanged(), incoming: () => this.incomingChanged() })
    this.playback.onBlocked = () => store.note(problem('sound', 'blocked'))
    this.playback.choose(chosenDevices.value.speaker)
    this.check = new Check(store)
    this.reporter = new Reporter(store, () => ({ ways: this.links.ways(), incoming: this.links.incoming(), me: this.me }))
    const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined
    this.watching = new Watching(store, session, () => campus.inside.peek())
    devices?.addEventListener?.('devicechange', () => void this.refreshDevices())
    void this.refreshDevices()
    // The place is noted when it is entered: what was on in a room is told anew in the next.
    this.place = this.placeNow()
    // The key of push-to-talk and the part one has decide whether the voice goes out.
    effect(() => {
      void store.isHeard.value
      this.sendOut()
    })
  }

  private get me(): number {
    return this.campus.place.peek()?.member ?? -1
  }

  // What I take part with.

  async turnOn(what: MediaKind): Promise<void> {
    const lack = lackOf(what)
    this.store.forget(what)
    if (lack) {
      this.store.note(lack)
      if (what !== 'sound' && lackOf('sound') === null) await this.change({ sound: true })
      return
    }
    const { closings } = this
    try {
      if (what === 'microphone') await this.local.openMicrophone()
      if (what === 'camera') await this.local.openCamera(this.wishes.picture)
      if (what === 'screen') await this.local.openScreen()
    } catch (error) {
      if (!(error instanceof DeviceFailure)) throw error
      this.store.note(error.problem)
      // Who cannot speak can listen; who chose nothing to share wanted nothing else.
      if (what !== 'screen') await this.change({ sound: true })
      return
    } finally {
      // Their names are told from the first permission on.
      if (what !== 'sound') void this.refreshDevices()
    }
    if (closings !== this.closings) {
      this.local.closeAll()
      return
    }
    const screenSound = this.local.open.screen_sound !== null
    await this.change({ sound: true, ...(what === 'sound' ? {} : { [what]: true }), ...(what === 'screen' ? { screen_sound: screenSound } : {}) })
  }

  /** Turn things off, or on that are open: at once here, then the campus is told. */
  async change(change: Partial<Media>): Promise<void> {
    const media = { ...this.store.media.value, ...change }
    this.store.media.value = media
    // A microphone that is off stays open while one listens: it is back at once.
    this.closeOff({ ...media, microphone: media.sound })
    if (!media.sound) this.links.close()
    this.sendOut()
    this.incomingChanged()
    this.reporter.run(media.sound)
    await this.tell()
  }

  holdToTalk(held: boolean): void {
    if (this.store.talking.value === held || (held && !pushToTalk.value)) return
    this.store.talking.value = held
    void this.tell()
  }

  wishesChanged(): void {
    this.links.shape(this.wishes)
    void this.local.resize(this.wishes.picture)
    this.sendOut()
    this.watching.tell()
    void this.tell()
  }

  async chooseDevice(kind: DeviceKind, id: string): Promise<void> {
    chosenDevices.set({ ...chosenDevices.value, [kind]: id })
    if (kind === 'speaker') this.playback.choose(id)
    else await this.openAnew(kind)
  }

  /** With the device and the filters that are wished for now. */
  async openAnew(kind: 'microphone' | 'camera'): Promise<void> {
    if (this.local.open[kind]) {
      // First closed: beside a track that is open, browsers give another one like it.
      this.local.close(kind)
      const lack = await this.reopen(kind)
      if (lack) {
        this.store.note(lack)
        await this.change({ [kind]: false })
      }
    }
    await this.check.reopen(kind)
  }

  unblock(): void {
    this.playback.unblock()
  }

  // The device check.

  async openCheck(): Promise<void> {
    this.store.unsupported.value = lackOf('sound')
    this.check.open()
    await this.refreshDevices()
  }

  closeCheck(): void {
    this.check.close()
  }

  async tryDevice(kind: 'microphone' | 'camera', on: boolean): Promise<void> {
    await this.check.attempt(kind, on)
    if (on) await this.refreshDevices()
  }

  testSpeaker(): Promise<void> {
    return this.check.testSpeaker()
  }

  // Pictures.

  see(cameras: readonly number[], screens: readonly number[]): void {
    this.watching.see(cameras, screens)
  }

  // What the campus says.

  hear(event: Extract<HuddleEvent, { name: 'huddles.path' | 'huddles.slots' | 'huddles.signalled' }>): void {
    if (!this.store.media.value.sound) return
    if (event.name === 'huddles.path') {
      this.links.hear(event.payload)
      this.watching.tell()
      return
    }
    for (const way of this.links.ways()) {
      if (event.name === 'huddles.slots') {
        if (way instanceof ForwarderWay && way.link === event.payload.link) way.told(event.payload.slots)
      } else if (way instanceof MeshWay) void way.signalled(event.payload.member, event.payload.kind, event.payload.sdp)
    }
  }

  /** Who hears whom has changed: who is not heard any more is silent before any slot has moved. */
  aroundChanged(): void {
    this.incomingChanged()
    for (const way of this.links.ways()) if (way instanceof MeshWay) way.follow(this.edges)
  }

  /** In a room, anew or after a lost connection: the campus knows nothing of what is on, and says how media goes now. */
  arrived(): void {
    const place = this.placeNow()
    if (place !== this.place) {
      this.links.close()
      this.store.pictures.value = new Map()
      this.sendOut()
    }
    this.place = place
    this.watching.forget()
    this.told = NOTHING_ON
    this.incomingChanged()
    if (this.store.media.value.sound) void this.tell().then(() => this.watching.tell())
  }

  /** Out of the campus: everything is off, without a word. */
  close(): void {
    this.store.media.value = NOTHING_ON
    this.closings += 1
    this.local.closeAll()
    this.check.close()
    this.links.close()
    this.playback.close()
    this.reporter.run(false)
  }

  private placeNow(): string {
    const place = this.campus.place.peek()
    return place ? `${place.room} ${place.member}` : ''
  }

  private get wishes(): Wishes {
    const picture: PictureSize = lowBandwidth.value ? 'small' : pictureQuality.value
    return { picture, sparing: lowBandwidth.value }
  }

  private get edges(): Edges {
    const around = this.store.around.peek()
    return { hears: new Set(this.store.hears.peek().keys()), heardBy: new Set(around?.heard_by) }
  }

  private make(path: Path): Way {
    const { connection } = this.session
    const asks: Asks = {
      ice: () => connection.command('huddles.ice', {}),
      publish: async (link, sdp) => (await connection.command('huddles.publish', { link, sdp })).sdp,
      receive: (link) => connection.command('huddles.receive', { link }),
      answer: (link, sdp) => connection.command('huddles.answer', { link, sdp }),
      signal: (member, kind, sdp) => connection.command('huddles.signal', { member, kind, sdp }),
    }
    return path.backend === 'mesh' ? new MeshWay(path.link, this.me, asks, this.wishes, this.edges) : new ForwarderWay(path.link, asks, this.wishes)
  }

  /** What goes out: what is open and on. A voice that is off is neither sent nor, should the browser go on, anything but silence. */
  private sendOut(): void {
    const { open } = this.local
    const heard = this.store.isHeard.peek()
    if (open.microphone) open.microphone.enabled = heard
    const outgoing: Outgoing = { ...open, microphone: heard ? open.microphone : null }
    this.links.send(outgoing)
    this.showMine('person', open.camera)
    this.showMine('screen', open.screen)
  }

  private showMine(source: 'person' | 'screen', track: MediaStreamTrack | null): void {
    const key = tileKey(source, this.me)
    const before = this.store.pictures.peek().get(key)
    if ((before?.getVideoTracks()[0] ?? null) === track) return
    const pictures = new Map(this.store.pictures.peek())
    if (track) pictures.set(key, new MediaStream([track]))
    else pictures.delete(key)
    this.store.pictures.value = pictures
  }

  /** What the campus is to know: with push-to-talk, the microphone is on while the key is held. */
  private get toTell(): Media {
    const media = this.store.media.peek()
    return { ...media, microphone: media.microphone && (!pushToTalk.value || this.store.talking.peek()) }
  }

  /** Tell the campus what is on, one after the other, the last state last. What it refuses goes off. */
  private async tell(): Promise<void> {
    if (this.telling) return
    this.telling = true
    try {
      while (!sameMedia(this.toTell, this.told)) {
        const telling = this.toTell
        await this.session.connection.command('huddles.media', telling)
        this.told = telling
      }
    } catch (error) {
      if (error instanceof CommandError) this.refused(error)
      // After a lost connection everything is told anew.
    } finally {
      this.telling = false
    }
  }

  private refused(error: CommandError): void {
    const { media } = this.store
    for (const what of ['microphone', 'camera', 'screen', 'sound'] as const) {
      if (media.value[what] && !this.told[what]) {
        this.store.note(problem(what, 'refused', error.message))
        break
      }
    }
    this.announcer.show(error.message)
    media.value = { ...this.told, sound: this.told.sound, quiet: this.told.quiet }
    this.closeOff(media.value)
    this.sendOut()
  }

  private closeOff(media: Media): void {
    for (const kind of ['microphone', 'camera', 'screen'] as const) if (!media[kind]) this.local.close(kind)
    if (!media.screen) this.local.close('screen_sound')
  }

  // Devices that come and go.

  private async refreshDevices(): Promise<void> {
    this.store.devices.value = await listDevices()
  }

  private async ended(kind: 'microphone' | 'camera' | 'screen'): Promise<void> {
    if (kind === 'screen') {
      await this.change({ screen: false, screen_sound: false })
      return
    }
    // Another of its kind takes its place, if there is one.
    if ((await this.reopen(kind)) === null) {
      this.announcer.show(kind === 'microphone' ? _('Le micro a disparu : un autre le remplace.') : _('La caméra a disparu : une autre la remplace.'))
      return
    }
    this.store.note(problem(kind, 'vanished'))
    this.announcer.say(problem(kind, 'vanished').message)
    await this.change({ [kind]: false })
  }

  private async reopen(kind: 'microphone' | 'camera'): Promise<Problem | null> {
    try {
      if (kind === 'microphone') await this.local.openMicrophone()
      else await this.local.openCamera(this.wishes.picture)
      this.store.forget(kind)
      return null
    } catch (error) {
      if (!(error instanceof DeviceFailure)) throw error
      return error.problem
    } finally {
      void this.refreshDevices()
    }
  }

  // What comes in.

  private gainOf({ member, source }: Pick<Incoming, 'member' | 'source'>): number {
    if (source === 'screen' && this.store.presenting.peek() === member) return 1
    return this.store.hears.peek().get(member) ?? 0
  }

  private incomingChanged(): void {
    const incoming = this.links.incoming().filter((one) => this.gainOf(one) > 0)
    this.playback.prepare(this.links.standby())
    this.playback.update(incoming, (one) => this.gainOf(one))
    this.showPictures(incoming)
  }

  private showPictures(incoming: readonly Incoming[]): void {
    const before = this.store.pictures.peek()
    const mine = [...before].filter(([key]) => key.endsWith(` ${this.me}`))
    const pictures = new Map<string, MediaStream>(mine)
    for (const { member, source, picture } of incoming) {
      if (!picture || member === this.me) continue
      const key = tileKey(source, member)
      const known = this.shown.get(key)
      // A stream of its own for each who comes into a slot: a picture of whoever was there before is not theirs.
      const stream = known?.receiver === picture ? known.stream : new MediaStream([picture.track])
      this.shown.set(key, { receiver: picture, stream })
      pictures.set(key, stream)
    }
    for (const key of this.shown.keys()) if (!pictures.has(key)) this.shown.delete(key)
    if (pictures.size !== before.size || [...pictures].some(([key, stream]) => before.get(key) !== stream)) this.store.pictures.value = pictures
  }

  private pathChanged(): void {
    const { state, backend, reason, refusal } = this.links
    const before = this.store.path.peek()
    const words = pathWords(state, reason, refusal)
    if (before.state === state && before.backend === backend && before.reason === words) return
    this.store.path.value = { state, backend, reason: words }
    if (words !== '' && words !== before.reason) this.announcer.say(words)
    if (state === 'connected' && (before.state === 'reconnecting' || before.state === 'down')) this.announcer.say(_('Le son est rétabli.'))
  }
}

function sameMedia(one: Media, other: Media): boolean {
  return (Object.keys(NOTHING_ON) as (keyof Media)[]).every((name) => one[name] === other[name])
}
