/** Levels (0 to 1, as RTP's header extension and WebRTC's statistics have them) above which someone speaks: −34 dBov. */
export const SPEAKS_ABOVE = 0.02
/** Between words one goes on speaking, ms. */
export const STILL_SPEAKS_MS = 500

/** Who speaks: by key, from levels that are noted several times a second. */
export class Speaking<Key> {
  private readonly heardAt = new Map<Key, number>()

  note(key: Key, level: number, now: number): void {
    if (level > SPEAKS_ABOVE) this.heardAt.set(key, now)
  }

  at(now: number): ReadonlySet<Key> {
    for (const [key, since] of this.heardAt) if (now - since > STILL_SPEAKS_MS) this.heardAt.delete(key)
    return new Set(this.heardAt.keys())
  }
}

/** Packets older than this tell nothing of now, ms: nothing is sent while someone is silent. */
const STALE_MS = 300

/** How loud what comes in is now, from the level that goes with its packets; 0 while none come. */
export function levelOf(receiver: RTCRtpReceiver, now = performance.timeOrigin + performance.now()): number {
  const [source] = receiver.getSynchronizationSources()
  if (!source || Math.abs(now - source.timestamp) > STALE_MS) return 0
  return source.audioLevel ?? 0
}

/** How loud one's own microphone is, ten times a second, until `close`. */
export class LevelMeter {
  private readonly context = new AudioContext()
  private readonly timer: ReturnType<typeof setInterval>

  constructor(track: MediaStreamTrack, heard: (level: number) => void) {
    const source = this.context.createMediaStreamSource(new MediaStream([track]))
    const analyser = this.context.createAnalyser()
    analyser.fftSize = 2048
    source.connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    void this.context.resume()
    this.timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      heard(track.enabled ? loudness(samples) : 0)
    }, 100)
  }

  close(): void {
    clearInterval(this.timer)
    void this.context.close()
  }
}

/** Root mean square, drawn out so that a voice fills the meter: 0 for silence, 1 for a shout. */
export function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.min(1, Math.sqrt(sum / Math.max(1, samples.length)) * 4)
}
