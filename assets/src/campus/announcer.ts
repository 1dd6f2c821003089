import { signal } from '@preact/signals'
import { announcements } from '../settings/announcements'
import { AnnouncementQueue, type Announcement } from './announcements'

const TOAST_MS = 6000
/** What was said is taken away after this long: one who reads the page finds no stale news in it. */
const STALE_MS = 10_000

export interface Toast {
  id: number
  text: string
}

/** Numbered, so that the same words said twice are heard twice. */
export interface Spoken {
  readonly id: number
  readonly text: string
}

const SILENCE: Spoken = { id: 0, text: '' }

/** Short news, said to screen readers in their turn, and some of it shown for a few seconds. */
export class Announcer {
  /** What the polite live region says. */
  readonly spoken = signal(SILENCE)
  /** What interrupts: what the organisers say to all. */
  readonly urgent = signal(SILENCE)
  readonly toasts = signal<readonly Toast[]>([])
  private readonly queue = new AnnouncementQueue()
  private timer: ReturnType<typeof setTimeout> | undefined
  private lastId = 0

  /** Say it politely. It is for me, and not lost, unless `how` says that it only goes on around me. */
  say(words: Announcement['words'], how: Partial<Omit<Announcement, 'words'>> = {}): void {
    this.queue.add({ rank: 'mine', ...how, words })
    this.speak()
  }

  /** Say it at once, whatever is being said. For announcements of the organisers. */
  interrupt(text: string): void {
    this.urgent.value = { id: this.nextId(), text }
  }

  /** Say it and show it. The same text is not stacked upon itself. */
  show(text: string): void {
    this.say(text)
    if (this.toasts.value.some((toast) => toast.text === text)) return
    const id = this.nextId()
    this.toasts.value = [...this.toasts.value.slice(-2), { id, text }]
    setTimeout(() => this.dismiss(id), TOAST_MS)
  }

  dismiss(id: number): void {
    this.toasts.value = this.toasts.value.filter((toast) => toast.id !== id)
  }

  private speak(): void {
    clearTimeout(this.timer)
    const { pace } = announcements.value
    const now = performance.now()
    const text = this.queue.take(now, pace)
    if (text !== null) this.spoken.value = { id: this.nextId(), text }
    const due = this.queue.due(pace)
    this.timer = due === null ? setTimeout(() => (this.spoken.value = SILENCE), STALE_MS) : setTimeout(() => this.speak(), Math.max(0, due - now))
  }

  private nextId(): number {
    this.lastId += 1
    return this.lastId
  }
}
