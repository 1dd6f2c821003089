import { openCamera, openMicrophone } from './devices'
import { LevelMeter } from './levels'
import { speakThrough } from './playback'
import { kindOfFailure, lackOf, problem } from './problems'
import { CHECK_OFF, chosenDevices, devicesChecked, noiseReduction, pictureQuality, type DeviceCheck, type HuddleStore } from './store'

/** The test sound: three soft notes, s. */
const TEST_SOUND_S = 1.2
const TEST_NOTES = [523, 659, 784]

/** Looks at one's devices before they are used. What it opens is its own, is sent to nobody, and ends with it. */
export class Check {
  private readonly tracks: { microphone: MediaStreamTrack | null; camera: MediaStreamTrack | null } = { microphone: null, camera: null }
  private meter: LevelMeter | null = null

  constructor(private readonly store: HuddleStore) {}

  open(): void {
    this.store.check.value ??= CHECK_OFF
  }

  close(): void {
    if (!this.store.check.peek()) return
    this.stop('microphone')
    this.stop('camera')
    this.store.check.value = null
    devicesChecked.set(true)
  }

  async attempt(kind: 'microphone' | 'camera', on: boolean): Promise<void> {
    this.store.forget(kind)
    this.stop(kind)
    if (!on || !this.store.check.peek()) return
    const lack = lackOf(kind)
    if (lack) {
      this.store.note(lack)
      return
    }
    this.note({ [kind]: 'starting' })
    try {
      const { microphone, camera } = chosenDevices.value
      const track = kind === 'microphone' ? await openMicrophone(microphone, noiseReduction.value) : await openCamera(camera, pictureQuality.value)
      if (this.store.check.peek()?.[kind] !== 'starting') {
        // It was closed, or turned off again, meanwhile.
        track.stop()
        return
      }
      this.show(kind, track)
    } catch (error) {
      this.store.note(problem(kind, kindOfFailure(error)))
      this.stop(kind)
    }
  }

  /** Another device was chosen. */
  async reopen(kind: 'microphone' | 'camera'): Promise<void> {
    if (this.tracks[kind]) await this.attempt(kind, true)
  }

  /** Resolves when the test sound has ended. */
  async testSpeaker(): Promise<void> {
    if (this.store.check.peek()?.playing || typeof AudioContext !== 'function') return
    this.note({ playing: true })
    const context = new AudioContext()
    const out = context.createMediaStreamDestination()
    const element = new Audio()
    element.srcObject = out.stream
    try {
      await context.resume()
      await speakThrough(element, chosenDevices.value.speaker)
      await element.play()
      await ring(context, out)
    } catch {
      this.store.note(problem('sound', 'failed'))
    } finally {
      element.srcObject = null
      void context.close()
      this.note({ playing: false })
    }
  }

  private show(kind: 'microphone' | 'camera', track: MediaStreamTrack): void {
    this.tracks[kind] = track
    track.onended = () => {
      this.stop(kind)
      this.store.note(problem(kind, 'vanished'))
    }
    if (kind === 'microphone') {
      this.meter = new LevelMeter(track, (level) => (this.store.level.value = level))
      this.note({ microphone: 'on' })
    } else this.note({ camera: 'on', picture: new MediaStream([track]) })
  }

  private stop(kind: 'microphone' | 'camera'): void {
    const track = this.tracks[kind]
    this.tracks[kind] = null
    if (track) {
      track.onended = null
      track.stop()
    }
    if (kind === 'microphone') {
      this.meter?.close()
      this.meter = null
      this.store.level.value = 0
    }
    this.note(kind === 'microphone' ? { microphone: 'off' } : { camera: 'off', picture: null })
  }

  private note(change: Partial<DeviceCheck>): void {
    const check = this.store.check.peek()
    if (check) this.store.check.value = { ...check, ...change }
  }
}

async function ring(context: AudioContext, out: AudioNode): Promise<void> {
  const last = TEST_NOTES.map((pitch, i) => {
    const start = context.currentTime + 0.05 + i * 0.3
    const oscillator = context.createOscillator()
    const loudness = context.createGain()
    oscillator.frequency.value = pitch
    loudness.gain.setValueAtTime(0, start)
    loudness.gain.linearRampToValueAtTime(0.3, start + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.5)
    oscillator.connect(loudness).connect(out)
    oscillator.start(start)
    oscillator.stop(context.currentTime + TEST_SOUND_S)
    return oscillator
  }).at(-1)!
  await new Promise((resolve) => (last.onended = resolve))
}
