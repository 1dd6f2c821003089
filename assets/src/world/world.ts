/**
 * Where the others walk: plain data, changed by functions that take all they need as arguments (no clock, no page), so
 * that they are tested as they stand. Changed in place: this is the hot path, 20 frames a second with hundreds of walkers.
 */

import { CELL_COLUMNS, CELL_ROWS, STEP_X, STEP_Y, type Facing, type MotionFrame, type Move, type Walk } from '../protocol/frames'

/** The pace of a walker, as the server allows it with a little to spare (5 tiles/s). */
export const STEP_MS = 205

/** Farther than this behind, a walker is shown where it is rather than running after itself. */
const JUMP_TILES = 5

/** Positions are tiles. `x`, `y`: the last known. `drawnX`, `drawnY`: where it is shown, on its way along `route`. */
export interface Walker {
  member: number
  x: number
  y: number
  facing: Facing
  seated: boolean
  drawnX: number
  drawnY: number
  /** The known positions still ahead of what is drawn, oldest first; the last one is (x, y). */
  route: { x: number; y: number; facing: Facing }[]
  /** The facing while under way, which follows the route and not the latest news. */
  drawnFacing: Facing
  /** Tiles walked so far, for the phase of the legs. */
  walked: number
}

export interface World {
  /** My member number in this room: my own moves are not in `walkers`. */
  me: number
  /** Where the server last said that I am; null before the first frame. */
  mine: { x: number; y: number } | null
  /** The cell that the frames are about; null before the first snapshot. */
  cell: { x: number; y: number } | null
  /** Sequence number of the last frame of that cell. */
  seq: number
  walkers: Map<number, Walker>
}

/** What a frame told, besides moving the others. */
export interface News {
  /** My own position as the server knows it. */
  me: Move | null
  /** A frame is missing, or is of a cell that I know nothing of: a snapshot has to repair it. */
  gap: boolean
  /** Something that is drawn has changed. */
  changed: boolean
}

export function createWorld(me: number): World {
  return { me, mine: null, cell: null, seq: 0, walkers: new Map() }
}

/** Take in a frame. With `glide` false (reduced motion) walkers go from tile to tile without the way between. */
export function applyFrame(world: World, frame: MotionFrame, glide = true): News {
  return frame.kind === 'snapshot' ? applySnapshot(world, frame, glide) : applyMoves(world, frame, glide)
}

function applySnapshot(world: World, frame: MotionFrame, glide: boolean): News {
  world.cell = { x: frame.cellX, y: frame.cellY }
  world.seq = frame.seq
  const present = new Set<number>()
  for (const move of frame.moves) if (!move.gone) present.add(move.member)
  const me = take(world, frame.moves, glide)
  for (const member of world.walkers.keys()) {
    if (!present.has(member)) world.walkers.delete(member)
  }
  prune(world)
  return { me, gap: false, changed: true }
}

function applyMoves(world: World, frame: MotionFrame, glide: boolean): News {
  // Before the first snapshot these may be the last frames of the room that I left.
  if (world.cell === null) return { me: null, gap: true, changed: false }
  if (frame.kind === 'entered') {
    world.cell = { x: frame.cellX, y: frame.cellY }
    world.seq = (frame.seq - 1) & 0xffff
  }
  const ofMyCell = world.cell.x === frame.cellX && world.cell.y === frame.cellY
  const ahead = (frame.seq - world.seq) & 0xffff
  if (ofMyCell && (ahead === 0 || ahead > 0x8000)) return { me: null, gap: false, changed: false }
  if (ofMyCell) world.seq = frame.seq

  // A walk goes on from the frame before: without that one it says nothing.
  const gap = !ofMyCell || ahead !== 1
  const walked = gap ? [] : frame.walks.flatMap((walk) => afterWalk(world, walk))
  const me = take(world, [...walked, ...frame.moves], glide)
  prune(world)
  return { me, gap, changed: frame.moves.length > 0 || walked.length > 0 || frame.kind === 'entered' }
}

/** Move everyone but me; returns my own move. */
function take(world: World, moves: readonly Move[], glide: boolean): Move | null {
  let me: Move | null = null
  for (const move of moves) {
    if (move.member === world.me) {
      me = move
      world.mine = { x: move.x, y: move.y }
    } else if (move.gone) world.walkers.delete(move.member)
    else place(world, move, glide)
  }
  return me
}

/** Where a walk led; nothing for someone I do not know (who comes into view with the same frame has a position in it). */
function afterWalk(world: World, { member, facing }: Walk): Move[] {
  const from = member === world.me ? world.mine : world.walkers.get(member)
  if (!from) return []
  return [{ member, x: from.x + STEP_X[facing]!, y: from.y + STEP_Y[facing]!, facing, seated: false, jump: false, gone: false }]
}

function place(world: World, move: Move, glide: boolean): void {
  const { member, x, y, facing, seated } = move
  const known = world.walkers.get(member)
  if (!known) {
    world.walkers.set(member, {
      member, x, y, facing, seated,
      drawnX: x, drawnY: y, drawnFacing: facing, route: [], walked: 0,
    })
    return
  }
  const moved = known.x !== x || known.y !== y
  known.x = x
  known.y = y
  known.facing = facing
  known.seated = seated
  if (moved) known.route.push({ x, y, facing })
  if (!glide || move.jump || tilesBehind(known) > JUMP_TILES) stand(known)
  else if (known.route.length === 0) known.drawnFacing = facing
}

/** Show a walker where it is, at once. */
function stand(walker: Walker): void {
  walker.drawnX = walker.x
  walker.drawnY = walker.y
  walker.drawnFacing = walker.facing
  walker.route.length = 0
}

/** Only walkers in the 3×3 cells around mine are kept up to date by the server: the others would be ghosts. */
export function prune(world: World): void {
  if (!world.cell) return
  for (const [member, walker] of world.walkers) {
    const columns = Math.abs(Math.floor(walker.x / CELL_COLUMNS) - world.cell.x)
    const rows = Math.abs(Math.floor(walker.y / CELL_ROWS) - world.cell.y)
    if (columns > 1 || rows > 1) world.walkers.delete(member)
  }
}

export function forget(world: World, members: readonly number[]): void {
  for (const member of members) world.walkers.delete(member)
}

function tilesBehind(walker: Walker): number {
  let tiles = 0
  let x = walker.drawnX
  let y = walker.drawnY
  for (const point of walker.route) {
    tiles += Math.abs(point.x - x) + Math.abs(point.y - y)
    x = point.x
    y = point.y
  }
  return tiles
}

/** Walk everyone on by the time that has passed; whether anyone is still under way. */
export function advance(world: World, elapsedMs: number): boolean {
  let underWay = false
  for (const walker of world.walkers.values()) {
    if (walker.route.length > 0) {
      walkOn(walker, elapsedMs)
      underWay ||= walker.route.length > 0
    }
  }
  return underWay
}

function walkOn(walker: Walker, elapsedMs: number): void {
  // One tile at the common pace; more than a tile and a half behind, as much faster as it is behind.
  const behind = tilesBehind(walker)
  let tiles = (elapsedMs / STEP_MS) * Math.max(1, behind / 1.5)
  for (let next = walker.route[0]; next && tiles > 0; next = walker.route[0]) {
    const dx = next.x - walker.drawnX
    const dy = next.y - walker.drawnY
    const distance = Math.abs(dx) + Math.abs(dy)
    walker.drawnFacing = next.facing
    if (distance <= tiles) {
      walker.drawnX = next.x
      walker.drawnY = next.y
      walker.walked += distance
      walker.route.shift()
      tiles -= distance
    } else {
      walker.drawnX += (dx / distance) * tiles
      walker.drawnY += (dy / distance) * tiles
      walker.walked += tiles
      tiles = 0
    }
  }
  if (walker.route.length === 0) walker.drawnFacing = walker.facing
}
