import { EMOTE_GRID, EMOTES, HAND, INK, type Stroke } from './emotes'

const PAPER = '#fffdf8'
/** Sides of a bubble and of what is in it, CSS px. */
const BUBBLE_PX = 34
const PICTURE_PX = 22
const TAIL_PX = 6
/** A bubble springs up in this time, ms. */
export const SPRING_MS = 260

/** Emotes and raised hands in their bubbles, each drawn once per screen density. */
export class Bubbles {
  private readonly drawn = new Map<string, HTMLCanvasElement>()
  private density = 1

  setDensity(density: number): void {
    if (density !== this.density) this.drawn.clear()
    this.density = density
  }

  emote(emote: number): HTMLCanvasElement {
    return this.get(`emote ${emote}`, EMOTES.find(({ number }) => number === emote)?.strokes ?? [])
  }

  hand(): HTMLCanvasElement {
    return this.get('hand', HAND)
  }

  private get(key: string, strokes: readonly Stroke[]): HTMLCanvasElement {
    let picture = this.drawn.get(key)
    if (!picture) {
      picture = this.draw(strokes)
      this.drawn.set(key, picture)
    }
    return picture
  }

  private draw(strokes: readonly Stroke[]): HTMLCanvasElement {
    const unit = this.density
    const picture = document.createElement('canvas')
    picture.width = Math.ceil(BUBBLE_PX * unit)
    picture.height = Math.ceil((BUBBLE_PX + TAIL_PX) * unit)
    const context = picture.getContext('2d')!
    context.scale(unit, unit)
    context.lineJoin = 'round'
    context.lineCap = 'round'
    const middle = BUBBLE_PX / 2
    context.beginPath()
    // A round with a tail that points at its person.
    context.arc(middle, middle, middle - 1.5, 0.7 * Math.PI, 0.3 * Math.PI)
    context.lineTo(middle, BUBBLE_PX + TAIL_PX - 2)
    context.closePath()
    context.fillStyle = PAPER
    context.fill()
    context.strokeStyle = INK
    context.lineWidth = 1.5
    context.stroke()
    const scale = PICTURE_PX / EMOTE_GRID
    context.translate(middle - PICTURE_PX / 2, middle - PICTURE_PX / 2)
    context.scale(scale, scale)
    for (const { d, fill, stroke } of strokes) {
      const path = new Path2D(d)
      if (fill) {
        context.fillStyle = fill
        context.fill(path)
      }
      if (stroke) {
        context.strokeStyle = stroke
        context.lineWidth = 1.6
        context.stroke(path)
      }
    }
    return picture
  }
}

/** How large a bubble is shown of its full size, at an age in ms: it overshoots a little, then rests. */
export function spring(age: number): number {
  if (age >= SPRING_MS) return 1
  const share = Math.max(0, age) / SPRING_MS
  return 1 - (1 - share) ** 2 * Math.cos(share * 1.5 * Math.PI)
}
