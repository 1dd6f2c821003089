/** Farther than this between press and release, in CSS px, and it was a drag or a scroll, not a click. */
const CLICK_PX = 10

/** A finger that stays this long asks for what one can do there, ms. */
const LONG_PRESS_MS = 500

export interface PointerHandlers {
  /** A click or a tap, in CSS px from the element's corner. */
  click(x: number, y: number): void
  /** The mouse is over a point, or (null) has left. */
  hover(point: { x: number; y: number } | null): void
  /** The other button, or a finger that stays; whether there was something to open. */
  menu(x: number, y: number): boolean
  zoom(steps: 1 | -1): void
}

/** Listen to mouse, pen and finger on the map. Returns how to stop. */
export function listenToPointer(element: HTMLElement, handlers: PointerHandlers): () => void {
  let pressed: { id: number; x: number; y: number } | null = null
  const point = (event: PointerEvent): { x: number; y: number } => {
    const corner = element.getBoundingClientRect()
    return { x: event.clientX - corner.left, y: event.clientY - corner.top }
  }
  let longPress: ReturnType<typeof setTimeout> | undefined
  const down = (event: PointerEvent): void => {
    // A second finger makes it a pinch.
    pressed = event.isPrimary && event.button === 0 ? { id: event.pointerId, x: event.clientX, y: event.clientY } : null
    clearTimeout(longPress)
    if (!pressed || event.pointerType === 'mouse') return
    const { x, y } = point(event)
    longPress = setTimeout(() => {
      if (pressed && handlers.menu(x, y)) pressed = null
    }, LONG_PRESS_MS)
  }
  const up = (event: PointerEvent): void => {
    clearTimeout(longPress)
    const still = pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= CLICK_PX
    if (pressed?.id === event.pointerId && still) {
      const { x, y } = point(event)
      handlers.click(x, y)
    }
    pressed = null
  }
  const cancel = (): void => {
    clearTimeout(longPress)
    pressed = null
  }
  const move = (event: PointerEvent): void => {
    if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > CLICK_PX) clearTimeout(longPress)
    if (event.pointerType === 'mouse') handlers.hover(point(event))
  }
  const context = (event: MouseEvent): void => {
    const corner = element.getBoundingClientRect()
    if (handlers.menu(event.clientX - corner.left, event.clientY - corner.top)) event.preventDefault()
  }
  const leave = (): void => handlers.hover(null)
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey || event.deltaY === 0) return
    event.preventDefault()
    handlers.zoom(event.deltaY < 0 ? 1 : -1)
  }
  element.addEventListener('pointerdown', down)
  element.addEventListener('pointerup', up)
  element.addEventListener('contextmenu', context)
  element.addEventListener('pointercancel', cancel)
  element.addEventListener('pointermove', move)
  element.addEventListener('pointerleave', leave)
  element.addEventListener('wheel', wheel, { passive: false })
  return () => {
    element.removeEventListener('pointerdown', down)
    clearTimeout(longPress)
    element.removeEventListener('pointerup', up)
    element.removeEventListener('contextmenu', context)
    element.removeEventListener('pointercancel', cancel)
    element.removeEventListener('pointermove', move)
    element.removeEventListener('pointerleave', leave)
    element.removeEventListener('wheel', wheel)
  }
}
