import { record, stored } from './stored'

export type Sound = 'message' | 'wave' | 'mention' | 'announcement'

/** A note: its pitch (Hz), when it begins and how long it rings (s). */
export interface Note {
  readonly pitch: number
  readonly at: number
  readonly rings: number
}

/** Two or three soft notes each, told apart by their direction: up for a message, up and back for a wave. */
export const MELODIES: Readonly<Record<Sound, readonly Note[]>> = {
  message: [note(660, 0), note(880, 0.09)],
  mention: [note(880, 0), note(880, 0.14)],
  wave: [note(587, 0), note(784, 0.1), note(587, 0.2)],
  announcement: [note(523, 0), note(659, 0.14), note(784, 0.28, 0.6)],
}

function note(pitch: number, at: number, rings = 0.28): Note {
  return { pitch, at, rings }
}

export interface SoundWishes {
  readonly on: boolean
  /** Per cent. */
  readonly volume: number
}

export const sound = stored(
  'campus-sound',
  record<SoundWishes>(
    { on: true, volume: 50 },
    { on: (value) => typeof value === 'boolean', volume: (value) => typeof value === 'number' && value >= 0 && value <= 100 },
  ),
)

/** As loud as 100 % gets: these are hints, beside a voice that one listens to. */
const LOUDEST = 0.3
/** A burst of messages rings once. */
const APART_MS = 1200

let context: AudioContext | null = null
let quiet: () => boolean = () => false
let lastAt = -Infinity

/** Browsers let a page sound only after a gesture; before one nothing is even prepared. `isQuiet`: do not disturb. */
export function readySounds(isQuiet: () => boolean): void {
  quiet = isQuiet
  const wake = (): void => {
    removeEventListener('pointerdown', wake)
    removeEventListener('keydown', wake)
    // Some machines have no sound at all.
    if (typeof AudioContext === 'function') context ??= new AudioContext()
  }
  addEventListener('pointerdown', wake)
  addEventListener('keydown', wake)
}

/** Play a sound, unless it is off, one does not want to be disturbed, or another has just been played. */
export function play(name: Sound): void {
  if (!sound.value.on || sound.value.volume === 0 || quiet()) return
  const now = performance.now()
  if (now - lastAt < APART_MS) return
  lastAt = now
  ring(name)
}

/** Hear a sound as it is set, even in do-not-disturb: one asked for it. */
export function tryOut(name: Sound): void {
  if (sound.value.volume > 0) ring(name)
}

function ring(name: Sound): void {
  if (!context) return
  void context.resume()
  const start = context.currentTime
  for (const { pitch, at, rings } of MELODIES[name]) {
    const oscillator = context.createOscillator()
    const loudness = context.createGain()
    oscillator.type = 'sine'
    oscillator.frequency.value = pitch
    loudness.gain.setValueAtTime(0, start + at)
    loudness.gain.linearRampToValueAtTime((LOUDEST * sound.value.volume) / 100, start + at + 0.015)
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + at + rings)
    oscillator.connect(loudness).connect(context.destination)
    oscillator.start(start + at)
    oscillator.stop(start + at + rings)
  }
}
