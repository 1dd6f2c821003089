import { useLayoutEffect, useRef } from 'preact/hooks'
import { _ } from '../i18n'

/**
 * The one place where HTML from elsewhere comes into the page. It is safe because the server made it: `render` in
 * venue/pages/markdown.py lets p, br, strong, em, code and links (http, https, mailto) through and nothing else, and
 * the content security policy would run no script that slipped by.
 */
export function MessageHtml({ html }: { html: string }) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    element.current!.innerHTML = html
    for (const link of element.current!.querySelectorAll('a[target="_blank"]')) {
      const note = document.createElement('span')
      note.className = 'visually-hidden'
      note.textContent = ` ${_('(nouvel onglet)')}`
      link.append(note)
    }
  }, [html])
  return <div class="message-text" ref={element} />
}
