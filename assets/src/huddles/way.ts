import type { Ice, Signal } from '../protocol/messages'
import type { PictureSize } from './devices'
import type { Source } from './store'

/** What a publishing connection sends, in the order of its sections. */
export const KINDS = ['microphone', 'camera', 'screen', 'screen_sound'] as const
export type Kind = (typeof KINDS)[number]

export const MEDIA: Readonly<Record<Kind, 'audio' | 'video'>> = { microphone: 'audio', camera: 'video', screen: 'video', screen_sound: 'audio' }

/** What I send now; null: nothing of that kind. */
export type Outgoing = Readonly<Record<Kind, MediaStreamTrack | null>>

export const NOTHING_SENT: Outgoing = { microphone: null, camera: null, screen: null, screen_sound: null }

export interface Wishes {
  readonly picture: PictureSize
  /** A voice that takes less, and nothing while it is silent. */
  readonly sparing: boolean
}

/** What a way asks of the campus. @throws CommandError when it refuses, ConnectionLost when it does not answer. */
export interface Asks {
  ice(): Promise<Ice>
  publish(link: string, sdp: string): Promise<string>
  receive(link: string): Promise<{ sdp: string; slots: number }>
  answer(link: string, sdp: string): Promise<unknown>
  signal(member: number, kind: Signal['kind'], sdp: string): Promise<unknown>
}

/** What comes from someone now. */
export interface Incoming {
  readonly member: number
  readonly source: Source
  readonly sound: RTCRtpReceiver | null
  readonly picture: RTCRtpReceiver | null
}

/** One way that sound and pictures go: through a forwarder, or from browser to browser. */
export interface Way {
  readonly link: string
  /** What comes in has changed. */
  onIncoming: () => void
  /** It was up and is not any more. */
  onLost: () => void
  /** Resolves once it is up. @throws Error, or CommandError when the campus refuses. */
  connect(): Promise<void>
  send(outgoing: Outgoing): void
  shape(wishes: Wishes): void
  incoming(): readonly Incoming[]
  /** What the next to be heard will come in by, as far as that is known. */
  standby(): readonly RTCRtpReceiver[]
  /** The connections it stands on, what I send first. */
  peers(): readonly RTCPeerConnection[]
  close(): void
}
