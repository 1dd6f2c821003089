/** What this browser tab remembers, and what this browser does. */

const RETURNING = 'campus-returning'
const ZOOM = 'campus-zoom'
const PANEL_FOLDED = 'campus-panel-folded'
const MINIATURE_FOLDED = 'campus-miniature-folded'
const MARKED_AWAY = 'campus-marked-away'

/** Say that the page is left only to come back to the same place (a change of language). */
export function markReturning(): void {
  write('session', RETURNING, '1')
}

/** Whether this page load comes back to a place rather than going to the room that its address names. */
export function isReturning(): boolean {
  const marked = read('session', RETURNING) !== null
  write('session', RETURNING, null)
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return marked || navigation?.type === 'reload' || navigation?.type === 'back_forward'
}

export function rememberedZoom(): number | null {
  const zoom = Number(read('local', ZOOM))
  return Number.isInteger(zoom) && zoom > 0 ? zoom : null
}

export function rememberZoom(zoom: number): void {
  write('local', ZOOM, String(zoom))
}

/** Null when never said. */
export function panelFolded(): boolean | null {
  const folded = read('local', PANEL_FOLDED)
  return folded === null ? null : folded === '1'
}

export function rememberPanelFolded(folded: boolean): void {
  write('local', PANEL_FOLDED, folded ? '1' : '0')
}

/** Null when never said. */
export function miniatureFolded(): boolean | null {
  const folded = read('local', MINIATURE_FOLDED)
  return folded === null ? null : folded === '1'
}

export function rememberMiniatureFolded(folded: boolean): void {
  write('local', MINIATURE_FOLDED, folded ? '1' : '0')
}

/** Whether the status `away` is of our doing, and not one that was chosen. */
export function markedAway(): boolean {
  return read('local', MARKED_AWAY) === '1'
}

export function rememberMarkedAway(away: boolean): void {
  write('local', MARKED_AWAY, away ? '1' : null)
}

type Where = 'session' | 'local'

function storage(where: Where): Storage {
  return where === 'session' ? sessionStorage : localStorage
}

// Storage throws when the browser forbids it: then nothing is remembered, and everything else works.
export function read(where: Where, key: string): string | null {
  try {
    return storage(where).getItem(key)
  } catch {
    return null
  }
}

export function write(where: Where, key: string, value: string | null): void {
  try {
    if (value === null) storage(where).removeItem(key)
    else storage(where).setItem(key, value)
  } catch {
    // Not remembered.
  }
}
