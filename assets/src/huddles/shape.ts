import { PICTURES } from './devices'
import { SCREEN_BITRATE, SCREEN_FRAMES } from './share'
import type { Kind, Wishes } from './way'

/** A voice at 32 kbit/s is as good as a conference needs; at 16 it is still well understood. */
const VOICE_BITRATE = { normal: 32_000, sparing: 16_000 }
/** What a shared window plays may be music. */
const SCREEN_SOUND_BITRATE = 64_000

/** Bound what is sent of each kind, from now on. */
export async function shape(senders: Readonly<Record<Kind, RTCRtpSender>>, { picture, sparing }: Wishes): Promise<void> {
  const { bitrate, frames } = PICTURES[picture]
  await Promise.all([
    limit(senders.microphone, sparing ? VOICE_BITRATE.sparing : VOICE_BITRATE.normal),
    limit(senders.camera, bitrate, frames),
    limit(senders.screen, SCREEN_BITRATE, SCREEN_FRAMES),
    limit(senders.screen_sound, SCREEN_SOUND_BITRATE),
  ])
}

async function limit(sender: RTCRtpSender, bitrate: number, frames?: number): Promise<void> {
  const parameters = sender.getParameters()
  const [encoding] = parameters.encodings
  if (!encoding) return
  encoding.maxBitrate = bitrate
  if (frames !== undefined) encoding.maxFramerate = frames
  try {
    await sender.setParameters(parameters)
  } catch {
    // It was closed, or the browser knows better: then it sends as much as it finds right.
  }
}
