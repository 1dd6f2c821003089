import type { View } from './view'

/** How far the camera may move before it is painted anew, device px on each side. */
const MARGIN_PX = 192

/**
 * What stands still, painted once a little larger than the screen and at its scale, then laid down whole at each frame: on a
 * machine without a GPU that costs a fraction of enlarging the map each time.
 */
export class Backdrop {
  private readonly canvas = document.createElement('canvas')
  private readonly context: CanvasRenderingContext2D
  private originX = 0
  private originY = 0
  private stale = true

  /** @param opaque nothing shows through, so that nothing need be blended. */
  constructor(opaque: boolean) {
    this.context = this.canvas.getContext('2d', { alpha: !opaque })!
  }

  /** What was painted no longer holds: another room, zoom, size or theme. */
  forget(): void {
    this.stale = true
  }

  /** @param paint draws it for a view whose corner lies elsewhere and that is a little larger. */
  draw(context: CanvasRenderingContext2D, view: View, paint: (context: CanvasRenderingContext2D, view: View) => void): void {
    const left = view.originX - this.originX
    const top = view.originY - this.originY
    const covered = left <= 0 && top <= 0 && left >= -2 * MARGIN_PX && top >= -2 * MARGIN_PX
    if (this.stale || !covered) this.paint(view, paint)
    context.drawImage(this.canvas, view.originX - this.originX, view.originY - this.originY)
  }

  private paint(view: View, paint: (context: CanvasRenderingContext2D, view: View) => void): void {
    const { canvas, context } = this
    const width = view.width + 2 * MARGIN_PX
    const height = view.height + 2 * MARGIN_PX
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width
      canvas.height = height
    } else context.clearRect(0, 0, width, height)
    context.imageSmoothingEnabled = false
    this.originX = view.originX + MARGIN_PX
    this.originY = view.originY + MARGIN_PX
    paint(context, { ...view, originX: this.originX, originY: this.originY, width, height })
    this.stale = false
  }
}
