import { signal } from '@preact/signals'

/** At most one announcement each so often: a screen reader should not fall behind what happens. */
const EACH_MS = 1500
const TOAST_MS = 6000

export interface Toast {
  id: number
  text: string
}

/** Short news, said to screen readers (politely, throttled: the newest wins) and shown for a few seconds. */
export class Announcer {
  /** What the live region says. */
  readonly spoken = signal('')
  readonly toasts = signal<readonly Toast[]>([])
  private next: string | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private lastId = 0

  say(text: string): void {
    if (this.timer !== undefined) {
      this.next = text
      return
    }
    this.spoken.value = text
    this.timer = setTimeout(() => {
      this.timer = undefined
      const next = this.next
      this.next = null
      if (next !== null) this.say(next)
    }, EACH_MS)
  }

  /** Say it and show it. The same text is not stacked upon itself. */
  show(text: string): void {
    this.say(text)
    if (this.toasts.value.some((toast) => toast.text === text)) return
    this.lastId += 1
    const id = this.lastId
    this.toasts.value = [...this.toasts.value.slice(-2), { id, text }]
    setTimeout(() => this.dismiss(id), TOAST_MS)
  }

  dismiss(id: number): void {
    this.toasts.value = this.toasts.value.filter((toast) => toast.id !== id)
  }
}
