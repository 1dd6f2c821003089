export interface Shared {
  readonly picture: MediaStreamTrack
  /** Null where the browser, or the person, gives no sound along. */
  readonly sound: MediaStreamTrack | null
}

/** Slides and documents: sharp rather than smooth. */
export const SCREEN_FRAMES = 15
export const SCREEN_BITRATE = 1_200_000

/**
 * Let the person choose what to share. `ended` is called when they stop it by the browser's own bar, or when the window closes.
 *
 * @throws what the browser throws; a NotAllowedError when they chose nothing.
 */
export async function shareScreen(ended: () => void): Promise<Shared> {
  const stream = await navigator.mediaDevices.getDisplayMedia({
    video: { frameRate: { max: SCREEN_FRAMES }, width: { max: 1920 }, height: { max: 1200 } },
    // What plays is shared as it is: nothing in it is an echo or a noise.
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  })
  const picture = stream.getVideoTracks()[0]!
  picture.contentHint = 'detail'
  picture.addEventListener('ended', ended, { once: true })
  return { picture, sound: stream.getAudioTracks()[0] ?? null }
}
