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

/** The ground of a conversation reaches this far around each of its people, px of the map. */
const TOGETHER_PX = 26

/** One soft shape under all who hear each other: what overlaps is one, and its edge shows on any ground. */
export function drawTogether(context: CanvasRenderingContext2D, view: View, people: readonly { x: number; y: number }[]): void {
  if (people.length < 2) return
  const { scale } = view
  const shape = (grown: number): void => {
    context.beginPath()
    for (const { x, y } of people) {
      const at = pointOf(view, x + 0.5, y + 1)
      context.moveTo(at.x + (TOGETHER_PX + grown) * scale, at.y - 4 * scale)
      context.ellipse(at.x, at.y - 4 * scale, (TOGETHER_PX + grown) * scale, (TOGETHER_PX + grown) * 0.62 * scale, 0, 0, 2 * Math.PI)
    }
    context.fill()
  }
  // The edge is what the larger shape leaves to see.
  context.fillStyle = '#14524f59'
  shape(2)
  context.fillStyle = '#7fe0c84d'
  shape(0)
}

/** Where a sign stands beside a head, device px. */
function besideHead(view: View, { x, y }: { x: number; y: number }): { x: number; y: number } {
  const at = pointOf(view, x + 0.5, y + 1)
  return { x: at.x + 17 * view.scale, y: at.y - 36 * view.scale }
}

/** Who speaks: a round sign beside the head, with three bars in it. It stands still: nothing is drawn for its sake. */
export function drawVoice(context: CanvasRenderingContext2D, view: View, tile: { x: number; y: number }): void {
  const { x, y } = besideHead(view, tile)
  const { scale } = view
  drawDisc(context, x, y, scale)
  context.fillStyle = '#7fe0c8'
  for (const [left, height] of [[-3.5, 4], [-0.75, 7], [2, 4]] as const) {
    context.fillRect(Math.round(x + left * scale), Math.round(y - (height / 2) * scale), Math.ceil(1.5 * scale), Math.round(height * scale))
  }
}

/** Whose conversation is closed: a padlock beside the head. */
export function drawLockMark(context: CanvasRenderingContext2D, view: View, tile: { x: number; y: number }): void {
  const { x, y } = besideHead(view, tile)
  const { scale } = view
  drawDisc(context, x, y, scale)
  context.fillStyle = context.strokeStyle = '#ffd866'
  context.fillRect(Math.round(x - 3 * scale), Math.round(y - 0.5 * scale), Math.round(6 * scale), Math.round(4 * scale))
  context.lineWidth = 1.25 * scale
  context.beginPath()
  context.arc(x, y - 0.75 * scale, 2 * scale, Math.PI, 0)
  context.stroke()
}

function drawDisc(context: CanvasRenderingContext2D, x: number, y: number, scale: number): void {
  context.beginPath()
  context.arc(x, y, 6.5 * scale, 0, 2 * Math.PI)
  context.fillStyle = '#2b2340'
  context.fill()
}
