import { describe, expect, it } from 'vitest'
import { decodeFrame, encodeAck, encodeResync, encodeStep, FrameError, LEFT, RIGHT, UP, type Move, type Walk } from '../src/protocol/frames'
import { seededRandom } from './random'

const bytes = (...values: number[]): ArrayBuffer => new Uint8Array(values).buffer
const list = (buffer: ArrayBuffer): number[] => [...new Uint8Array(buffer)]

describe('what the client sends', () => {
  it('writes a step in 7 bytes, little-endian', () => {
    expect(list(encodeStep(3, 0x1234, LEFT, false, 0xabcd))).toEqual([0x01, 3, 0x34, 0x12, 1, 0xcd, 0xab])
  })

  it('marks a turn without a step by bit 7', () => {
    expect(list(encodeStep(255, 0xffff, UP, true, 0))).toEqual([0x01, 255, 0xff, 0xff, 0x83, 0, 0])
  })

  it('writes acknowledgements and requests for a snapshot', () => {
    expect(list(encodeAck(0x0102))).toEqual([0x02, 0x02, 0x01])
    expect(list(encodeResync())).toEqual([0x03])
  })
})

describe('what the server sends', () => {
  it('reads moves', () => {
    const frame = decodeFrame(bytes(0x11, 0x05, 0x01, 2, 3, 0x09, 0, /* one walk */ 1, 0, 0x0a, 0x04, /* one */ 0x01, 0x02, 40, 50, 0b11110, /* two */ 7, 0, 0, 254, 0))
    expect(frame).toEqual({
      kind: 'moves',
      tick: 0x0105,
      cellX: 2,
      cellY: 3,
      seq: 9,
      walks: [{ member: 0x0102, facing: RIGHT }],
      moves: [
        { member: 0x0201, x: 40, y: 50, facing: RIGHT, seated: true, jump: true, gone: true },
        { member: 7, x: 0, y: 254, facing: 0, seated: false, jump: false, gone: false },
      ],
    })
  })

  it('reads an empty snapshot', () => {
    expect(decodeFrame(bytes(0x12, 0, 0, 0, 0, 1, 0))).toEqual({ kind: 'snapshot', tick: 0, cellX: 0, cellY: 0, seq: 1, walks: [], moves: [] })
  })

  it('reads a correction', () => {
    expect(decodeFrame(bytes(0x13, 200, 0x10, 0x20, 11, 12, 0b101, 5))).toEqual({
      kind: 'correction', epoch: 200, seq: 0x2010, x: 11, y: 12, facing: LEFT, seated: true, reason: 5,
    })
  })

  it('leaves aside what it does not know', () => {
    expect(decodeFrame(bytes(0x7f, 1, 2, 3))).toBeNull()
  })

  it('refuses every frame cut short or with bytes left over', () => {
    const moves = list(bytes(0x11, 0, 0, 0, 0, 0, 0, 1, 0, 9, 0, 1, 0, 2, 3, 0, 4, 0, 5, 6, 0))
    const correction = list(bytes(0x13, 0, 0, 0, 0, 0, 0, 1))
    for (const whole of [moves, correction]) {
      for (let length = 0; length <= whole.length + 1; length += 1) {
        const cut = bytes(...whole, 0xff).slice(0, length)
        const fits = length === whole.length || (whole === moves && (length === 11 || length === 16))
        if (fits) expect(decodeFrame(cut)).not.toBeNull()
        else expect(() => decodeFrame(cut), `${length} bytes`).toThrow(FrameError)
      }
    }
  })

  it('never reads past the end, whatever the bytes', () => {
    const random = seededRandom(1)
    for (let round = 0; round < 2000; round += 1) {
      const noise = Uint8Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * 256))
      try {
        decodeFrame(noise.buffer)
      } catch (error) {
        expect(error).toBeInstanceOf(FrameError)
      }
    }
  })

  it('reads back any walk and any move that is written', () => {
    const random = seededRandom(2)
    const whole = (below: number): number => Math.floor(random() * below)
    for (let round = 0; round < 300; round += 1) {
      const moves: Move[] = Array.from({ length: whole(30) }, () => ({
        member: whole(65536), x: whole(255), y: whole(255), facing: whole(4) as Move['facing'],
        seated: whole(2) === 1, jump: whole(2) === 1, gone: whole(2) === 1,
      }))
      const walks: Walk[] = Array.from({ length: whole(30) }, () => ({ member: whole(16384), facing: whole(4) as Walk['facing'] }))
      const header = { tick: whole(65536), cellX: whole(16), cellY: whole(22), seq: whole(65536) }
      expect(decodeFrame(writeMoves(header, walks, moves))).toEqual({ kind: 'moves', ...header, walks, moves })
    }
  })
})

type Header = { tick: number; cellX: number; cellY: number; seq: number }

function writeMoves(header: Header, walks: readonly Walk[], moves: readonly Move[]): ArrayBuffer {
  const movesAt = 9 + 2 * walks.length
  const view = new DataView(new ArrayBuffer(movesAt + 5 * moves.length))
  view.setUint8(0, 0x11)
  view.setUint16(1, header.tick, true)
  view.setUint8(3, header.cellX)
  view.setUint8(4, header.cellY)
  view.setUint16(5, header.seq, true)
  view.setUint16(7, walks.length, true)
  walks.forEach((walk, index) => view.setUint16(9 + 2 * index, walk.member * 4 + walk.facing, true))
  moves.forEach((move, index) => {
    const at = movesAt + 5 * index
    view.setUint16(at, move.member, true)
    view.setUint8(at + 2, move.x)
    view.setUint8(at + 3, move.y)
    view.setUint8(at + 4, move.facing + 4 * Number(move.seated) + 8 * Number(move.jump) + 16 * Number(move.gone))
  })
  return view.buffer as ArrayBuffer
}
