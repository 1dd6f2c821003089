import { TILE_PX } from '../world/room-map'
import type { RoomEffects } from './effects'
import { DAYLIGHT, type Light } from './light'
import { isOnCanvas, type View } from './view'

/** Where a lamp's light is, in px from its piece's first tile, and how far it reaches. */
const LAMPS = {
  lamp: { x: 16, y: 31, reach: 84 },
  'wall-lamp': { x: 16, y: 20, reach: 46 },
} as const
/** Sizes of halos kept: of two kinds of lamps, at some zooms. */
const KEPT = 8
const WARM = '255, 196, 110'
const LIT_PANE = '#ffd88a'
/** Seen from inside, a window shows the night. */
const DARK_PANE = '#27305c'

/** How much of the veil lies on people: they are to be seen. */
const ON_PEOPLE = 0.8

/**
 * The evening, laid over pictures when they are painted and never at a frame: a veil, then what shines by itself. Lamps light the
 * ground and what stands over it; people walk in front of their light.
 */
export class Evening {
  private readonly halos = new Map<number, HTMLCanvasElement>()
  private light: Light = DAYLIGHT
  private people = new WeakMap<HTMLCanvasElement, HTMLCanvasElement>()

  /** Whether the light is another than before: then what was painted no longer holds. */
  follow(light: Light): boolean {
    if (light.shine === this.light.shine && light.veil.join() === this.light.veil.join()) return false
    this.light = light
    this.people = new WeakMap()
    return true
  }

  /** Over the ground, all of which is painted; or only over what is painted of a storey. */
  paint(context: CanvasRenderingContext2D, effects: RoomEffects, view: View, over: 'all' | 'painted'): void {
    const { veil, shine } = this.light
    if (veil[3] === 0) return
    const onto = over === 'all' ? 'source-over' : 'source-atop'
    context.globalCompositeOperation = onto
    context.fillStyle = colorOf(veil)
    context.fillRect(0, 0, view.width, view.height)
    const { scale } = view
    context.globalAlpha = shine * (effects.outdoors ? 0.92 : 0.6)
    context.fillStyle = effects.outdoors ? LIT_PANE : DARK_PANE
    for (const { x, y, width, height } of effects.panes) {
      if (isOnCanvas(view, x, y, width, height)) context.fillRect(view.originX + x * scale, view.originY + y * scale, width * scale, height * scale)
    }
    context.globalAlpha = shine
    if (over === 'all') context.globalCompositeOperation = 'lighter'
    for (const { mark, x, y } of effects.marks) {
      if (mark !== 'lamp' && mark !== 'wall-lamp') continue
      const lamp = LAMPS[mark]
      const left = x * TILE_PX + lamp.x - lamp.reach
      const top = y * TILE_PX + lamp.y - lamp.reach
      const side = 2 * lamp.reach
      if (isOnCanvas(view, left, top, side, side)) context.drawImage(this.halo(side * scale), view.originX + left * scale, view.originY + top * scale)
    }
    context.globalCompositeOperation = 'source-over'
    context.globalAlpha = 1
  }

  /** Someone's sheet in this light, made once for each light. */
  onto(sheet: HTMLCanvasElement): HTMLCanvasElement {
    const [red, green, blue, density] = this.light.veil
    if (density === 0) return sheet
    const known = this.people.get(sheet)
    if (known) return known
    const veiled = document.createElement('canvas')
    veiled.width = sheet.width
    veiled.height = sheet.height
    const context = veiled.getContext('2d')!
    context.drawImage(sheet, 0, 0)
    context.globalCompositeOperation = 'source-atop'
    context.fillStyle = colorOf([red, green, blue, density * ON_PEOPLE])
    context.fillRect(0, 0, sheet.width, sheet.height)
    this.people.set(sheet, veiled)
    return veiled
  }

  /** The light around a lamp, drawn once in each size, device px. */
  private halo(side: number): HTMLCanvasElement {
    const known = this.halos.get(side)
    if (known) return known
    const picture = document.createElement('canvas')
    picture.width = picture.height = side
    const context = picture.getContext('2d')!
    const middle = side / 2
    const gradient = context.createRadialGradient(middle, middle, 0, middle, middle, middle)
    for (const [at, strength] of [[0, 0.62], [0.12, 0.42], [0.45, 0.16], [1, 0]] as const) gradient.addColorStop(at, `rgba(${WARM}, ${strength})`)
    context.fillStyle = gradient
    context.fillRect(0, 0, side, side)
    this.halos.set(side, picture)
    if (this.halos.size > KEPT) this.halos.delete(this.halos.keys().next().value!)
    return picture
  }
}

function colorOf([red, green, blue, density]: Light['veil']): string {
  return `rgba(${Math.round(red)}, ${Math.round(green)}, ${Math.round(blue)}, ${density})`
}
