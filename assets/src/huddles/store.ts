import { computed, signal } from '@preact/signals'
import type { Store } from '../campus/store'
import type { PersonView } from '../protocol/messages'
import { oneOf, offUnlessChosen, onUnlessRefused, record, stored } from '../settings/stored'
import { partner, type Around, type Conversation, type HuddleView, type Partner } from './told'

/** What I take part with. Nothing is on before I turn it on, after a reload neither. */
export interface Media {
  /** I hear. Whoever sends something hears too. */
  readonly sound: boolean
  readonly microphone: boolean
  readonly camera: boolean
  readonly screen: boolean
  readonly screen_sound: boolean
  /** Heard and hearing at one tile only. */
  readonly quiet: boolean
}

export const NOTHING_ON: Media = { sound: false, microphone: false, camera: false, screen: false, screen_sound: false, quiet: false }

export type MediaKind = 'sound' | 'microphone' | 'camera' | 'screen'
export type DeviceKind = 'microphone' | 'camera' | 'speaker'
export type Source = 'person' | 'screen'

export interface Device {
  readonly id: string
  /** Empty until the browser was allowed to use one of its kind. */
  readonly label: string
}

/**
 * Why something could not be turned on, or went off.
 *
 * denied: the browser or the person said no. busy: another program has the device. missing: there is none. vanished: it was
 * unplugged. insecure: the page is not on HTTPS. unsupported: this browser cannot do it. blocked: the browser wants a
 * click before it plays sound. refused: the campus said no.
 */
export interface Problem {
  readonly what: MediaKind
  readonly kind: 'denied' | 'busy' | 'missing' | 'vanished' | 'insecure' | 'unsupported' | 'blocked' | 'refused' | 'failed'
  /** What happened, and a way on, in words. */
  readonly message: string
}

/** How sound and pictures go, as the person is told. */
export interface PathView {
  readonly state: 'none' | 'connecting' | 'connected' | 'reconnecting' | 'waiting' | 'down'
  readonly backend: 'forwarder' | 'mesh'
  /** Why it changed or does not work, in words; '' for none. */
  readonly reason: string
}

export type Quality = 'good' | 'fair' | 'poor'

export interface Tile {
  /** `person 12` or `screen 12`. */
  readonly key: string
  readonly member: number
  readonly source: Source
  readonly mine: boolean
  /** What to show; null: their avatar. */
  readonly picture: MediaStream | null
  /** It is not sent to me, to spare the line: it would be if it were pinned. */
  readonly spared: boolean
  readonly partner: Partner
  readonly pinned: boolean
}

/** Someone's line of captions, as it is being typed. */
export interface CaptionLine {
  readonly member: number
  readonly text: string
  readonly final: boolean
  readonly at: number
}

export interface Invitation {
  readonly by: PersonView
  readonly huddle: number
}

/** The device check while it is open. Nothing in it is on until it is asked for, and nothing of it is sent. */
export interface DeviceCheck {
  readonly microphone: 'off' | 'starting' | 'on'
  readonly camera: 'off' | 'starting' | 'on'
  readonly picture: MediaStream | null
  /** Whether the test sound plays now. */
  readonly playing: boolean
}

export const CHECK_OFF: DeviceCheck = { microphone: 'off', camera: 'off', picture: null, playing: false }

/** MB per hour, at the pace of the last seconds. */
export interface Usage {
  readonly up: number
  readonly down: number
}

export interface Chosen {
  readonly microphone: string
  readonly camera: string
  readonly speaker: string
}

const isId = (value: unknown): boolean => typeof value === 'string' && value.length <= 200

/** Which devices: '' is whatever the system offers. Which are on is never remembered. */
export const chosenDevices = stored('campus-devices', record<Chosen>({ microphone: '', camera: '', speaker: '' }, { microphone: isId, camera: isId, speaker: isId }))
/** 640 × 360 unless one asks for 1280 × 720. */
export const pictureQuality = stored('campus-picture', oneOf<'normal' | 'hd'>('normal', 'hd'))
/** No pictures but those that are pinned, a small one of oneself, and a voice that takes less. */
export const lowBandwidth = stored('campus-low-bandwidth', offUnlessChosen)
/** The microphone is only on while a key is held. */
export const pushToTalk = stored('campus-push-to-talk', offUnlessChosen)
/** Fans, keyboards and chatter around one are filtered out of one's voice; an instrument is better heard without. */
export const noiseReduction = stored('campus-noise-reduction', onUnlessRefused)
/** The devices were looked at once: sound can be turned on without. */
export const devicesChecked = stored('campus-devices-checked', offUnlessChosen)

/** `person 12`: of whom and of what a picture is. */
export function tileKey(source: Source, member: number): string {
  return `${source} ${member}`
}

/** What the panels show of huddles, the same on the map and in the list. */
export class HuddleStore {
  // Myself.
  readonly media = signal<Media>(NOTHING_ON)
  /** What is being turned on just now. */
  readonly starting = signal<ReadonlySet<MediaKind>>(new Set())
  readonly problems = signal<ReadonlyMap<MediaKind, Problem>>(new Map())
  /** The key of push-to-talk is held. */
  readonly talking = signal(false)
  /** How loud my microphone is, 0 to 1; ten times a second while it is on or being tried. */
  readonly level = signal(0)
  readonly devices = signal<Readonly<Record<DeviceKind, readonly Device[]>>>({ microphone: [], camera: [], speaker: [] })
  readonly check = signal<DeviceCheck | null>(null)
  /** What this browser cannot do at all: then one takes part by text. */
  readonly unsupported = signal<Problem | null>(null)

  // Who hears whom.
  readonly around = signal<Around | null>(null)
  /** Gain (0 to 1) of whom I hear, by member. */
  readonly hears = computed<ReadonlyMap<number, number>>(() => new Map(this.around.value?.hears.map(({ member, gain }) => [member, gain])))
  /** The huddles I was told of last, by id: the one I am in, and the one I am about to be in. */
  readonly views = signal<ReadonlyMap<number, HuddleView>>(new Map())
  readonly huddle = computed<HuddleView | null>(() => {
    const { huddle, hears, near } = this.around.value ?? {}
    const view = this.views.value.get(huddle ?? 0)
    if (!view || view.people <= view.partners.length) return view ?? null
    // Of many, those in the view, those I hear and I myself: who is not told of is there, and no more.
    const plain = [...hears!.map(({ member }) => member), this.me.value].map((member) => partner({ member }))
    const partners = new Map([...plain, ...near!, ...view.partners].map((one) => [one.member, one]))
    return { ...view, partners: [...partners.values()] }
  })
  /** Why nobody can hear me although they may be near; '' when nothing stands between. */
  readonly apart = computed(() => this.around.value?.apart ?? '')
  /** Members who hear me if I turn my microphone on. */
  readonly wouldHear = computed<readonly number[]>(() => {
    const listening = new Set(this.huddle.value?.partners.filter(({ sound }) => sound).map(({ member }) => member))
    return (this.around.value?.heard_by ?? []).filter((member) => listening.has(member))
  })
  /** Members who hear me now. */
  readonly hearers = computed<readonly number[]>(() => (this.isHeard.value ? this.wouldHear.value : []))
  /** Whether my voice is being sent. */
  readonly isHeard = computed(() => {
    const { microphone } = this.media.value
    return microphone && (!pushToTalk.value || this.talking.value) && this.myPart.value === 'speaker'
  })
  readonly myPart = computed(() => this.partnerOf(this.me.value)?.part ?? 'speaker')
  readonly conversations = signal<readonly Conversation[]>([])
  /** Members of my conversation, myself included; nobody when I am alone. */
  readonly together = computed<ReadonlySet<number>>(() => new Set(this.huddle.value?.partners.map(({ member }) => member)))
  /** Members whose conversation is closed to others. */
  readonly locked = computed<ReadonlySet<number>>(
    () => new Set(this.conversations.value.flatMap(({ locked, members }) => (locked ? members : []))),
  )
  readonly invitations = signal<readonly Invitation[]>([])
  /** Who knocks at my huddle. */
  readonly knocks = signal<readonly Invitation[]>([])
  /** The huddle at which I knock. */
  readonly myKnock = signal<number | null>(null)
  /** Whose screen the whole room is shown. */
  readonly presenting = signal<number | null>(null)
  /** By member, the latest last. */
  readonly captions = signal<readonly CaptionLine[]>([])

  // How it goes.
  readonly path = signal<PathView>({ state: 'none', backend: 'forwarder', reason: '' })
  /** Null while nothing goes. */
  readonly usage = signal<Usage | null>(null)
  /** How well someone's sound and picture come through, and (under my own number) mine. */
  readonly quality = signal<ReadonlyMap<number, Quality>>(new Map())
  readonly speaking = signal<ReadonlySet<number>>(new Set())

  // Pictures.
  /** By `tileKey`, my own among them. */
  readonly pictures = signal<ReadonlyMap<string, MediaStream>>(new Map())
  /** By `tileKey`. */
  readonly pinned = signal<ReadonlySet<string>>(new Set())
  readonly tiles = computed<readonly Tile[]>(() => this.layTiles())

  private readonly me = computed(() => this.campus.place.value?.member ?? -1)

  constructor(private readonly campus: Store) {}

  partnerOf(member: number): Partner | null {
    return this.huddle.value?.partners.find((partner) => partner.member === member) ?? null
  }

  /** A huddle is, or is about to be, mine. */
  view(view: HuddleView): void {
    const current = this.huddle.peek()
    this.views.value = new Map([...(current ? [[current.id, this.views.peek().get(current.id)!] as const] : []), [view.id, view]])
  }

  /** Some conversations of the room changed, some are over. */
  converse(changed: readonly Conversation[], over: readonly number[]): void {
    const all = new Map(this.conversations.peek().map((one) => [one.id, one]))
    for (const one of changed) all.set(one.id, one)
    for (const id of over) all.delete(id)
    this.conversations.value = [...all.values()].sort((one, other) => one.id - other.id)
  }

  /** In another room, or nowhere: nothing of what was told holds. */
  forgetAll(): void {
    this.around.value = null
    this.views.value = new Map()
    this.conversations.value = []
  }

  note(problem: Problem): void {
    this.problems.value = new Map(this.problems.value).set(problem.what, problem)
  }

  forget(what: MediaKind): void {
    if (!this.problems.value.has(what)) return
    const left = new Map(this.problems.value)
    left.delete(what)
    this.problems.value = left
  }

  /** What is pinned first, then screens, then people in the order of the huddle, myself last. */
  private layTiles(): Tile[] {
    const me = this.me.value
    const { sound, microphone, camera, screen } = this.media.value
    const others = (this.huddle.value?.partners ?? []).filter(({ member }) => member !== me)
    const myself: Partner = { member: me, part: this.myPart.value, sound, microphone, camera, screen }
    const partners = sound && me !== -1 ? [...others, myself] : others
    const tile = (partner: Partner, source: Source): Tile => {
      const key = tileKey(source, partner.member)
      const on = source === 'screen' ? partner.screen : partner.camera
      const mine = partner.member === me
      const pinned = this.pinned.value.has(key)
      const spared = on && !mine && !pinned && lowBandwidth.value
      return {
        key,
        member: partner.member,
        source,
        mine,
        picture: on && !spared ? (this.pictures.value.get(key) ?? null) : null,
        spared,
        partner,
        pinned,
      }
    }
    const screens = partners.filter((partner) => partner.screen).map((partner) => tile(partner, 'screen'))
    const shownToAll = this.presenting.value
    if (shownToAll !== null && !screens.some(({ member }) => member === shownToAll)) {
      screens.unshift(tile({ member: shownToAll, part: 'speaker', sound: true, microphone: false, camera: false, screen: true }, 'screen'))
    }
    const tiles = [...screens, ...partners.map((partner) => tile(partner, 'person'))]
    return [...tiles.filter(({ pinned }) => pinned), ...tiles.filter(({ pinned }) => !pinned)]
  }
}
