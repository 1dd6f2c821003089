import type { Incoming } from './way'

/** Plays what comes in, each as loud as its sender is near. Silence takes effect at once: nothing is waited for. */
export class Playback {
  /** Called when the browser wants a gesture before it plays anything. */
  onBlocked: () => void = () => {}
  private readonly elements = new Map<RTCRtpReceiver, HTMLAudioElement>()
  private speaker = ''

  /** Have players ready, silent, for what may come: to start one takes longer than a packet takes to come. */
  prepare(receivers: readonly RTCRtpReceiver[]): void {
    for (const receiver of receivers) if (!this.elements.has(receiver)) this.add(receiver).muted = true
  }

  /** `gain`: 0 to 1. What is not in `incoming` any more falls silent, and what has ended is let go. */
  update(incoming: readonly Incoming[], gain: (one: Incoming) => number): void {
    const playing = new Map(incoming.flatMap((one) => (one.sound ? [[one.sound, gain(one)] as const] : [])))
    for (const [receiver, element] of this.elements) {
      if (receiver.track.readyState === 'ended') this.drop(receiver)
      else if (!playing.has(receiver)) element.muted = true
    }
    for (const [receiver, volume] of playing) {
      const element = this.elements.get(receiver) ?? this.add(receiver)
      element.volume = volume
      // Browsers in which the volume is the person's alone (iOS) still know silence.
      element.muted = volume === 0
    }
  }

  /** '' is whatever the system offers. */
  choose(speaker: string): void {
    this.speaker = speaker
    for (const element of this.elements.values()) void speakThrough(element, speaker)
  }

  /** Play what the browser held back; call it from a gesture. */
  unblock(): void {
    for (const element of this.elements.values()) void this.play(element)
  }

  close(): void {
    for (const receiver of [...this.elements.keys()]) this.drop(receiver)
  }

  private add(receiver: RTCRtpReceiver): HTMLAudioElement {
    const element = new Audio()
    element.autoplay = true
    element.srcObject = new MediaStream([receiver.track])
    // In the page, so that browsers that stop what is not in it play on.
    element.hidden = true
    element.dataset.huddle = 'sound'
    document.body.append(element)
    this.elements.set(receiver, element)
    void speakThrough(element, this.speaker)
    void this.play(element)
    return element
  }

  private async play(element: HTMLAudioElement): Promise<void> {
    try {
      await element.play()
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.onBlocked()
    }
  }

  private drop(receiver: RTCRtpReceiver): void {
    const element = this.elements.get(receiver)
    if (!element) return
    element.srcObject = null
    element.remove()
    this.elements.delete(receiver)
  }
}

/** Where browsers let one choose; a speaker that is gone is whatever the system offers. */
export async function speakThrough(element: HTMLAudioElement, speaker: string): Promise<void> {
  if (typeof element.setSinkId !== 'function' || element.sinkId === speaker) return
  try {
    await element.setSinkId(speaker)
  } catch {
    if (speaker !== '') await element.setSinkId('').catch(() => {})
  }
}
