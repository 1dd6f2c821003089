import { backoffMs } from '../protocol/backoff'
import type { Ice, Signal } from '../protocol/messages'
import { connected, describeAnew, described, newPeer, onlyForwarded, whenLost } from './peer'
import { withDtx } from './sdp'
import { shape } from './shape'
import { KINDS, MEDIA, NOTHING_SENT, type Asks, type Incoming, type Kind, type Outgoing, type Way, type Wishes } from './way'

/** Whom I hear, and who hears me. */
export interface Edges {
  readonly hears: ReadonlySet<number>
  readonly heardBy: ReadonlySet<number>
}

/** A way is taken for up once everyone is reached, or after this long, ms: one who cannot be reached keeps nobody waiting. */
const ALL_UP_MS = 5000

/** Which of two browsers makes the offer. */
export function offers(me: number, other: number): boolean {
  return me < other
}

/** From browser to browser: a connection to each person that I hear or who hears me, four at most by the campus's rule. */
export class MeshWay implements Way {
  onIncoming = (): void => {}
  onLost = (): void => {}
  private readonly others = new Map<number, MeshPeer>()
  private readonly up = new Set<number>()
  private allUp: () => void = () => {}
  private outgoing: Outgoing = NOTHING_SENT
  private closed = false

  constructor(
    readonly link: string,
    private readonly me: number,
    private readonly asks: Asks,
    private wishes: Wishes,
    private edges: Edges,
  ) {}

  async connect(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ALL_UP_MS)
      this.allUp = () => {
        clearTimeout(timer)
        resolve()
      }
      this.follow(this.edges)
    })
    if (this.closed) throw new Error('closed')
  }

  /** Who is near has changed. */
  follow(edges: Edges): void {
    this.edges = edges
    const wanted = new Set([...edges.hears, ...edges.heardBy])
    for (const member of this.others.keys()) if (!wanted.has(member)) this.part(member, true)
    for (const member of wanted) if (!this.others.has(member) && offers(this.me, member)) void this.offer(member, 0)
    this.sendAll()
    this.noteUp()
    this.onIncoming()
  }

  /** Another browser says something. */
  async signalled(member: number, kind: Signal['kind'], sdp: string): Promise<void> {
    if (kind === 'bye') this.part(member, false)
    else if (kind === 'answer') await this.others.get(member)?.answered(sdp)
    else if (!offers(this.me, member)) await this.answer(member, sdp)
  }

  send(outgoing: Outgoing): void {
    this.outgoing = outgoing
    this.sendAll()
  }

  shape(wishes: Wishes): void {
    this.wishes = wishes
    for (const other of this.others.values()) void other.shape(wishes)
  }

  incoming(): readonly Incoming[] {
    return [...this.others].filter(([member]) => this.edges.hears.has(member)).flatMap(([member, other]) => other.incoming(member))
  }

  standby(): readonly RTCRtpReceiver[] {
    return []
  }

  peers(): readonly RTCPeerConnection[] {
    return [...this.others.values()].map(({ peer }) => peer)
  }

  close(): void {
    this.closed = true
    for (const member of [...this.others.keys()]) this.part(member, true)
    this.allUp()
  }

  private async offer(member: number, attempt: number): Promise<void> {
    const other = await this.meet(member)
    if (!other) return
    try {
      await this.asks.signal(member, 'offer', await other.offer())
      await this.met(member, other)
    } catch {
      if (this.others.get(member) !== other) return
      this.part(member, false)
      setTimeout(() => {
        const wanted = this.edges.hears.has(member) || this.edges.heardBy.has(member)
        if (!this.closed && wanted && !this.others.has(member)) void this.offer(member, attempt + 1)
      }, backoffMs(attempt))
    }
  }

  private async answer(member: number, sdp: string): Promise<void> {
    this.part(member, false)
    const other = await this.meet(member)
    if (!other) return
    try {
      await this.asks.signal(member, 'answer', await other.answer(sdp))
      await this.met(member, other)
    } catch {
      // The one who offers tries again.
      if (this.others.get(member) === other) this.part(member, false)
    }
  }

  /** A connection to someone, not up yet; null when they have gone, or I have, while its servers were asked for. */
  private async meet(member: number): Promise<MeshPeer | null> {
    const ice = await this.asks.ice().catch(() => null)
    if (!ice || this.closed || this.others.has(member)) return null
    const other = new MeshPeer(ice)
    this.others.set(member, other)
    return other
  }

  private async met(member: number, other: MeshPeer): Promise<void> {
    await connected(other.peer)
    whenLost(other.peer, () => {
      if (this.others.get(member) !== other) return
      this.part(member, false)
      if (offers(this.me, member)) void this.offer(member, 0)
    })
    this.up.add(member)
    void other.shape(this.wishes)
    this.sendAll()
    this.noteUp()
    this.onIncoming()
  }

  private part(member: number, goodbye: boolean): void {
    const other = this.others.get(member)
    if (!other) return
    this.others.delete(member)
    this.up.delete(member)
    other.peer.close()
    if (goodbye) this.asks.signal(member, 'bye', '').catch(() => {})
    this.onIncoming()
  }

  /** Whoever does not hear me is sent nothing. */
  private sendAll(): void {
    for (const [member, other] of this.others) other.send(this.edges.heardBy.has(member) ? this.outgoing : NOTHING_SENT)
  }

  private noteUp(): void {
    const wanted = [...this.edges.hears, ...this.edges.heardBy]
    if (wanted.every((member) => this.up.has(member))) this.allUp()
  }
}

/** A connection with one other browser: four sections, both ways. */
class MeshPeer {
  readonly peer: RTCPeerConnection
  private outgoing: Outgoing = NOTHING_SENT
  private sparing = false
  private theirs: { type: 'offer' | 'answer'; sdp: string } | null = null

  constructor(ice: Ice) {
    this.peer = newPeer(ice)
  }

  async offer(): Promise<string> {
    for (const kind of KINDS) onlyForwarded(this.peer.addTransceiver(MEDIA[kind], { direction: 'sendrecv' }), MEDIA[kind])
    await this.peer.setLocalDescription(await this.peer.createOffer())
    return described(this.peer)
  }

  async answer(sdp: string): Promise<string> {
    this.theirs = { type: 'offer', sdp }
    await this.peer.setRemoteDescription(this.theirs)
    for (const transceiver of this.peer.getTransceivers()) transceiver.direction = 'sendrecv'
    await this.peer.setLocalDescription(await this.peer.createAnswer())
    return described(this.peer)
  }

  async answered(sdp: string): Promise<void> {
    if (this.peer.signalingState !== 'have-local-offer') return
    this.theirs = { type: 'answer', sdp }
    await this.peer.setRemoteDescription(this.theirs)
  }

  send(outgoing: Outgoing): void {
    const senders = this.senders()
    if (!senders) return
    for (const kind of KINDS) if (outgoing[kind] !== this.outgoing[kind]) senders[kind].replaceTrack(outgoing[kind]).catch(() => {})
    this.outgoing = outgoing
  }

  async shape(wishes: Wishes): Promise<void> {
    const { theirs } = this
    if (theirs && wishes.sparing !== this.sparing) {
      this.sparing = wishes.sparing
      // A browser that does not take it keeps the voice it sends.
      await describeAnew(this.peer, wishes.sparing ? { ...theirs, sdp: withDtx(theirs.sdp) } : theirs).catch(() => {})
    }
    const senders = this.senders()
    if (senders) await shape(senders, wishes)
  }

  incoming(member: number): Incoming[] {
    const [microphone, camera, screen, screenSound] = this.peer.getTransceivers()
    if (!microphone || !camera || !screen || !screenSound) return []
    return [
      { member, source: 'person', sound: microphone.receiver, picture: camera.receiver },
      { member, source: 'screen', sound: screenSound.receiver, picture: screen.receiver },
    ]
  }

  /** Null before the sections are there. */
  private senders(): Readonly<Record<Kind, RTCRtpSender>> | null {
    const sections = this.peer.getTransceivers()
    if (sections.length < KINDS.length) return null
    return Object.fromEntries(KINDS.map((kind, i) => [kind, sections[i]!.sender])) as Record<Kind, RTCRtpSender>
  }
}
