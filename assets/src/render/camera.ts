import { CELL_COLUMNS, CELL_ROWS } from '../protocol/frames'
import { TILE_PX } from '../world/room-map'

/** How much of each edge is covered by cards, in CSS px: what matters is shown in the middle of the rest. */
export interface Insets {
  top: number
  right: number
  bottom: number
  left: number
}

/** CSS px of the drawing. */
export interface Viewport {
  width: number
  height: number
  insets: Insets
}

/** Time in which the camera makes up about two thirds of its way. */
const GLIDE_MS = 110

/** Nearer than this to its goal, in px of the map, the camera is there: no frame is drawn for less. */
const ARRIVED_PX = 0.25

/** Two rows more than the cells around mine are sure to cover: cards lie over them at every size. */
const ROWS_COVERED_BY_CARDS = 2

/** Sides of what may be seen, in tiles: farther out, people would be missing (they are known for 3×3 cells only). */
export const MOST_COLUMNS = 2 * CELL_COLUMNS + 1
export const MOST_ROWS = 2 * CELL_ROWS + 1 + ROWS_COVERED_BY_CARDS

const LARGEST_ZOOM = 3

/** Device px per px of the map at a zoom: always whole, so that every pixel of the art is as large as the others. */
export function deviceScale(zoom: number, density: number): number {
  return Math.max(1, Math.round(zoom * density))
}

/**
 * The zoom steps that fit a drawing of this size in CSS px, at least the ones up to ×3. What is meant is the scale that a screen of
 * this density can show: the least step never shows more of the map than people are known of.
 */
export function zoomRange(width: number, height: number, density = 1): { least: number; most: number; normal: number } {
  const needed = Math.max(width / (MOST_COLUMNS * TILE_PX), height / (MOST_ROWS * TILE_PX))
  let least = 1
  while (deviceScale(least, density) / density < needed) least += 1
  const most = Math.max(LARGEST_ZOOM, least + 1)
  return { least, most, normal: Math.max(least, Math.min(width, height) >= 600 ? 2 : 1) }
}

/**
 * The point of the map (in its px) to put in the middle of the uncovered part of the drawing so as to look at a target,
 * without showing more of the outside than needed; a map smaller than that part is centred.
 */
export function aim(target: number, mapPx: number, coveredBefore: number, coveredAfter: number, viewPx: number, zoom: number): number {
  const half = Math.max(0, viewPx - coveredBefore - coveredAfter) / zoom / 2
  return mapPx <= 2 * half ? mapPx / 2 : Math.min(Math.max(target, half), mapPx - half)
}

/** A glide from one coordinate towards another over the time that has passed. */
export function glide(from: number, to: number, elapsedMs: number): number {
  const next = to + (from - to) * Math.exp(-elapsedMs / GLIDE_MS)
  return Math.abs(next - to) < ARRIVED_PX ? to : next
}
