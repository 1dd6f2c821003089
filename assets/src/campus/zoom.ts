import { zoomRange } from '../render/camera'
import type { Store } from './store'
import { rememberedZoom, rememberZoom } from './tab'

/** Keep the zoom within what this size of the map allows; what one chose before comes first. */
export function fitZoom(store: Store, width: number, height: number): void {
  const { least, most, normal } = zoomRange(width, height, devicePixelRatio)
  const now = Math.min(most, Math.max(least, rememberedZoom() ?? normal))
  const before = store.zoom.value
  if (before.now !== now || before.least !== least || before.most !== most) store.zoom.value = { now, least, most }
}

export function changeZoom(store: Store, steps: 1 | -1): void {
  const { now, least, most } = store.zoom.value
  const next = Math.min(most, Math.max(least, now + steps))
  if (next === now) return
  rememberZoom(next)
  store.zoom.value = { now: next, least, most }
}
