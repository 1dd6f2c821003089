import { useEffect, useState } from 'preact/hooks'
import type { Opened } from '../campus/store'
import { MessageHtml } from '../chat/message-html'
import { _ } from '../i18n'
import { textOf } from './texts'

/** What is written there. */
export function NotePanel({ opened }: { opened: Opened }) {
  const { html, failed, retry } = useText(opened)
  if (failed) {
    return (
      <div role="alert" class="thing-trouble">
        <p>{_('Le texte ne s’est pas chargé.')}</p>
        <button type="button" class="btn" onClick={retry}>
          {_('Réessayer')}
        </button>
      </div>
    )
  }
  return <div class="thing-text">{html === null ? <p role="status">{_('Chargement…')}</p> : <MessageHtml html={html} />}</div>
}

/** The words of what was opened; null while they are under way. */
export function useText({ texts, index }: Opened): { html: string | null; failed: boolean; retry: () => void } {
  const [html, setHtml] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let gone = false
    setFailed(false)
    if (texts === null) return
    textOf(texts, index).then(
      (text) => !gone && setHtml(text),
      () => !gone && setFailed(true),
    )
    return () => {
      gone = true
    }
  }, [texts, index, tries])
  return { html, failed, retry: () => setTries(tries + 1) }
}
