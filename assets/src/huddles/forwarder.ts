import type { SlotView } from '../protocol/messages'
import { Publisher } from './publisher'
import { Receiver } from './receiver'
import { NOTHING_SENT, type Asks, type Incoming, type Outgoing, type Way, type Wishes } from './way'

/** Most conversations are of no more than five. */
const READY_SLOTS = 4

/** Through a media worker: one connection to send, one to be sent. */
export class ForwarderWay implements Way {
  onIncoming = (): void => {}
  onLost = (): void => {}
  private publisher: Publisher | null = null
  private receiver: Receiver | null = null
  private outgoing: Outgoing = NOTHING_SENT
  private slots: readonly SlotView[] = []
  private closed = false
  private lost = false

  constructor(
    readonly link: string,
    private readonly asks: Asks,
    private wishes: Wishes,
  ) {}

  async connect(): Promise<void> {
    const ice = await this.asks.ice()
    if (this.closed) throw new Error('closed')
    const publisher = (this.publisher = new Publisher(ice))
    const receiver = (this.receiver = new Receiver(ice))
    publisher.send(this.outgoing)
    const lost = (): void => this.loseOnce()
    await Promise.all([
      publisher.connect((offer) => this.asks.publish(this.link, offer), this.wishes, lost),
      this.asks.receive(this.link).then((offer) => {
        if (!this.closed) return receiver.connect(offer, (sdp) => this.asks.answer(this.link, sdp), lost)
        return undefined
      }),
    ])
    this.onIncoming()
  }

  /** Who is in which slot from now on. */
  told(slots: readonly SlotView[]): void {
    this.slots = slots
    this.onIncoming()
  }

  send(outgoing: Outgoing): void {
    this.outgoing = outgoing
    this.publisher?.send(outgoing)
  }

  shape(wishes: Wishes): void {
    this.wishes = wishes
    void this.publisher?.shape(wishes)
  }

  incoming(): readonly Incoming[] {
    return this.receiver?.incoming(this.slots) ?? []
  }

  standby(): readonly RTCRtpReceiver[] {
    return this.receiver?.firstSounds(READY_SLOTS) ?? []
  }

  peers(): readonly RTCPeerConnection[] {
    return [this.publisher?.peer, this.receiver?.peer].filter((peer) => peer !== undefined)
  }

  close(): void {
    this.closed = true
    this.publisher?.close()
    this.receiver?.close()
  }

  private loseOnce(): void {
    if (this.lost || this.closed) return
    this.lost = true
    this.onLost()
  }
}
