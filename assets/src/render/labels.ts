import type { Status } from '../protocol/messages'
import { MARK_GRID, MARKS } from './marks'

export type LabelStyle = 'person' | 'me' | 'sign'

export interface Label {
  picture: HTMLCanvasElement
  /** Screen px. */
  width: number
  height: number
}

/** Names longer than this are cut: two long names side by side would hide each other. */
const LONGEST = 26

/** Labels kept: more than are ever on the screen at once. */
const KEPT = 500

const LOOKS: Readonly<Record<LabelStyle, { text: string; plate: string; edge: string; size: number }>> = {
  person: { text: '#ffffff', plate: '#2b2340e0', edge: '#2b2340', size: 12 },
  me: { text: '#ffffff', plate: '#14524f', edge: '#7fd0c2', size: 12 },
  sign: { text: '#2b2340', plate: '#fffdf8', edge: '#8d7f66', size: 12.5 },
}

const MARK_COLORS: Readonly<Record<Status, string>> = { available: '#7fe0b8', busy: '#f7cf5c', do_not_disturb: '#ff9f86', away: '#d3cbe0' }

/** Names and signs, each drawn once per screen density: text is by far the slowest thing to draw on a canvas. */
export class LabelCache {
  private readonly drawn = new Map<string, Label>()
  private density = 1

  setDensity(density: number): void {
    if (density !== this.density) this.drawn.clear()
    this.density = density
  }

  /** Forget what was drawn, for when the typeface has come. */
  clear(): void {
    this.drawn.clear()
  }

  get(text: string, style: LabelStyle, status: Status | null = null): Label {
    const key = `${style} ${status} ${text}`
    let label = this.drawn.get(key)
    if (label) return label
    label = this.draw(shorten(text), style, status)
    this.drawn.set(key, label)
    if (this.drawn.size > KEPT) this.drawn.delete(this.drawn.keys().next().value!)
    return label
  }

  private draw(text: string, style: LabelStyle, status: Status | null): Label {
    const look = LOOKS[style]
    const unit = this.density
    const font = `600 ${look.size * unit}px "Atkinson Hyperlegible Next Variable", system-ui, sans-serif`
    const picture = document.createElement('canvas')
    const context = picture.getContext('2d')!
    context.font = font
    const mark = status ? 13 * unit : 0
    const width = Math.ceil(context.measureText(text).width + mark + 14 * unit)
    const height = Math.ceil((look.size + 7) * unit)
    picture.width = width
    picture.height = height
    // Setting the size of a canvas resets its state.
    context.font = font
    context.lineWidth = unit
    context.beginPath()
    context.roundRect(unit / 2, unit / 2, width - unit, height - unit, style === 'sign' ? 4 * unit : height / 2)
    context.fillStyle = look.plate
    context.fill()
    context.strokeStyle = look.edge
    context.stroke()
    if (status) drawMark(context, status, 6 * unit, height / 2 - 5 * unit, (10 * unit) / MARK_GRID)
    context.fillStyle = look.text
    context.textBaseline = 'middle'
    context.fillText(text, 7 * unit + mark, height / 2 + 0.5 * unit)
    return { picture, width, height }
  }
}

/** The shape says it; the colour only helps. */
function drawMark(context: CanvasRenderingContext2D, status: Status, left: number, top: number, scale: number): void {
  const { fill, cut } = MARKS[status]
  context.save()
  context.translate(left, top)
  context.scale(scale, scale)
  context.fillStyle = MARK_COLORS[status]
  context.fill(new Path2D(fill))
  if (cut !== '') {
    context.fillStyle = '#2b2340'
    context.fill(new Path2D(cut))
  }
  context.restore()
}

export function shorten(text: string): string {
  const letters = [...text]
  return letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST - 1).join('').trimEnd()}…`
}
