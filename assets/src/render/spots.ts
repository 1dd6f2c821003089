import { TILE_PX, type Region } from '../world/room-map'
import { pointOf, type View } from './view'

/** Radius of the star over what can be opened, in px of the map. */
const SPARKLE_PX = 7

/** A rounded outline of one tile: where I go, or where the pointer is. */
export function drawMark(context: CanvasRenderingContext2D, view: View, tile: { x: number; y: number }, color: string, width: number): void {
  const { scale } = view
  const { x, y } = pointOf(view, tile.x, tile.y)
  const inset = 3 * scale
  context.strokeStyle = color
  context.lineWidth = width * scale
  context.beginPath()
  context.roundRect(x + inset, y + inset, TILE_PX * scale - 2 * inset, TILE_PX * scale - 2 * inset, 8 * scale)
  context.stroke()
}

/** A double outline, light in dark: seen on any ground, and still. */
export function drawReach(context: CanvasRenderingContext2D, view: View, box: Region): void {
  const { scale } = view
  const { x, y } = pointOf(view, box.x, box.y)
  context.beginPath()
  context.roundRect(x, y, box.columns * TILE_PX * scale, box.rows * TILE_PX * scale, 6 * scale)
  context.strokeStyle = '#2b2340'
  context.lineWidth = 4 * scale
  context.stroke()
  context.strokeStyle = '#ffd866'
  context.lineWidth = 2 * scale
  context.stroke()
}

/** Whom I follow stands on a ring of their own. */
export function drawRing(context: CanvasRenderingContext2D, view: View, tile: { x: number; y: number }): void {
  const { scale } = view
  const { x, y } = pointOf(view, tile.x + 0.5, tile.y + 1)
  context.strokeStyle = '#7fe0c8'
  context.lineWidth = 2 * scale
  context.beginPath()
  context.ellipse(x, y - 2 * scale, 14 * scale, 7 * scale, 0, 0, 2 * Math.PI)
  context.stroke()
}

/** A star with four points, over what can be opened. */
export function drawSparkle(context: CanvasRenderingContext2D, view: View, thing: Region): void {
  const { x, y } = pointOf(view, thing.x + thing.columns / 2, thing.y)
  const reach = SPARKLE_PX * view.scale
  const waist = reach * 0.22
  context.beginPath()
  context.moveTo(x, y - reach)
  // Each point, and the waist on the way to it.
  for (const [toX, toY, waistX, waistY] of [[1, 0, 1, -1], [0, 1, 1, 1], [-1, 0, -1, 1], [0, -1, -1, -1]] as const) {
    context.quadraticCurveTo(x + waist * waistX, y + waist * waistY, x + reach * toX, y + reach * toY)
  }
  context.closePath()
  context.fillStyle = '#ffd866'
  context.strokeStyle = '#2b2340'
  context.lineWidth = 1.5 * view.scale
  context.lineJoin = 'round'
  context.stroke()
  context.fill()
}
