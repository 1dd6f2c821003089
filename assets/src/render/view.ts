import { TILE_PX } from '../world/room-map'

/** Where the map lies on the canvas: its corner, and device px per px of the map (a whole number). All in device px. */
export interface View {
  originX: number
  originY: number
  scale: number
  /** Device px per CSS px. */
  density: number
  width: number
  height: number
}

/** A rectangle in device px. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export function pointOf(view: View, x: number, y: number): { x: number; y: number } {
  return { x: view.originX + x * TILE_PX * view.scale, y: view.originY + y * TILE_PX * view.scale }
}

/** Whether a rectangle of the map, in its px, is on the canvas. */
export function isOnCanvas(view: View, x: number, y: number, width: number, height: number): boolean {
  const left = view.originX + x * view.scale
  const top = view.originY + y * view.scale
  return left < view.width && top < view.height && left + width * view.scale > 0 && top + height * view.scale > 0
}
