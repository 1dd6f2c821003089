import type { Facing } from '../protocol/frames'
import type { Role } from '../protocol/messages'
import { pictures } from './pictures'
import { Sheets } from './sheets'
import { SHEET_COLUMNS, Wardrobe, type MarkName, type WardrobeFile } from './wardrobe'

/** Sheets kept: more people than a screen holds, some 50 MB of pixels. */
const KEPT = 400

/** Composing takes this much of a frame, ms, while many people come in at once. */
const BUDGET_MS = 4

/** A square of a frame, in its px. */
export interface Cut {
  left: number
  top: number
  size: number
}

/** The mark of a role on the map; lists say it in words. */
export function markOf(role: Role): MarkName | null {
  switch (role) {
    case 'speaker':
      return 'speaker'
    case 'moderator':
    case 'organiser':
      return 'staff'
    case 'exhibitor':
    case 'participant':
      return null
  }
}

/** Everyone's pictures: loaded once for the page, composed once a code. */
class Avatars {
  /** Null until the art is there. */
  wardrobe: Wardrobe | null = null
  private loading: Promise<void> | null = null
  private readonly waiting = new Set<() => void>()
  private readonly marks = new Map<MarkName, HTMLCanvasElement | null>()
  private readonly sheets = new Sheets<HTMLCanvasElement>({
    make: (code) => this.compose(code),
    kept: KEPT,
    budgetMs: BUDGET_MS,
    now: () => performance.now(),
    later: (work) => void requestAnimationFrame(work),
  })

  /** The sheet of a code; null while it is still to be composed. */
  get(code: string): HTMLCanvasElement | null {
    if (this.wardrobe) return this.sheets.get(code)
    void this.load()
    return null
  }

  mark(name: MarkName): HTMLCanvasElement | null {
    if (!this.wardrobe) return null
    if (!this.marks.has(name)) {
      const drawn = this.wardrobe.mark(name)
      this.marks.set(name, drawn && canvasOf(drawn.pixels, drawn.size, drawn.size))
    }
    return this.marks.get(name)!
  }

  /** Be told whenever sheets that were asked for have become ready. */
  onComposed(listener: () => void): void {
    this.sheets.listen(listener)
    this.whenLoaded(listener)
  }

  /** Call `draw` now, or once the art is there; returns how to no longer wait. */
  whenLoaded(draw: () => void): () => void {
    if (this.wardrobe) {
      draw()
      return () => undefined
    }
    this.waiting.add(draw)
    void this.load()
    return () => this.waiting.delete(draw)
  }

  /** Fill a canvas with one pose of a code, or with a square of it; nothing before the art is there. */
  drawPose(canvas: HTMLCanvasElement, code: string, facing: Facing, step: number, cut?: Cut): void {
    const { wardrobe } = this
    if (!wardrobe) return
    const { width, height } = wardrobe
    const pose = canvasOf(wardrobe.pose(wardrobe.look(code), facing, step), width, height)
    const context = canvas.getContext('2d')!
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.imageSmoothingEnabled = false
    context.drawImage(pose, cut?.left ?? 0, cut?.top ?? 0, cut?.size ?? width, cut?.size ?? height, 0, 0, canvas.width, canvas.height)
  }

  /** Whether the art could be had; asked once, however often it is called. */
  async load(): Promise<boolean> {
    this.loading ??= this.fetch()
    await this.loading
    return this.wardrobe !== null
  }

  private async fetch(): Promise<void> {
    if (!pictures.wardrobe) return
    try {
      const answer = await fetch(pictures.wardrobe)
      if (!answer.ok) return
      this.wardrobe = new Wardrobe((await answer.json()) as WardrobeFile)
    } catch {
      return // people stay in flat colours
    }
    const waiting = [...this.waiting]
    this.waiting.clear()
    for (const draw of waiting) draw()
  }

  private compose(code: string): HTMLCanvasElement {
    const wardrobe = this.wardrobe!
    return canvasOf(wardrobe.sheet(wardrobe.look(code)), SHEET_COLUMNS * wardrobe.width, wardrobe.height)
  }
}

function canvasOf(pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')!.putImageData(new ImageData(pixels, width, height), 0, 0)
  return canvas
}

export const avatars = new Avatars()
