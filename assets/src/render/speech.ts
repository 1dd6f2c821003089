import type { Taken } from './names'
import type { Box } from './view'

/** A bubble with what someone has just said, over their head. */
export interface SpokenLine {
  text: string
  /** Said to those near, and not to the whole room: the bubble has a dashed edge. */
  near: boolean
  since: number
}

export const MOST_LETTERS = 80
export const MOST_LINES = 3
const WIDEST_PX = 196
const FONT_PX = 13
const LINE_PX = 17
const PADDING_PX = 9
const TAIL_PX = 7
const KEPT = 60

const PAPER = '#fffdf8'
const INK = '#2b2340'
const NEAR_PAPER = '#fff4d6'

/** The first letters of what was said, cut after a word. */
export function shortLine(text: string): string {
  const letters = [...text.replace(/\s+/gu, ' ').trim()]
  if (letters.length <= MOST_LETTERS) return letters.join('')
  const cut = letters.slice(0, MOST_LETTERS).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > MOST_LETTERS / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}

/** Text in lines no wider than `widest`, as `measure` says how wide it is; what does not fit into the last ends with "…". */
export function wrapLines(text: string, measure: (text: string) => number, widest: number, most = MOST_LINES): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((long) => pieces(long, measure, widest))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= widest) line = longer
    else if (lines.length < most - 1) {
      lines.push(line)
      line = word
    } else {
      while (line !== '' && measure(`${line}…`) > widest) line = line.slice(0, -1)
      lines.push(`${line.trimEnd()}…`)
      return lines
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** A word too wide for a line (an address), in parts that fit. */
function pieces(word: string, measure: (text: string) => number, widest: number): string[] {
  const found: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && measure(part + letter) > widest) {
      found.push(part)
      part = letter
    } else part += letter
  }
  return [...found, part]
}

export interface SpeechToPlace {
  member: number
  /** Where the tail points, and over what the bubble stands, device px. */
  middle: number
  bottom: number
  width: number
  height: number
  since: number
}

/**
 * Boxes for bubbles, the newest first; one that finds no room over, beside or above is left out: the chat has it. Those that
 * cards would cover are moved into `free`.
 */
export function placeSpeech(bubbles: readonly SpeechToPlace[], taken: Taken, free: Box, density: number): Map<number, Box> {
  const placed = new Map<number, Box>()
  const tail = TAIL_PX * density
  for (const { member, middle, bottom, width, height } of [...bubbles].sort((one, other) => other.since - one.since || one.member - other.member)) {
    if (middle < free.left || middle > free.right || bottom < free.top || bottom > free.bottom + height) continue
    const box = [
      [0, 0],
      [-0.3, 0],
      [0.3, 0],
      [0, 1],
      [-0.3, 1],
      [0.3, 1],
      [0, 2],
    ]
      .map(([aside, rows]) => {
        const left = Math.round(Math.min(Math.max(middle - width / 2 + aside! * width, free.left), Math.max(free.left, free.right - width)))
        const top = Math.round(Math.max(bottom - tail - height - rows! * (height + tail), free.top))
        return { left, top, right: left + width, bottom: top + height }
      })
      .find((candidate) => candidate.bottom <= bottom && !taken.meets(candidate))
    if (!box) continue
    taken.add(box)
    placed.set(member, box)
  }
  return placed
}

/** Bubbles, each drawn once per screen density, without their tails. */
export class SpeechCache {
  private readonly drawn = new Map<string, HTMLCanvasElement>()
  private density = 1

  setDensity(density: number): void {
    if (density !== this.density) this.drawn.clear()
    this.density = density
  }

  clear(): void {
    this.drawn.clear()
  }

  get({ text, near }: SpokenLine): HTMLCanvasElement {
    const key = `${near} ${text}`
    let picture = this.drawn.get(key)
    if (picture) return picture
    picture = this.draw(text, near)
    this.drawn.set(key, picture)
    if (this.drawn.size > KEPT) this.drawn.delete(this.drawn.keys().next().value!)
    return picture
  }

  private draw(text: string, near: boolean): HTMLCanvasElement {
    const unit = this.density
    const font = `500 ${FONT_PX * unit}px "Atkinson Hyperlegible Next Variable", system-ui, sans-serif`
    const picture = document.createElement('canvas')
    const context = picture.getContext('2d')!
    context.font = font
    const lines = wrapLines(text, (some) => context.measureText(some).width, WIDEST_PX * unit)
    const widest = Math.max(...lines.map((line) => context.measureText(line).width))
    picture.width = Math.ceil(widest + 2 * PADDING_PX * unit)
    picture.height = Math.ceil((lines.length * LINE_PX + PADDING_PX) * unit)
    context.font = font
    context.lineWidth = 1.5 * unit
    context.beginPath()
    context.roundRect(unit, unit, picture.width - 2 * unit, picture.height - 2 * unit, 9 * unit)
    context.fillStyle = near ? NEAR_PAPER : PAPER
    context.fill()
    if (near) context.setLineDash([4 * unit, 3 * unit])
    context.strokeStyle = INK
    context.stroke()
    context.fillStyle = INK
    context.textBaseline = 'middle'
    lines.forEach((line, index) => context.fillText(line, PADDING_PX * unit, ((index + 0.5) * LINE_PX + PADDING_PX / 2) * unit))
    return picture
  }
}

/** A bubble at its place, its tail towards the one who speaks. */
export function drawSpeech(context: CanvasRenderingContext2D, picture: HTMLCanvasElement, box: Box, middle: number, bottom: number, near: boolean, unit: number): void {
  const foot = Math.min(Math.max(middle, box.left + 14 * unit), box.right - 14 * unit)
  const half = 5 * unit
  context.drawImage(picture, box.left, box.top)
  context.beginPath()
  context.moveTo(foot - half, box.bottom - 2 * unit)
  context.lineTo(middle, Math.min(bottom, box.bottom + 3 * TAIL_PX * unit))
  context.lineTo(foot + half, box.bottom - 2 * unit)
  context.fillStyle = near ? NEAR_PAPER : PAPER
  context.fill()
  context.strokeStyle = INK
  context.lineWidth = 1.5 * unit
  context.lineJoin = 'round'
  context.stroke()
}
