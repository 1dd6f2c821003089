import { DOWN, LEFT, RIGHT, UP, type Facing } from '../protocol/frames'
import { bindings, type Action } from './bindings'

const ARROWS: Readonly<Record<string, Facing>> = { ArrowDown: DOWN, ArrowLeft: LEFT, ArrowRight: RIGHT, ArrowUp: UP }
const WALKS: Partial<Record<Action, Facing>> = { 'walk-down': DOWN, 'walk-left': LEFT, 'walk-right': RIGHT, 'walk-up': UP }

export interface KeyHandlers {
  /** Whether the map is what one looks at: then the keys walk. */
  onMap(): boolean
  press(facing: Facing): void
  release(facing: Facing): void
  releaseAll(): void
  interact(): void
  zoom(steps: 1 | -1): void
  help(): void
  talk(): void
  search(): void
  /** Escape that nothing else had a use for. */
  escape(): void
  /** Raise or lower one's hand. Without a handler its key is left out, and so are those of the reactions. */
  hand?(): void
  /** React, 1 to 6. */
  emote?(emote: number): void
  /** Turn one's own on or off. */
  microphone(): void
  camera(): void
  /** Share one's screen, or no longer. */
  share(): void
  /** Leave the conversation. */
  leave(): void
  /** The key of push-to-talk is held, or was let go. */
  holdToTalk(held: boolean): void
}

/** Listen to the keys of the whole page, as `bindings` has them. Returns how to stop. */
export function listenToKeys(handlers: KeyHandlers): () => void {
  bindings.leaveOut(missing(handlers))
  const held = new Map<string, Facing>()
  /** The key that is held to talk. */
  let talking: string | null = null
  const hush = (): void => {
    if (talking === null) return
    talking = null
    handlers.holdToTalk(false)
  }
  const down = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault()
      handlers.search()
      return
    }
    if (toggles(event, handlers)) event.preventDefault()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    bindings.learn(event)
    if (event.defaultPrevented || keepsItsKeys(event.target)) return
    const action = bindings.actionOf(event)
    const facing = ARROWS[event.code] ?? (action && WALKS[action])
    if (facing !== null && facing !== undefined) {
      if (!handlers.onMap()) return
      event.preventDefault()
      if (event.repeat) return
      held.set(event.code, facing)
      handlers.press(facing)
      return
    }
    if (event.key === 'Escape') handlers.escape()
    if (action === 'push-to-talk') {
      if (event.repeat) return
      talking = event.code
      handlers.holdToTalk(true)
      return
    }
    // On a button or a link, Enter presses it.
    if (event.key === 'Enter' && !isMapItself(event.target)) return
    // Its default would put the character, or a new line, into the box that has the focus by then.
    if (action && !event.repeat && act(action, handlers)) event.preventDefault()
  }
  const up = (event: KeyboardEvent): void => {
    if (event.code === talking) hush()
    const facing = held.get(event.code)
    held.delete(event.code)
    if (facing !== undefined) handlers.release(facing)
  }
  const releaseAll = (): void => {
    held.clear()
    hush()
    handlers.releaseAll()
  }
  addEventListener('keydown', down)
  addEventListener('keyup', up)
  addEventListener('blur', releaseAll)
  return () => {
    removeEventListener('keydown', down)
    removeEventListener('keyup', up)
    removeEventListener('blur', releaseAll)
  }
}

/** Ctrl+Shift+A and V, wherever one is; but where one writes, V goes on pasting without formatting. Whether it was one of them. */
function toggles(event: KeyboardEvent, handlers: KeyHandlers): boolean {
  if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.altKey || event.repeat) return false
  const letter = event.key.toLowerCase()
  if (letter === 'a') handlers.microphone()
  else if (letter === 'v' && !isWrittenIn(event.target)) handlers.camera()
  else return false
  return true
}

function isWrittenIn(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null
}

/** Whether there was something to do: on the list the keys of the map have nothing to act upon. */
function act(action: Action, handlers: KeyHandlers): boolean {
  if (action === 'help') handlers.help()
  else if (action === 'hand') handlers.hand?.()
  else if (action === 'share') handlers.share()
  else if (action === 'leave') handlers.leave()
  else if (action.startsWith('emote-')) handlers.emote?.(Number(action.slice('emote-'.length)))
  else if (!handlers.onMap()) return false
  else if (action === 'talk') handlers.talk()
  else if (action === 'interact') handlers.interact()
  else handlers.zoom(action === 'zoom-in' ? 1 : -1)
  return true
}

function missing(handlers: KeyHandlers): ReadonlySet<Action> {
  const emotes: Action[] = ['emote-1', 'emote-2', 'emote-3', 'emote-4', 'emote-5', 'emote-6']
  return new Set<Action>([...(handlers.hand ? [] : (['hand'] as const)), ...(handlers.emote ? [] : emotes)])
}

/** Not a button or a link, which Enter presses. */
function isMapItself(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('body, [role="application"]')
}

/** Fields, dialogs, and a list that scrolls while it has the focus itself, use these keys. */
function keepsItsKeys(target: EventTarget | null): boolean {
  return target instanceof Element && (target.matches('[data-own-keys]') || target.closest('input, textarea, select, dialog, [popover], [contenteditable]') !== null)
}
