/**
 * What this browser tab remembers. The tab key brings a reload or a new socket back to the same place; a copied tab
 * shares it, which does no harm: a person has one walking socket, and the newer one replaces the older.
 */

const TAB_KEY = 'campus-tab'
const RETURNING = 'campus-returning'
const LETTER_KEYS_OFF = 'campus-letter-keys-off'
const ZOOM = 'campus-zoom'
const PANEL_FOLDED = 'campus-panel-folded'

export function tabKey(): string {
  const known = read('session', TAB_KEY)
  if (known && /^[\w-]{16,64}$/.test(known)) return known
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const key = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  write('session', TAB_KEY, key)
  return key
}

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

export function letterKeysOff(): boolean {
  return read('local', LETTER_KEYS_OFF) === '1'
}

export function rememberLetterKeysOff(off: boolean): void {
  write('local', LETTER_KEYS_OFF, off ? '1' : null)
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

type Where = 'session' | 'local'

function storage(where: Where): Storage {
  return where === 'session' ? sessionStorage : localStorage
}

// Storage throws when the browser forbids it: then nothing is remembered, and everything else works.
function read(where: Where, key: string): string | null {
  try {
    return storage(where).getItem(key)
  } catch {
    return null
  }
}

function write(where: Where, key: string, value: string | null): void {
  try {
    if (value === null) storage(where).removeItem(key)
    else storage(where).setItem(key, value)
  } catch {
    // Not remembered.
  }
}
