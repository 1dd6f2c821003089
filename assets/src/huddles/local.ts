import { openCamera, openMicrophone, pictureConstraints, type PictureSize } from './devices'
import { LevelMeter } from './levels'
import { kindOfFailure, problem } from './problems'
import { shareScreen } from './share'
import { chosenDevices, noiseReduction, type HuddleStore, type Problem } from './store'
import { KINDS, NOTHING_SENT, type Kind, type Outgoing } from './way'

/** What cannot be turned on, and why. */
export class DeviceFailure extends Error {
  readonly problem: Problem

  constructor(what: Problem) {
    super(what.message)
    this.name = 'DeviceFailure'
    this.problem = what
  }
}

/** My microphone, camera and screen while they are open. Each is opened when it is turned on, and never before. */
export class LocalMedia {
  /** A device that was in use is not there any more, or the sharing was ended by the browser's own bar. */
  onEnded: (kind: 'microphone' | 'camera' | 'screen') => void = () => {}
  /** What is open has changed. */
  onChange: () => void = () => {}
  private tracks: Record<Kind, MediaStreamTrack | null> = { ...NOTHING_SENT }
  private meter: LevelMeter | null = null

  constructor(private readonly store: HuddleStore) {}

  get open(): Outgoing {
    return this.tracks
  }

  /** @throws DeviceFailure */
  async openMicrophone(): Promise<void> {
    const track = await attempt('microphone', () => openMicrophone(chosenDevices.value.microphone, noiseReduction.value))
    this.put('microphone', track)
    this.meter?.close()
    this.meter = new LevelMeter(track, (level) => (this.store.level.value = level))
  }

  /** @throws DeviceFailure */
  async openCamera(size: PictureSize): Promise<void> {
    this.put('camera', await attempt('camera', () => openCamera(chosenDevices.value.camera, size)))
  }

  /** @throws DeviceFailure */
  async openScreen(): Promise<void> {
    const shared = await attempt('screen', () => shareScreen(() => this.onEnded('screen')))
    this.put('screen', shared.picture)
    if (shared.sound) this.put('screen_sound', shared.sound)
  }

  close(kind: Kind): void {
    const track = this.tracks[kind]
    if (!track) return
    this.tracks = { ...this.tracks, [kind]: null }
    track.onended = null
    track.stop()
    if (kind === 'microphone') {
      this.meter?.close()
      this.meter = null
      this.store.level.value = 0
    }
    this.onChange()
  }

  closeAll(): void {
    for (const kind of KINDS) this.close(kind)
  }

  /** Have the camera give a picture of another size, without turning it off. */
  async resize(size: PictureSize): Promise<void> {
    // A camera that has one size only keeps it; the bit rate makes what is sent smaller.
    await this.tracks.camera?.applyConstraints(pictureConstraints(size)).catch(() => {})
  }

  private put(kind: Kind, track: MediaStreamTrack): void {
    const before = this.tracks[kind]
    this.tracks = { ...this.tracks, [kind]: track }
    if (before) {
      before.onended = null
      before.stop()
    }
    if (kind === 'microphone' || kind === 'camera') {
      track.onended = () => {
        this.close(kind)
        this.onEnded(kind)
      }
    }
    this.onChange()
  }
}

async function attempt<Result>(what: 'microphone' | 'camera' | 'screen', open: () => Promise<Result>): Promise<Result> {
  try {
    return await open()
  } catch (error) {
    throw new DeviceFailure(problem(what, kindOfFailure(error)))
  }
}
