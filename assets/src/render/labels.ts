import type { Status } from '../protocol/messages'
import { MARK_GRID, MARKS } from './marks'
import { initials } from './names'

export type LabelStyle = 'person' | 'me' | 'sign'

/** What a sign says of the room behind its door. */
export interface DoorState {
  online: number
  /** Why one may not go in, in a word; '' for an open door. */
  word: string
}

export interface Label {
  picture: HTMLCanvasElement
  /** Screen px. */
  width: number
  height: number
}

/** Names longer than this are cut: two long names side by side would hide each other. */
const LONGEST = 26

/** Labels kept: more than are ever on the screen at once, each name whole and as two letters. */
const KEPT = 1200

const LOOKS: Readonly<Record<LabelStyle, { text: string; plate: string; edge: string; size: number }>> = {
  person: { text: '#ffffff', plate: '#2b2340e0', edge: '#2b2340', size: 12 },
  me: { text: '#ffffff', plate: '#14524f', edge: '#7fd0c2', size: 12 },
  sign: { text: '#2b2340', plate: '#fffdf8', edge: '#8d7f66', size: 12.5 },
}

/** Width of a name that has no room but for two letters, CSS px. */
export const SHORT_PX = 28

const COUNT_INK = '#1f5a58'
const SHUT_INK = '#8a3526'

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
    return this.keep(`${style} ${status} ${text}`, () => this.drawName(shorten(text), style, status))
  }

  /** A name as two letters. */
  short(name: string): Label {
    return this.keep(`short ${name}`, () => this.drawShort(initials(name)))
  }

  /** A sign over a door, with how many are behind it, and whether it is shut. */
  door(text: string, { online, word }: DoorState): Label {
    return this.keep(`door ${online} ${word} ${text}`, () => this.drawDoor(shorten(text), String(online), word))
  }

  private keep(key: string, draw: () => Label): Label {
    let label = this.drawn.get(key)
    if (label) return label
    label = draw()
    this.drawn.set(key, label)
    if (this.drawn.size > KEPT) this.drawn.delete(this.drawn.keys().next().value!)
    return label
  }

  private font(size: number): string {
    return `600 ${size * this.density}px "Atkinson Hyperlegible Next Variable", system-ui, sans-serif`
  }

  /** An empty plate, whose width is decided when the typeface is set. */
  private plate(style: LabelStyle, height: number, widthOf: (context: CanvasRenderingContext2D) => number): { label: Label; context: CanvasRenderingContext2D } {
    const look = LOOKS[style]
    const unit = this.density
    const picture = document.createElement('canvas')
    const context = picture.getContext('2d')!
    context.font = this.font(look.size)
    const width = Math.ceil(widthOf(context))
    picture.width = width
    picture.height = height
    // Setting the size of a canvas resets its state.
    context.font = this.font(look.size)
    context.lineWidth = unit
    context.beginPath()
    context.roundRect(unit / 2, unit / 2, width - unit, height - unit, style === 'sign' ? 4 * unit : height / 2)
    context.fillStyle = look.plate
    context.fill()
    context.strokeStyle = look.edge
    context.stroke()
    context.fillStyle = look.text
    context.textBaseline = 'middle'
    return { label: { picture, width, height }, context }
  }

  private drawName(text: string, style: LabelStyle, status: Status | null): Label {
    const unit = this.density
    const height = Math.ceil((LOOKS[style].size + 7) * unit)
    const mark = status ? 13 * unit : 0
    const { label, context } = this.plate(style, height, (measuring) => measuring.measureText(text).width + mark + 14 * unit)
    context.fillText(text, 7 * unit + mark, height / 2 + 0.5 * unit)
    if (status) drawMark(context, status, 6 * unit, height / 2 - 5 * unit, (10 * unit) / MARK_GRID)
    return label
  }

  private drawShort(letters: string): Label {
    const unit = this.density
    const height = Math.ceil((LOOKS.person.size + 7) * unit)
    const { label, context } = this.plate('person', height, () => SHORT_PX * unit)
    context.textAlign = 'center'
    context.fillText(letters, label.width / 2, height / 2 + 0.5 * unit)
    return label
  }

  private drawDoor(text: string, online: string, word: string): Label {
    const unit = this.density
    const height = Math.ceil(23 * unit)
    const small = 11.5
    let textWidth = 0
    let onlineWidth = 0
    let wordWidth = 0
    const { label, context } = this.plate('sign', height, (measuring) => {
      textWidth = measuring.measureText(text).width
      measuring.font = this.font(small)
      // Room for two figures: the sign does not jump when the tenth person comes.
      onlineWidth = Math.max(measuring.measureText('00').width, measuring.measureText(online).width)
      wordWidth = word === '' ? 0 : measuring.measureText(word).width + 18 * unit
      return textWidth + onlineWidth + wordWidth + (word === '' ? 39 : 40) * unit
    })
    const middle = height / 2
    context.fillText(text, 8 * unit, middle + 0.5 * unit)
    let left = 8 * unit + textWidth + 8 * unit
    context.fillStyle = '#d9ccb2'
    context.fillRect(Math.round(left), 5 * unit, unit, height - 10 * unit)
    left += 6 * unit
    context.font = this.font(small)
    context.fillStyle = COUNT_INK
    drawPerson(context, left, middle, unit)
    context.fillText(online, left + 11 * unit, middle + 0.5 * unit)
    left += 11 * unit + onlineWidth + 6 * unit
    if (word !== '') {
      context.fillStyle = SHUT_INK
      drawLock(context, left, middle, unit)
      context.fillText(word, left + 12 * unit, middle + 0.5 * unit)
    }
    return label
  }
}

/** Head and shoulders, 9 px wide. */
function drawPerson(context: CanvasRenderingContext2D, left: number, middle: number, unit: number): void {
  context.beginPath()
  context.arc(left + 4.5 * unit, middle - 2.5 * unit, 2.5 * unit, 0, 2 * Math.PI)
  context.fill()
  context.beginPath()
  context.roundRect(left, middle + unit, 9 * unit, 5 * unit, [4 * unit, 4 * unit, unit, unit])
  context.fill()
}

/** A padlock, 9 px wide. */
function drawLock(context: CanvasRenderingContext2D, left: number, middle: number, unit: number): void {
  context.fillRect(left, middle - unit, 9 * unit, 6 * unit)
  context.strokeStyle = context.fillStyle
  context.lineWidth = 1.5 * unit
  context.beginPath()
  context.arc(left + 4.5 * unit, middle - 1.5 * unit, 2.75 * unit, Math.PI, 0)
  context.stroke()
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
