/**
 * The focus is never lost to the page: when what has it goes (someone left, a list came anew, a button did its work), what
 * stands nearest takes it. One place for all panels, so that none has to think of it.
 */

const FOCUSABLE = 'a[href], button, input, textarea, select, summary, [tabindex]'
/** Nearest means within one of these; beyond, the view itself takes the focus. */
const BOUNDS = 'main, aside, nav, dialog, [popover]'
/** What takes it when nothing near can: the map, or the heading of a page. */
const VIEW = '.map, main h1[tabindex]'

interface Memory {
  readonly element: HTMLElement
  /** What stood around it, innermost first, and how many could have the focus before it in each. */
  readonly around: readonly { readonly within: HTMLElement; readonly index: number }[]
  /** It could not be used for a while, and lost the focus by that. */
  wasDisabled: boolean
}

/** Watch over the focus in an element. Returns how to stop. */
export function guardFocus(root: HTMLElement): () => void {
  let inPage: Memory | null = null
  let inDialog: Memory | null = null
  const remember = (event: FocusEvent): void => {
    if (!(event.target instanceof HTMLElement)) return
    const memory = memoryOf(event.target)
    if (event.target.closest('dialog')) inDialog = memory
    else [inPage, inDialog] = [memory, null]
  }
  const check = (): void => {
    if (document.activeElement !== null && document.activeElement !== document.body) return
    if (inDialog && root.querySelector('dialog[open]')) mend(inDialog)
    else if (inDialog) {
      // The dialog gave the focus back to what had opened it, and that has gone meanwhile.
      inDialog = null
      if (inPage && !inPage.element.isConnected) mend(inPage)
    } else if (inPage) mend(inPage)
  }
  root.addEventListener('focusin', remember)
  const observer = new MutationObserver(check)
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'open'] })
  return () => {
    root.removeEventListener('focusin', remember)
    observer.disconnect()
  }
}

function memoryOf(element: HTMLElement): Memory {
  const around: { within: HTMLElement; index: number }[] = []
  for (let within = element.parentElement; within; within = within.parentElement) {
    around.push({ within, index: focusables(within).indexOf(element) })
    if (within.matches(BOUNDS)) break
  }
  return { element, around, wasDisabled: false }
}

/** Something that is still there and usable has lost the focus because one clicked elsewhere: that is left as it is. */
function mend(memory: Memory): void {
  const { element } = memory
  if (element.isConnected) {
    if (element.matches(':disabled')) memory.wasDisabled = true
    else if (memory.wasDisabled) element.focus({ preventScroll: true })
    return
  }
  for (const { within, index } of memory.around) {
    if (!within.isConnected) continue
    const nearest = nearestTo(focusables(within), element, index)
    if (nearest) {
      nearest.focus()
      return
    }
  }
  document.querySelector<HTMLElement>(VIEW)?.focus({ preventScroll: true })
}

/** What looks like the one that has gone, before what only stands in its place. */
function nearestTo(candidates: readonly HTMLElement[], gone: HTMLElement, index: number): HTMLElement | undefined {
  const alike = candidates.filter((one) => one.tagName === gone.tagName && one.className === gone.className)
  const distance = (one: HTMLElement): number => Math.abs(candidates.indexOf(one) - index)
  return alike.sort((one, other) => distance(one) - distance(other))[0] ?? candidates[Math.min(index, candidates.length - 1)]
}

function focusables(within: HTMLElement): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.getClientRects().length > 0)
}
