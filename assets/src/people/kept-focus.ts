import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Rows come, go and change groups as people walk. Whoever is on a button of one stays on it: the focus goes with the
 * person, to the next row when they have left, and to the group's heading when nobody is left.
 */
export function useKeptFocus<Kind extends HTMLElement>() {
  const frame = useRef<Kind>(null)
  const at = useRef<{ person: string; control: string; index: number } | null>(null)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const note = (event: FocusEvent): void => {
      const control = (event.target as HTMLElement).closest<HTMLElement>('[data-control]')
      const row = control?.closest<HTMLElement>('[data-person]')
      at.current = control && row ? { person: row.dataset.person!, control: control.dataset.control!, index: rows(element).indexOf(row) } : null
    }
    const left = (event: FocusEvent): void => {
      const gone = event.target as HTMLElement
      // A button that is taken out of the page is not left by its person.
      queueMicrotask(() => {
        if (gone.isConnected && document.activeElement !== gone && !element.contains(document.activeElement)) at.current = null
      })
    }
    element.addEventListener('focusin', note)
    element.addEventListener('focusout', left)
    return () => {
      element.removeEventListener('focusin', note)
      element.removeEventListener('focusout', left)
    }
  }, [])
  useLayoutEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body
    if (!lost || !at.current || !frame.current) return
    const { person, control, index } = at.current
    const all = rows(frame.current)
    const row = all.find((one) => one.dataset.person === person) ?? all[Math.min(index, all.length - 1)]
    const target = row?.querySelector<HTMLElement>(`[data-control="${control}"]`) ?? row?.querySelector<HTMLElement>('button') ?? frame.current.querySelector<HTMLElement>('[tabindex="-1"]')
    target?.focus({ preventScroll: true })
  })
  return frame
}

function rows(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('[data-person]')]
}
