/**
 * The binary codec of motion frames: little-endian, positions in tiles, numbers wrapping at 2^16 (ticks, sequences)
 * and 2^8 (epochs). Encoders return the exact bytes; `decodeFrame` never reads past the end of what it is given.
 */

export const CELL_COLUMNS = 16
export const CELL_ROWS = 12

export type Facing = 0 | 1 | 2 | 3
export const DOWN: Facing = 0
export const LEFT: Facing = 1
export const RIGHT: Facing = 2
export const UP: Facing = 3

/** Tiles walked by one step, by facing. */
export const STEP_X: readonly number[] = [0, -1, 1, 0]
export const STEP_Y: readonly number[] = [1, 0, 0, -1]

const STEP = 0x01
const ACK = 0x02
const RESYNC = 0x03
const MOVES = 0x11
const SNAPSHOT = 0x12
const CORRECTION = 0x13
const ENTERED = 0x14

const TURN_ONLY = 0x80
const SEATED = 0x04
const JUMP = 0x08
const GONE = 0x10

const HEADER_BYTES = 7
const WALKER_BYTES = 5
const COUNT_BYTES = 2
const WALK_BYTES = 2
const CORRECTION_BYTES = 8

/** One walker in a frame. `jump`: do not draw the way there. `gone`: left the room. */
export interface Move {
  member: number
  x: number
  y: number
  facing: Facing
  seated: boolean
  jump: boolean
  gone: boolean
}

/** One who went a tile that way from where the frame before left them, and stands. */
export interface Walk {
  member: number
  facing: Facing
}

/**
 * What changed (`moves`), or all there is (`snapshot`), in the 3×3 cells around the cell. `entered`: what changed around the
 * cell that I came into, and everyone who came into view with it.
 */
export interface MotionFrame {
  kind: 'moves' | 'snapshot' | 'entered'
  tick: number
  cellX: number
  cellY: number
  seq: number
  walks: Walk[]
  moves: Move[]
}

/** Reasons of a correction that the client tells apart; the others (wall, full room, moved) all mean: stand there. */
export const TOO_FAST = 2
export const CLOSED = 3

/** Where the server says that I am. `seq`: the last step it accepted; steps under another epoch are ignored. */
export interface Correction {
  kind: 'correction'
  epoch: number
  seq: number
  x: number
  y: number
  facing: Facing
  seated: boolean
  reason: number
}

export class FrameError extends Error {}

export function encodeStep(epoch: number, seq: number, facing: Facing, turnOnly: boolean, ack: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(7))
  view.setUint8(0, STEP)
  view.setUint8(1, epoch)
  view.setUint16(2, seq, true)
  view.setUint8(4, turnOnly ? facing | TURN_ONLY : facing)
  view.setUint16(5, ack, true)
  return view.buffer as ArrayBuffer
}

export function encodeAck(ack: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(3))
  view.setUint8(0, ACK)
  view.setUint16(1, ack, true)
  return view.buffer as ArrayBuffer
}

export function encodeResync(): ArrayBuffer {
  return new Uint8Array([RESYNC]).buffer
}

/**
 * Read a binary frame; null for a type that this client does not know.
 *
 * @throws FrameError when the frame is empty, cut short or has bytes left over.
 */
export function decodeFrame(buffer: ArrayBuffer): MotionFrame | Correction | null {
  if (buffer.byteLength === 0) throw new FrameError('empty frame')
  const view = new DataView(buffer)
  switch (view.getUint8(0)) {
    case MOVES:
      return decodeMotion(view, 'moves')
    case SNAPSHOT:
      return decodeMotion(view, 'snapshot')
    case ENTERED:
      return decodeMotion(view, 'entered')
    case CORRECTION:
      return decodeCorrection(view)
    default:
      return null
  }
}

function decodeMotion(view: DataView, kind: MotionFrame['kind']): MotionFrame {
  const counts = kind !== 'snapshot'
  const walksAt = HEADER_BYTES + (counts ? COUNT_BYTES : 0)
  const walking = counts && view.byteLength >= walksAt ? view.getUint16(HEADER_BYTES, true) : 0
  const movesAt = walksAt + walking * WALK_BYTES
  const body = view.byteLength - movesAt
  if (body < 0 || body % WALKER_BYTES !== 0) throw new FrameError(`${kind} of ${view.byteLength} bytes`)
  const walks: Walk[] = []
  for (let at = walksAt; at < movesAt; at += WALK_BYTES) {
    const walk = view.getUint16(at, true)
    walks.push({ member: walk >> 2, facing: facingOf(walk) })
  }
  const moves: Move[] = []
  for (let at = movesAt; at < view.byteLength; at += WALKER_BYTES) {
    const state = view.getUint8(at + 4)
    moves.push({
      member: view.getUint16(at, true),
      x: view.getUint8(at + 2),
      y: view.getUint8(at + 3),
      facing: facingOf(state),
      seated: (state & SEATED) !== 0,
      jump: (state & JUMP) !== 0,
      gone: (state & GONE) !== 0,
    })
  }
  return {
    kind,
    tick: view.getUint16(1, true),
    cellX: view.getUint8(3),
    cellY: view.getUint8(4),
    seq: view.getUint16(5, true),
    walks,
    moves,
  }
}

function decodeCorrection(view: DataView): Correction {
  if (view.byteLength !== CORRECTION_BYTES) throw new FrameError(`correction of ${view.byteLength} bytes`)
  const state = view.getUint8(6)
  return {
    kind: 'correction',
    epoch: view.getUint8(1),
    seq: view.getUint16(2, true),
    x: view.getUint8(4),
    y: view.getUint8(5),
    facing: facingOf(state),
    seated: (state & SEATED) !== 0,
    reason: view.getUint8(7),
  }
}

/** Any byte names a facing by its two low bits; also for the `facing` of text frames. */
export function facingOf(state: number): Facing {
  return (state & 3) as Facing
}
