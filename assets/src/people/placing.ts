/** A box of the page, in CSS px of the window; a point when its sides fall together. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const GAP_PX = 8
const EDGE_PX = 12

export function boxOf(element: Element): Box {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return { left, right, top, bottom }
}

export function pointAt(x: number, y: number): Box {
  return { left: x, right: x, top: y, bottom: y }
}

/** Put a popover beside a box, where there is room for all of it; without a box in the middle. On phones CSS has the last word. */
export function placeBeside(popover: HTMLElement, box: Box | null): void {
  const { offsetWidth: width, offsetHeight: height } = popover
  const right = innerWidth - width - EDGE_PX
  const bottom = innerHeight - height - EDGE_PX
  const wanted = box && box.right + GAP_PX <= right ? box.right + GAP_PX : (box?.left ?? 0) - GAP_PX - width
  const left = box ? wanted : (innerWidth - width) / 2
  const top = box ? box.top : (innerHeight - height) / 3
  popover.style.left = `${clamp(left, right)}px`
  popover.style.top = `${clamp(top, bottom)}px`
}

/** Put a popover over a box, in the middle of it. */
export function placeOver(popover: HTMLElement, box: Box): void {
  const { offsetWidth: width, offsetHeight: height } = popover
  const over = box.top - GAP_PX - height
  popover.style.left = `${clamp((box.left + box.right - width) / 2, innerWidth - width - EDGE_PX)}px`
  popover.style.top = `${over >= EDGE_PX ? over : clamp(box.bottom + GAP_PX, innerHeight - height - EDGE_PX)}px`
}

function clamp(value: number, most: number): number {
  return Math.max(EDGE_PX, Math.min(value, most))
}
