import { DOWN, LEFT, RIGHT, UP, type Facing } from '../protocol/frames'

/** Arrows always walk. The letters are named by their place on the keyboard: WASD here is ZQSD on a French one. */
const ARROWS: Readonly<Record<string, Facing>> = { ArrowDown: DOWN, ArrowLeft: LEFT, ArrowRight: RIGHT, ArrowUp: UP }
const LETTERS: Readonly<Record<string, Facing>> = { KeyS: DOWN, KeyA: LEFT, KeyD: RIGHT, KeyW: UP }

export interface KeyHandlers {
  /** Whether the map is what one looks at: then the keys walk. */
  onMap(): boolean
  /** Whether keys that are a single character are turned off (WCAG 2.1.4). */
  lettersOff(): boolean
  press(facing: Facing): void
  release(facing: Facing): void
  releaseAll(): void
  interact(): void
  zoom(steps: 1 | -1): void
  help(): void
  talk(): void
  search(): void
  hand(): void
  emote(number: number): void
  /** Escape that nothing else had a use for. */
  escape(): void
}

/** Listen to the keys of the whole page. Returns how to stop. */
export function listenToKeys(handlers: KeyHandlers): () => void {
  const down = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault()
      handlers.search()
      return
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || keepsItsKeys(event.target)) return
    const facing = facingOfKey(event.code, handlers.lettersOff())
    if (facing !== null && handlers.onMap()) {
      event.preventDefault()
      if (!event.repeat) handlers.press(facing)
      return
    }
    if (event.key === 'Enter' && !event.repeat && handlers.onMap() && isMapItself(event.target)) {
      // Its default would put a new line into the box that has the focus by then.
      event.preventDefault()
      handlers.talk()
      return
    }
    if (event.key === 'Escape') handlers.escape()
    // By place: the digits of a French keyboard need Shift.
    const digit = /^Digit([1-6])$/.exec(event.code)?.[1]
    if (digit !== undefined && !handlers.lettersOff() && !event.repeat && handlers.onMap()) {
      event.preventDefault()
      handlers.emote(Number(digit))
      return
    }
    if (!handlers.lettersOff() && !event.repeat && character(event.key, handlers)) event.preventDefault()
  }
  const up = (event: KeyboardEvent): void => {
    const facing = facingOfKey(event.code, false)
    if (facing !== null) handlers.release(facing)
  }
  addEventListener('keydown', down)
  addEventListener('keyup', up)
  addEventListener('blur', handlers.releaseAll)
  return () => {
    removeEventListener('keydown', down)
    removeEventListener('keyup', up)
    removeEventListener('blur', handlers.releaseAll)
  }
}

/** Characters by `key` and not by place: they are what is printed on the key, whatever the keyboard. */
function character(key: string, handlers: KeyHandlers): boolean {
  if (key === '?') handlers.help()
  else if (!handlers.onMap()) return false
  else if (key === 'x' || key === 'X') handlers.interact()
  else if (key === 'h' || key === 'H') handlers.hand()
  else if (key === '+' || key === '=') handlers.zoom(1)
  else if (key === '-') handlers.zoom(-1)
  else return false
  return true
}

function facingOfKey(code: string, lettersOff: boolean): Facing | null {
  return ARROWS[code] ?? (lettersOff ? null : (LETTERS[code] ?? null))
}

/** Not a button or a link, which Enter presses. */
function isMapItself(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('body, [role="application"]')
}

/** Fields, dialogs, and a list that scrolls while it has the focus itself, use these keys. */
function keepsItsKeys(target: EventTarget | null): boolean {
  return target instanceof Element && (target.matches('[data-own-keys]') || target.closest('input, textarea, select, dialog, [popover], [contenteditable]') !== null)
}
