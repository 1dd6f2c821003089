import type { MessageView } from '../protocol/messages'
import { shortLine, type SpokenLine } from '../render/speech'

/** A bubble stays this long, and longer for more to read; ms. */
const SHOWN_MS = 3500
const EACH_LETTER_MS = 55

interface Said extends SpokenLine {
  channel: string
  seq: number
  until: number
}

/** What was just said in a room, by person: what stands in the bubbles over heads. The chat has it all, and for longer. */
export class Speech {
  /** Called when there is a bubble more or less. */
  onChange: () => void = () => {}
  private readonly lines = new Map<number, Said>()
  private timer: ReturnType<typeof setTimeout> | undefined

  /** @param plain makes plain words of a line's HTML. */
  constructor(private readonly plain: (html: string) => string) {}

  /** A line that was said just now. One that comes twice is shown once. */
  hear({ channel, seq, sender, html, deleted }: MessageView, now = performance.now()): void {
    const near = channel.startsWith('nearby:')
    if (!sender || deleted || !(near || channel.startsWith('room:'))) return
    const known = this.lines.get(sender.id)
    if (known?.channel === channel && known.seq >= seq) return
    const text = shortLine(this.plain(html))
    if (text === '') return
    this.lines.set(sender.id, { channel, seq, text, near, since: now, until: now + SHOWN_MS + text.length * EACH_LETTER_MS })
    this.changed()
  }

  /** A line was edited or taken away. */
  correct({ channel, seq, html, deleted }: MessageView): void {
    for (const [person, line] of this.lines) {
      if (line.channel !== channel || line.seq !== seq) continue
      const text = deleted ? '' : shortLine(this.plain(html))
      if (text === '') this.lines.delete(person)
      else this.lines.set(person, { ...line, text })
      this.changed()
    }
  }

  /** What someone has said in a room a moment ago. */
  of(person: number, room: string): SpokenLine | null {
    const line = this.lines.get(person)
    return line && line.channel.endsWith(`:${room}`) ? line : null
  }

  /** Take away what has been shown long enough. */
  expire(now = performance.now()): void {
    for (const [person, { until }] of this.lines) if (until <= now) this.lines.delete(person)
    this.changed()
  }

  private changed(): void {
    clearTimeout(this.timer)
    const next = Math.min(...[...this.lines.values()].map(({ until }) => until))
    if (next !== Infinity) this.timer = setTimeout(() => this.expire(), Math.max(0, next - performance.now()) + 1)
    this.onChange()
  }
}

const BREAKS = /<(?:br|\/p|\/li|\/blockquote|\/pre)\b[^>]*>/gu

/** The words of a line, whose HTML the server has made safe; nothing of it is loaded or run. */
export function plainWords(html: string): string {
  return new DOMParser().parseFromString(html.replace(BREAKS, ' $&'), 'text/html').body.textContent ?? ''
}
