import type { Ice } from '../protocol/messages'
import { connected, describeAnew, described, newPeer, onlyForwarded, whenLost } from './peer'
import { withDtx } from './sdp'
import { shape } from './shape'
import { KINDS, MEDIA, NOTHING_SENT, type Kind, type Outgoing, type Wishes } from './way'

/**
 * What I send, over one connection with four sections that are negotiated once: what is turned on and off afterwards is put
 * into its section and taken out of it, without a word to the other side.
 */
export class Publisher {
  readonly peer: RTCPeerConnection
  private readonly senders: Readonly<Record<Kind, RTCRtpSender>>
  private outgoing: Outgoing = NOTHING_SENT
  private answer = ''
  private sparing = false

  constructor(ice: Ice) {
    this.peer = newPeer(ice)
    const person = new MediaStream()
    const screen = new MediaStream()
    this.senders = Object.fromEntries(
      KINDS.map((kind) => {
        const streams = [kind === 'microphone' || kind === 'camera' ? person : screen]
        const transceiver = this.peer.addTransceiver(MEDIA[kind], { direction: 'sendonly', streams })
        onlyForwarded(transceiver, MEDIA[kind])
        return [kind, transceiver.sender]
      }),
    ) as Record<Kind, RTCRtpSender>
  }

  /** @throws Error when it does not come up, or what `exchange` throws. */
  async connect(exchange: (offer: string) => Promise<string>, wishes: Wishes, lost: () => void): Promise<void> {
    await this.peer.setLocalDescription(await this.peer.createOffer())
    this.answer = await exchange(await described(this.peer))
    this.sparing = wishes.sparing
    await this.peer.setRemoteDescription(this.theirs())
    await connected(this.peer)
    whenLost(this.peer, lost)
    await this.shape(wishes)
  }

  send(outgoing: Outgoing): void {
    for (const kind of KINDS) {
      // A connection that was closed meanwhile sends nothing anyway.
      if (outgoing[kind] !== this.outgoing[kind]) this.senders[kind].replaceTrack(outgoing[kind]).catch(() => {})
    }
    this.outgoing = outgoing
  }

  async shape(wishes: Wishes): Promise<void> {
    if (wishes.sparing !== this.sparing && this.answer !== '') {
      this.sparing = wishes.sparing
      // A browser that does not take it keeps the voice it sends.
      await describeAnew(this.peer, this.theirs()).catch(() => {})
    }
    await shape(this.senders, wishes)
  }

  private theirs(): RTCSessionDescriptionInit {
    return { type: 'answer', sdp: this.sparing ? withDtx(this.answer) : this.answer }
  }

  close(): void {
    this.peer.close()
  }
}
