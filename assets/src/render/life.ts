import { TILE_PX } from '../world/room-map'
import type { Mark, RoomEffects } from './effects'
import { isOnCanvas, type View } from './view'

/** Small life on the map: leaves, water, butterflies. Where each is at a moment is a pure function of the time that life has run. */

/** A few px of the map in one colour. */
export interface Fleck {
  x: number
  y: number
  width: number
  height: number
  color: string
}

/** How often life is drawn while nothing else is, ms; and after how long without a sign of anyone it rests. */
export const LIFE_EACH_MS = 125
export const LIFE_RESTS_AFTER_MS = 8000

const LEAF_FALLS_MS = 5200
const LEAF_EACH_MS = 9000
const LEAF_COLORS: Partial<Record<Mark, readonly string[]>> = {
  tree: ['#7fb64f', '#5f9a44'],
  'tree-autumn': ['#e08a3c', '#c9602c', '#f0b04e'],
  'tree-blossom': ['#f2b8c6', '#fbe0e6'],
}
/** The crown of a tree, and the ground under it, in px from its first tile. */
const CROWN = { left: 14, right: 82, top: 52, ground: 118 }

/** A basin, an ellipse in px from the piece's first tile, and what falls into it: drops part by `wide` px from `top` to `bottom`. */
interface Water {
  x: number
  y: number
  across: number
  down: number
  jets: readonly { x: number; top: number; bottom: number; wide: number }[]
}

const WATERS: Partial<Record<Mark, Water>> = {
  fountain: { x: 64, y: 87, across: 46, down: 18, jets: [{ x: 64, top: 12, bottom: 50, wide: 14 }] },
  'arch-fountain': { x: 96, y: 142, across: 72, down: 24, jets: [65, 128].map((x) => ({ x, top: 109, bottom: 140, wide: 16 })) },
  'lava-fountain': { x: 48, y: 97, across: 33, down: 14, jets: [28, 48, 68].map((x) => ({ x, top: 66, bottom: 92, wide: 0 })) },
}
const GLINTS = 9
const GLINT_MS = 900

const BUTTERFLY_COLORS = ['#f6d55c', '#fffdf8', '#e88b6f']

/** What a piece sheds, glitters or draws near at a time, in ms that life has run. */
export function flecksOf(mark: Mark, x: number, y: number, time: number): Fleck[] {
  const left = x * TILE_PX
  const top = y * TILE_PX
  const chance = seeded(x * 73 + y * 151)
  const colors = LEAF_COLORS[mark]
  if (colors) return leaf(left, top, time + chance() * LEAF_EACH_MS, colors)
  const basin = WATERS[mark]
  if (basin) return water(basin, left, top, time)
  if (mark === 'flowers' && (x + y * 3) % 7 === 0) return butterfly(left, top, time + chance() * 10_000)
  return []
}

function leaf(left: number, top: number, time: number, colors: readonly string[]): Fleck[] {
  const turn = Math.floor(time / LEAF_EACH_MS)
  const age = (time % LEAF_EACH_MS) / LEAF_FALLS_MS
  if (age >= 1) return []
  const chance = seeded(turn * 37 + left + top)
  const start = CROWN.left + chance() * (CROWN.right - CROWN.left)
  const color = colors[Math.floor(chance() * colors.length)]!
  const swing = Math.sin(age * 14 + turn) * (4 + 5 * age)
  const x = Math.round(left + start + swing + 10 * age)
  const y = Math.round(top + CROWN.top + age * (CROWN.ground - CROWN.top))
  // It turns over as it falls.
  const flat = Math.floor(age * 18) % 2 === 0
  return [{ x, y, width: flat ? 4 : 2, height: flat ? 2 : 4, color }]
}

function water(basin: Water, left: number, top: number, time: number): Fleck[] {
  const flecks: Fleck[] = []
  for (let index = 0; index < GLINTS; index += 1) {
    const moment = time + (index * GLINT_MS * 7) / GLINTS
    const turn = Math.floor(moment / GLINT_MS)
    const age = (moment % GLINT_MS) / GLINT_MS
    const chance = seeded(turn * 91 + index * 17)
    // In front and at the sides: what stands in the middle hides the rest.
    const angle = (chance() * 1.3 - 0.15) * Math.PI
    const far = 0.5 + 0.45 * chance()
    const width = Math.round(2 + 6 * Math.sin(age * Math.PI))
    flecks.push({ x: Math.round(left + basin.x + Math.cos(angle) * basin.across * far - width / 2), y: Math.round(top + basin.y + Math.sin(angle) * basin.down * far), width, height: 1, color: '#dff3f1' })
  }
  // Drops run down along each jet, on both sides.
  for (const [index, jet] of basin.jets.entries()) {
    for (const side of [-1, 1]) {
      for (let drop = 0; drop < 3; drop += 1) {
        const fall = (time / 700 + drop / 3 + index * 0.4 + (side > 0 ? 0.17 : 0)) % 1
        const x = left + jet.x + side * (jet.wide ? 3 + jet.wide * fall : 1)
        flecks.push({ x: Math.round(x), y: Math.round(top + jet.top + (jet.bottom - jet.top) * fall * fall), width: 2, height: 2, color: '#eafaf8' })
      }
    }
  }
  return flecks
}

function butterfly(left: number, top: number, time: number): Fleck[] {
  const x = Math.round(left + 16 + 26 * Math.sin(time / 1900) + 9 * Math.sin(time / 530))
  const y = Math.round(top + 4 + 14 * Math.cos(time / 1500) + 5 * Math.sin(time / 410))
  const color = BUTTERFLY_COLORS[(left / TILE_PX) % BUTTERFLY_COLORS.length | 0]!
  const open = Math.floor(time / LIFE_EACH_MS) % 2 === 0
  const wing = open ? 3 : 1
  return [
    { x: x - wing, y, width: wing, height: 3, color },
    { x: x + 1, y, width: wing, height: 3, color },
    { x, y, width: 1, height: 4, color: '#2b2340' },
  ]
}

/** Numbers from 0 to 1 that are always the same for one seed. */
function seeded(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

/** Where a piece may put its flecks, in px around its first tile. */
const REACH = { left: -40, top: -20, width: 200, height: 200 }

export function hasLife({ marks }: RoomEffects, view: View): boolean {
  return marks.some(({ mark, x, y }) => mark !== 'lamp' && mark !== 'wall-lamp' && isOnCanvas(view, x * TILE_PX + REACH.left, y * TILE_PX + REACH.top, REACH.width, REACH.height))
}

/** @param strength from 0 to 1: life comes and goes softly. */
export function drawLife(context: CanvasRenderingContext2D, { marks }: RoomEffects, view: View, time: number, strength: number): void {
  if (strength <= 0) return
  context.globalAlpha = strength
  for (const { mark, x, y } of marks) {
    if (!isOnCanvas(view, x * TILE_PX + REACH.left, y * TILE_PX + REACH.top, REACH.width, REACH.height)) continue
    for (const fleck of flecksOf(mark, x, y, time)) {
      context.fillStyle = fleck.color
      context.fillRect(view.originX + fleck.x * view.scale, view.originY + fleck.y * view.scale, fleck.width * view.scale, fleck.height * view.scale)
    }
  }
  context.globalAlpha = 1
}
