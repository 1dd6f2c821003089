import { useLayoutEffect, useRef } from 'preact/hooks'

let pageIsNew = true

/**
 * Where the focus goes when a view takes the place of the one that had it: without this it would be lost to the page.
 * Not when the page has just come (nobody has asked for anything yet), nor while something else holds it.
 */
export function useFocusOfView<Kind extends HTMLElement>() {
  const element = useRef<Kind>(null)
  useLayoutEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body
    if (!pageIsNew && lost) element.current?.focus({ preventScroll: true })
    pageIsNew = false
  }, [])
  return element
}
