/** Farther than this between press and release, in CSS px, and it was a drag or a scroll, not a click. */
const CLICK_PX = 10

export interface PointerHandlers {
  /** A click or a tap, in CSS px from the element's corner. */
  click(x: number, y: number): void
  /** The mouse is over a point, or (null) has left. */
  hover(point: { x: number; y: number } | null): void
  zoom(steps: 1 | -1): void
}

/** Listen to mouse, pen and finger on the map. Returns how to stop. */
export function listenToPointer(element: HTMLElement, handlers: PointerHandlers): () => void {
  let pressed: { id: number; x: number; y: number } | null = null
  const point = (event: PointerEvent): { x: number; y: number } => {
    const corner = element.getBoundingClientRect()
    return { x: event.clientX - corner.left, y: event.clientY - corner.top }
  }
  const down = (event: PointerEvent): void => {
    // A second finger makes it a pinch.
    pressed = event.isPrimary && event.button === 0 ? { id: event.pointerId, x: event.clientX, y: event.clientY } : null
  }
  const up = (event: PointerEvent): void => {
    const still = pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= CLICK_PX
    if (pressed?.id === event.pointerId && still) {
      const { x, y } = point(event)
      handlers.click(x, y)
    }
    pressed = null
  }
  const cancel = (): void => {
    pressed = null
  }
  const move = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') handlers.hover(point(event))
  }
  const leave = (): void => handlers.hover(null)
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey || event.deltaY === 0) return
    event.preventDefault()
    handlers.zoom(event.deltaY < 0 ? 1 : -1)
  }
  element.addEventListener('pointerdown', down)
  element.addEventListener('pointerup', up)
  element.addEventListener('pointercancel', cancel)
  element.addEventListener('pointermove', move)
  element.addEventListener('pointerleave', leave)
  element.addEventListener('wheel', wheel, { passive: false })
  return () => {
    element.removeEventListener('pointerdown', down)
    element.removeEventListener('pointerup', up)
    element.removeEventListener('pointercancel', cancel)
    element.removeEventListener('pointermove', move)
    element.removeEventListener('pointerleave', leave)
    element.removeEventListener('wheel', wheel)
  }
}
