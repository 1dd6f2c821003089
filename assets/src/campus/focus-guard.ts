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
  /** One who clicks on nothing has left it: what happens to it later is no loss. After `check`, which mends other losses. */
  const leave = ({ target }: FocusEvent): void =>
    void setTimeout(() => {
      if (!(target instanceof HTMLElement) || !target.isConnected || target.matches(':disabled') || document.activeElement !== document.body) return
      if (inPage?.element === target) inPage = null
      if (inDialog?.element === target) inDialog = null
    })
  const check = (changes: readonly MutationRecord[]): void => {
    if (document.activeElement !== null && document.activeElement !== document.body) return
    if (inDialog && root.querySelector('dialog[open]')) mend(inDialog, changes)
    else if (inDialog) {
      // The dialog gave the focus back to what had opened it, and that has gone meanwhile.
      inDialog = null
      if (inPage && !isThere(inPage.element)) mend(inPage, changes)
    } else if (inPage) mend(inPage, changes)
  }
  root.addEventListener('focusin', remember)
  root.addEventListener('focusout', leave)
  const observer = new MutationObserver(check)
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'open'] })
  return () => {
    root.removeEventListener('focusin', remember)
    root.removeEventListener('focusout', leave)
    observer.disconnect()
  }
}

function memoryOf(element: HTMLElement): Memory {
  const around: { within: HTMLElement; index: number }[] = []
  for (let within = element.parentElement; within; within = within.parentElement) {
    around.push({ within, index: focusables(within).filter((one) => precedes(one, element)).length })
    if (within.matches(BOUNDS)) break
  }
  return { element, around, wasDisabled: false }
}

/** What is still there and was always usable has not lost the focus: it is left as it is. */
function mend(memory: Memory, changes: readonly MutationRecord[]): void {
  const { element } = memory
  if (isThere(element)) {
    if (element.matches(':disabled')) memory.wasDisabled = true
    else if (memory.wasDisabled || wasMoved(element, changes)) element.focus({ preventScroll: true })
    return
  }
  for (const { within, index } of memory.around) {
    if (!within.isConnected) continue
    // A menu that has closed goes back to its button.
    if (within.popover && !isThere(within)) {
      document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(within.id)}"]`)?.focus()
      if (document.activeElement !== document.body) return
    }
    const nearest = nearestTo(focusables(within), element, index)
    if (nearest) {
      nearest.focus()
      return
    }
  }
  document.querySelector<HTMLElement>(VIEW)?.focus({ preventScroll: true })
}

/** In the order of the page; a heading that has the focus is not among those that Tab reaches. */
function precedes(one: HTMLElement, element: HTMLElement): boolean {
  return (one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

/** In the page, and shown. */
function isThere(element: HTMLElement): boolean {
  return element.isConnected && element.getClientRects().length > 0
}

/** A row that is put elsewhere loses the focus on the way. */
function wasMoved(element: HTMLElement, changes: readonly MutationRecord[]): boolean {
  return changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(element)))
}

/** What looks like the one that has gone, before what only stands in its place. */
function nearestTo(candidates: readonly HTMLElement[], gone: HTMLElement, index: number): HTMLElement | undefined {
  const alike = candidates.filter((one) => one.tagName === gone.tagName && one.className === gone.className)
  const distance = (one: HTMLElement): number => Math.abs(candidates.indexOf(one) - index)
  return alike.sort((one, other) => distance(one) - distance(other))[0] ?? candidates[Math.min(index, candidates.length - 1)]
}

function focusables(within: HTMLElement): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && isThere(one))
}
