import type { Ice, SlotView } from '../protocol/messages'
import { connected, described, newPeer, whenLost } from './peer'
import type { Incoming } from './way'

/** What I am sent, over one connection with a fixed number of slots: who is in which changes without a word between us. */
export class Receiver {
  readonly peer: RTCPeerConnection
  private slots = 0

  constructor(ice: Ice) {
    this.peer = newPeer(ice)
  }

  /** @throws Error when it does not come up, or what `answer` throws. */
  async connect(offer: { sdp: string; slots: number }, answer: (sdp: string) => Promise<unknown>, lost: () => void): Promise<void> {
    this.slots = offer.slots
    await this.peer.setRemoteDescription({ type: 'offer', sdp: offer.sdp })
    await this.peer.setLocalDescription(await this.peer.createAnswer())
    await answer(await described(this.peer))
    await connected(this.peer)
    whenLost(this.peer, lost)
  }

  /** What comes in, when these are in the slots. */
  incoming(told: readonly SlotView[]): Incoming[] {
    const sections = this.peer.getTransceivers()
    return told
      .filter(({ slot }) => slot < this.slots)
      .map(({ slot, member, source }) => ({ member, source, sound: sections[slot]?.receiver ?? null, picture: sections[this.slots + slot]?.receiver ?? null }))
  }

  /** The sounds of the slots that are filled first. */
  firstSounds(count: number): RTCRtpReceiver[] {
    return this.peer.getTransceivers().slice(0, Math.min(count, this.slots)).map(({ receiver }) => receiver)
  }

  close(): void {
    this.peer.close()
  }
}
