import type { Facing } from '../protocol/frames'

/** Columns of a sheet: `facing * 3 + step` for walking (step 0 stands), then 12…15 for sitting. */
export const SHEET_COLUMNS = 16

/** What the art generator writes (`assets/art/avatars.py`). Frames are `side * steps + step`, sides down, left, up. */
export interface WardrobeFile {
  version: string
  width: number
  height: number
  /** Steps of a side: stand, two strides, sit, and three of who rolls. */
  steps: number
  /** Of who sits with their back to us, rows from here on are hidden. */
  cut: number
  ink: string
  /** How much of its neighbour's colour an outline keeps; how dark a shade is. */
  outline: number
  shade: number
  /** The letter of each index in `cells`. */
  alphabet: string
  colours: string[]
  materials: Record<string, [first: number, steps: number]>
  ramps: Record<string, Record<string, string[]>>
  /** Name, the material it colours or "", then the choices in the order of the code's letters. */
  slots: string[][]
  hides: Record<string, string[]>
  rolls: string
  cells: [width: number, indices: string][]
  /** Of all placements the frames, then the depths, the cells, the x and the y. */
  parts: Record<string, number[][]>
  marks: Record<string, number>
}

interface Cell {
  width: number
  height: number
  indices: Uint8Array
}

/** A cell in its place on a frame; the smallest depth is painted first. */
interface Placement {
  depth: number
  cell: Cell
  x: number
  y: number
}

/** A choice for each slot, by their names. */
export type Look = Readonly<Record<string, string>>

export type MarkName = 'on_site' | 'speaker' | 'staff'

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'
const ERASE = 1
const SHADE = 2
/** Marks of a pixel beside its index, which is below 64. */
const SHADED = 64
const OUTLINED = 128
const SIDES: readonly number[] = [0, 1, 1, 2]
const SIT = 3
const ROLL = 4
const UP = 2
const RIGHT = 2

/** Composes people from the layers of the art: pure arithmetic on pixels, with no picture of the page in it. */
export class Wardrobe {
  readonly width: number
  readonly height: number
  private readonly cells: Cell[]
  /** What of each part lies on each frame. */
  private readonly placed: Map<string, Placement[][]>

  constructor(private readonly file: WardrobeFile) {
    this.width = file.width
    this.height = file.height
    const index = new Map([...file.alphabet].map((letter, number) => [letter, number]))
    this.cells = file.cells.map(([width, letters]) => ({
      width,
      height: letters.length / width,
      indices: Uint8Array.from(letters, (letter) => index.get(letter)!),
    }))
    this.placed = new Map(Object.entries(file.parts).map(([part, columns]) => [part, this.byFrame(columns)]))
  }

  /** The choices of a code; of one that this art does not know, the plainest person. */
  look(code: string): Look {
    const { slots, version } = this.file
    const known = code.startsWith(version) && code.length === slots.length + version.length
    return Object.fromEntries(
      slots.map(([name, , ...choices], slot) => {
        const place = known ? LETTERS.indexOf(code[slot + version.length]!) : 0
        return [name!, choices[place] ?? choices[0]!]
      }),
    )
  }

  /** The opposite of `look`. */
  code(look: Look): string {
    return this.file.version + this.file.slots.map(([name, , ...choices]) => LETTERS[Math.max(0, choices.indexOf(look[name!] ?? ''))]).join('')
  }

  /** The parts drawn for a look, those that another leaves no room for left out. */
  parts(look: Look): string[] {
    const { parts, slots, hides } = this.file
    const worn = slots.filter(([, material]) => material === '').map(([name]) => `${name}.${look[name!]}`)
    const hidden = new Set(worn.flatMap((part) => hides[part] ?? []))
    return ['head', ...worn.filter((part) => part in parts && !hidden.has(part.slice(0, part.indexOf('.'))))]
  }

  /** The choice that leaves no room for a slot, or null. */
  hiddenBy(look: Look, slot: string): string | null {
    return Object.keys(this.file.hides).find((part) => this.file.hides[part]!.includes(slot) && look[part.split('.')[0]!] === part.split('.')[1]) ?? null
  }

  /** The slot that a slot colours, which is itself for the skin; "" for one that is no colour. */
  material(slot: string): string {
    return this.file.slots.find(([name]) => name === slot)?.[1] ?? ''
  }

  /** The middle colour of a choice, as CSS. */
  swatch(slot: string, choice: string): string {
    const material = this.material(slot)
    const tones = this.file.ramps[material]?.[choice] ?? ['000000']
    return `#${tones[Math.min(tones.length - 1, material === 'skin' ? 2 : 1)]}`
  }

  /** One pose as RGBA pixels, `width × height`. */
  pose(look: Look, facing: Facing, step: number): Uint8ClampedArray<ArrayBuffer> {
    const pixels = new Uint32Array(this.width * this.height)
    this.paint(pixels, this.width, 0, this.compose(this.parts(look), this.frame(look, facing, step)), this.tones(look), facing === RIGHT)
    return new Uint8ClampedArray(pixels.buffer)
  }

  /** All columns of a sheet as RGBA pixels, `SHEET_COLUMNS * width × height`. */
  sheet(look: Look): Uint8ClampedArray<ArrayBuffer> {
    const across = SHEET_COLUMNS * this.width
    const pixels = new Uint32Array(across * this.height)
    const tones = this.tones(look)
    const parts = this.parts(look)
    for (const facing of [0, 1, 3] as const) {
      for (let step = 0; step <= SIT; step++) {
        const drawn = this.compose(parts, this.frame(look, facing, step))
        this.paint(pixels, across, sheetColumn(facing, step) * this.width, drawn, tones, false)
        if (facing === 1) this.paint(pixels, across, sheetColumn(RIGHT, step) * this.width, drawn, tones, true)
      }
    }
    return new Uint8ClampedArray(pixels.buffer)
  }

  /** A mark as RGBA pixels in a square of that many px, or null when the art has none of that name. */
  mark(name: MarkName): { size: number; pixels: Uint8ClampedArray<ArrayBuffer> } | null {
    const number = this.file.marks[name]
    if (number === undefined) return null
    const cell = this.cells[number]!
    const size = Math.max(cell.width, cell.height) + 2
    const drawn = new Uint8Array(size * size)
    put(drawn, size, size, cell, (size - cell.width) >> 1, (size - cell.height) >> 1)
    outline(drawn, size, size)
    const pixels = new Uint32Array(size * size)
    const tones = this.tones({})
    for (let at = 0; at < drawn.length; at++) pixels[at] = tones[drawn[at]!]!
    return { size, pixels: new Uint8ClampedArray(pixels.buffer) }
  }

  private frame(look: Look, facing: Facing, step: number): number {
    const [slot, choice] = this.file.rolls.split('.') as [string, string]
    const rolled = look[slot] === choice ? ROLL + (step === SIT ? 0 : step) : step
    return SIDES[facing]! * this.file.steps + rolled
  }

  private byFrame([frames, depths, cells, x, y]: readonly number[][]): Placement[][] {
    const placed: Placement[][] = Array.from({ length: this.file.steps * (UP + 1) }, () => [])
    frames?.forEach((frame, at) => placed[frame]!.push({ depth: depths![at]!, cell: this.cells[cells![at]!]!, x: x![at]!, y: y![at]! }))
    return placed
  }

  /** Indices of one frame, with its outline. */
  private compose(parts: readonly string[], frame: number): Uint8Array {
    const { width, height } = this
    const drawn = new Uint8Array(width * height)
    const placements = parts.flatMap((part) => this.placed.get(part)![frame]!).sort((one, other) => one.depth - other.depth)
    for (const { cell, x, y } of placements) put(drawn, width, height, cell, x, y)
    outline(drawn, width, height)
    if (frame === UP * this.file.steps + SIT) drawn.fill(0, this.file.cut * width)
    return drawn
  }

  private paint(pixels: Uint32Array, across: number, left: number, drawn: Uint8Array, tones: Uint32Array, mirrored: boolean): void {
    const { width, height } = this
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const index = drawn[y * width + x]!
        if (index !== 0) pixels[y * across + left + (mirrored ? width - 1 - x : x)] = tones[index]!
      }
    }
  }

  /** The colour of each index, plain, shaded, outlined and both; opaque, in the byte order of an ImageData. */
  private tones(look: Look): Uint32Array {
    const { colours, materials, ramps, slots, ink, outline: kept, shade } = this.file
    const plain = [...colours]
    for (const [name, material] of slots) {
      if (!material || !materials[material]) continue
      const [first, steps] = materials[material]
      const tones = ramps[material]?.[look[name!] ?? '']
      for (let step = 0; tones && step < steps; step++) plain[first + step] = tones[step] ?? tones.at(-1)!
    }
    const [inkRed, inkGreen, inkBlue] = rgb(ink)
    const tones = new Uint32Array(256)
    plain.forEach((colour, index) => {
      if (!colour) return
      for (const flag of [0, SHADED]) {
        const [red, green, blue] = rgb(colour).map((part) => Math.floor(flag ? part * shade : part)) as [number, number, number]
        tones[index + flag] = word(red, green, blue)
        const rim = (part: number, dark: number): number => Math.floor(part * kept + dark * (1 - kept))
        tones[index + flag + OUTLINED] = word(rim(red, inkRed), rim(green, inkGreen), rim(blue, inkBlue))
      }
    })
    return tones
  }
}

/** The column of a sheet that shows a step. */
export function sheetColumn(facing: Facing, step: number): number {
  return step === SIT ? 12 + facing : facing * 3 + step
}

function put(drawn: Uint8Array, width: number, height: number, cell: Cell, left: number, top: number): void {
  for (let row = Math.max(0, -top); row < cell.height && top + row < height; row++) {
    for (let column = Math.max(0, -left); column < cell.width && left + column < width; column++) {
      const index = cell.indices[row * cell.width + column]!
      if (index === 0) continue
      const at = (top + row) * width + left + column
      if (index === ERASE) drawn[at] = 0
      else if (index !== SHADE) drawn[at] = index
      else if (drawn[at] !== 0) drawn[at] = drawn[at]! | SHADED
    }
  }
}

/** A rim of one pixel in the neighbour's own colour, darkened. The pixel above counts first, then below, left and right. */
function outline(drawn: Uint8Array, width: number, height: number): void {
  const last = drawn.length - width
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (drawn[at] !== 0) continue
      const neighbour =
        (at >= width && solid(drawn[at - width]!)) ||
        (at < last && solid(drawn[at + width]!)) ||
        (x > 0 && solid(drawn[at - 1]!)) ||
        (x < width - 1 && solid(drawn[at + 1]!))
      if (neighbour) drawn[at] = neighbour | OUTLINED
    }
  }
}

/** The index, or 0 for a rim that was just drawn. */
function solid(index: number): number {
  return index & OUTLINED ? 0 : index
}

function rgb(colour: string): [number, number, number] {
  const value = parseInt(colour, 16)
  return [value >> 16, (value >> 8) & 0xff, value & 0xff]
}

function word(red: number, green: number, blue: number): number {
  // Every machine that a browser runs on is little-endian.
  return ((0xff << 24) | (blue << 16) | (green << 8) | red) >>> 0
}
