import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { lengthOf } from '../chat/length'
import { _, fill, ngettext } from '../i18n'
import type { CommandName } from '../protocol/messages'

/** The server's limit, in characters. */
const LONGEST = 1000
/** The length from which it is shown. */
const COUNTED_FROM = 800

interface BoxProps {
  /** The name of what is written, among the drafts. */
  box: string
  label: string
  action: string
  command: CommandName
  onSend: () => void
  /** Stands beside the button. */
  children?: ComponentChildren
}

/** A box for a few lines, and the button that sends them. What was refused stays in it, with the reason. */
export function Box({ box, label, action, command, onSend, children }: BoxProps) {
  const { desks } = useCampus()
  const id = useId()
  const { text, reason } = desks.draft(box)
  const length = lengthOf(text)
  const over = length - LONGEST
  const send = (event: Event): void => {
    event.preventDefault()
    if (length === 0) desks.write(box, { reason: _('Écrivez quelque chose avant d’envoyer.') })
    else if (over > 0) desks.write(box, { reason: ngettext('Ce texte est trop long de {n} caractère : raccourcissez-le.', 'Ce texte est trop long de {n} caractères : raccourcissez-le.', over) })
    else onSend()
  }
  return (
    <form class="desk-box" onSubmit={send}>
      <label for={`${id}-box`}>{label}</label>
      <textarea
        id={`${id}-box`}
        rows={2}
        value={text}
        aria-invalid={reason !== ''}
        aria-describedby={`${id}-reason ${id}-count`}
        onInput={(event) => desks.write(box, { text: event.currentTarget.value, reason: '', nonce: '' })}
      />
      <p id={`${id}-reason`} class="compose-reason" role="alert">
        {reason}
      </p>
      <p id={`${id}-count`} class="small muted numbers" data-over={over > 0}>
        {length >= COUNTED_FROM && fill(_('{n} caractères sur {most}'), { n: length, most: LONGEST })}
      </p>
      <div class="actions">
        {children}
        <button type="submit" class="btn small" data-command={command} aria-disabled={desks.busy.value}>
          <Icon name="send" />
          {action}
        </button>
      </div>
    </form>
  )
}
