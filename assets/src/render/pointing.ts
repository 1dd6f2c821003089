import { TILE_PX } from '../world/room-map'
import { AVATAR_HEIGHT } from './sprites'
import type { Box } from './view'

const HALO = '#ffd866'
const EDGE = '#2b2340'
/** The halo draws itself together in this time, ms, then rests. */
export const HALO_MS = 900
const ARROW_PX = 17

/** A ring around the feet of the one who is pointed at, wide at first. Sizes are device px. */
export function drawHalo(context: CanvasRenderingContext2D, middle: number, feet: number, scale: number, age: number): void {
  const share = Math.min(1, age / HALO_MS)
  const wide = 1 + 2.5 * (1 - share) ** 2
  for (const [color, width] of [
    [EDGE, 5],
    [HALO, 3],
  ] as const) {
    context.strokeStyle = color
    context.lineWidth = width * scale
    context.beginPath()
    context.ellipse(middle, feet - 3 * scale, 17 * scale * wide, 9 * scale * wide, 0, 0, 2 * Math.PI)
    context.stroke()
  }
  // A wedge over the head, so that a crowd does not hide it.
  const top = feet - (AVATAR_HEIGHT + 30) * scale
  wedge(context, middle, top, Math.PI / 2, 8 * scale)
}

/** An arrow at the edge of what is free of the map, towards a point out of sight. */
export function drawArrow(context: CanvasRenderingContext2D, frame: Box, x: number, y: number, unit: number): void {
  const middleX = (frame.left + frame.right) / 2
  const middleY = (frame.top + frame.bottom) / 2
  const angle = Math.atan2(y - middleY, x - middleX)
  const halfWidth = (frame.right - frame.left) / 2 - 2 * ARROW_PX * unit
  const halfHeight = (frame.bottom - frame.top) / 2 - 2 * ARROW_PX * unit
  const reach = Math.min(halfWidth / Math.abs(Math.cos(angle)), halfHeight / Math.abs(Math.sin(angle)))
  wedge(context, middleX + Math.cos(angle) * reach, middleY + Math.sin(angle) * reach, angle, ARROW_PX * unit)
}

/** Whether a tile is within a frame, with its person. */
export function isWithin(frame: Box, x: number, y: number, scale: number): boolean {
  const margin = (TILE_PX / 2) * scale
  return x >= frame.left + margin && x <= frame.right - margin && y >= frame.top + margin && y <= frame.bottom - margin
}

function wedge(context: CanvasRenderingContext2D, x: number, y: number, angle: number, size: number): void {
  context.save()
  context.translate(x, y)
  context.rotate(angle)
  context.beginPath()
  context.moveTo(size, 0)
  context.lineTo(-size * 0.8, -size)
  context.lineTo(-size * 0.35, 0)
  context.lineTo(-size * 0.8, size)
  context.closePath()
  context.fillStyle = HALO
  context.fill()
  context.strokeStyle = EDGE
  context.lineJoin = 'round'
  context.lineWidth = size / 6
  context.stroke()
  context.restore()
}
