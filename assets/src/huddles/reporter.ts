import { levelOf, Speaking } from './levels'
import { Losses, outgoingLoss, packetsOf, qualityOf, trafficOf, usageBetween, worse, type Traffic } from './meter'
import type { HuddleStore, Quality } from './store'
import type { Incoming, Way } from './way'

const LEVELS_EACH_MS = 100
const STATS_EACH_MS = 2000
/** My own voice, as the meter shows it: above this I speak. */
const I_SPEAK_ABOVE = 0.08

export interface Observed {
  readonly ways: readonly Way[]
  readonly incoming: readonly Incoming[]
  readonly me: number
}

/** Looks at what goes while sound is on: who speaks, how well it comes through, what it takes. */
export class Reporter {
  private readonly speaking = new Speaking<number>()
  private readonly losses = new Losses<RTCRtpReceiver>()
  private levels: ReturnType<typeof setInterval> | undefined
  private stats: ReturnType<typeof setInterval> | undefined
  private traffic: Traffic | null = null
  private observedPeer: RTCPeerConnection | undefined

  constructor(
    private readonly store: HuddleStore,
    private readonly observe: () => Observed,
  ) {}

  run(on: boolean): void {
    if (on === (this.levels !== undefined)) return
    clearInterval(this.levels)
    clearInterval(this.stats)
    this.levels = on ? setInterval(() => this.lookAtLevels(), LEVELS_EACH_MS) : undefined
    this.stats = on ? setInterval(() => void this.lookAtStats(), STATS_EACH_MS) : undefined
    if (!on) this.forget()
  }

  private lookAtLevels(): void {
    const { incoming, me } = this.observe()
    const now = performance.now()
    for (const { member, source, sound } of incoming) if (sound && source === 'person') this.speaking.note(member, levelOf(sound), now)
    if (this.store.isHeard.peek() && this.store.level.peek() > I_SPEAK_ABOVE) this.speaking.note(me, 1, now)
    const speaking = this.speaking.at(now)
    const before = this.store.speaking.peek()
    if (speaking.size !== before.size || [...speaking].some((member) => !before.has(member))) this.store.speaking.value = speaking
  }

  private async lookAtStats(): Promise<void> {
    const { ways, incoming, me } = this.observe()
    const [way] = ways
    const peers = way?.peers() ?? []
    if (!way || peers.length === 0) {
      this.forget()
      return
    }
    const traffic = await trafficOf(peers, performance.now())
    // After a change of ways, the bytes are counted from the beginning.
    const before = this.observedPeer === peers[0] ? this.traffic : null
    this.observedPeer = peers[0]
    this.traffic = traffic
    const usage = before && usageBetween(before, traffic)
    if (usage) this.store.usage.value = usage
    const quality = new Map<number, Quality>()
    for (const { member, sound, picture } of incoming) {
      for (const receiver of [sound, picture]) {
        if (!receiver) continue
        const { lost, received } = await packetsOf(receiver)
        const found = qualityOf(this.losses.share(receiver, lost, received), traffic.roundTripMs)
        quality.set(member, worse(found, quality.get(member) ?? 'good'))
      }
    }
    quality.set(me, qualityOf(await outgoingLoss(peers[0]!), traffic.roundTripMs))
    this.store.quality.value = quality
  }

  private forget(): void {
    this.traffic = null
    this.store.usage.value = null
    if (this.store.quality.peek().size > 0) this.store.quality.value = new Map()
    if (this.store.speaking.peek().size > 0) this.store.speaking.value = new Set()
  }
}
