import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill } from '../i18n'
import type { MessageView } from '../protocol/messages'
import { openReport, waiting } from '../moderation/state'
import { clock } from './clock'
import { ANNOUNCEMENTS, kindOf } from './conversation'
import { MessageHtml } from './message-html'
import type { Outgoing } from './outbox'

interface MessageProps {
  message: MessageView
  /** The message that this one answers, if it is here. */
  answered: MessageView | undefined
  /** Whether Tab stops at its actions: one message of the log at a time. */
  reachable: boolean
  onReach(): void
  onGoTo(seq: number): void
}

export function Message({ message, answered, reachable, onReach, onGoTo }: MessageProps) {
  const { chat, store } = useCampus()
  const mine = chat.store.isMine(message)
  const name = mine ? _('Vous') : senderName(message)
  const forMe = message.mentions.includes(store.me.value?.id ?? 0)
  return (
    <li class="message" data-seq={message.seq} data-mine={mine} data-for-me={forMe} tabIndex={-1}>
      <p class="message-head">
        <b>{name}</b>
        <time class="numbers" dateTime={message.sent_at}>
          {clock(new Date(message.sent_at))}
        </time>
        {message.edited && !message.deleted && <span>{_('(modifié)')}</span>}
        {forMe && <span class="chip gold">{_('Vous mentionne')}</span>}
      </p>
      {message.reply_to !== null && !message.deleted && (
        <button type="button" class="quote" onClick={() => onGoTo(message.reply_to!)}>
          <Icon name="reply" />
          <span class="visually-hidden">{_('En réponse à :')}</span>
          <span class="quote-words">{quoteOf(answered)}</span>
        </button>
      )}
      {message.deleted ? <p class="message-gone">{goneWords(message)}</p> : <MessageHtml html={message.html} />}
      {!message.deleted && (mine || message.channel !== ANNOUNCEMENTS) && <Actions message={message} mine={mine} name={name} reachable={reachable} onReach={onReach} />}
    </li>
  )
}

export function senderName(message: MessageView): string {
  return message.sender?.name ?? _('Quelqu’un')
}

function quoteOf(message: MessageView | undefined): string {
  if (!message) return _('un message plus ancien')
  if (message.deleted) return goneWords(message)
  return fill(_('{name} : {words}'), { name: senderName(message), words: message.body })
}

function goneWords(message: MessageView): string {
  return message.removed ? _('Message retiré par l’équipe') : _('Message supprimé')
}

interface ActionsProps {
  message: MessageView
  mine: boolean
  name: string
  reachable: boolean
  onReach(): void
}

/** Answer, edit, take back: unfolded under the message, so that nothing floats over the talk. */
function Actions({ message, mine, name, reachable, onReach }: ActionsProps) {
  const { chat } = useCampus()
  const [state, setState] = useState<'folded' | 'unfolded' | 'removing'>('folded')
  const [failed, setFailed] = useState('')
  const frame = useRef<HTMLDivElement>(null)
  // What others say to a room or nearby, the team takes away.
  const removable = !mine && waiting.value !== null && kindOf(message.channel) !== 'direct'
  const question = mine ? _('Supprimer ce message ?') : _('Retirer ce message ? À sa place, on lira que l’équipe l’a retiré.')
  const fold = (): void => {
    setState('folded')
    setFailed('')
  }
  /** The button that was pressed goes: the focus stays with the message. */
  const giveUp = (): void => {
    frame.current?.querySelector<HTMLElement>('.message-more')?.focus()
    fold()
  }
  const remove = async (): Promise<void> => {
    const item = frame.current?.closest('li')
    const reason = await chat.remove(message)
    setFailed(reason)
    if (!reason) item?.focus()
  }
  useLayoutEffect(() => {
    if (state !== 'folded') frame.current?.scrollIntoView({ block: 'nearest' })
  }, [state])
  const folds = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || state === 'folded') return
    event.preventDefault()
    giveUp()
  }
  return (
    <div class="message-actions" ref={frame} onKeyDown={folds}>
      <button
        type="button"
        class="message-more"
        tabIndex={reachable ? 0 : -1}
        aria-expanded={state !== 'folded'}
        onFocus={onReach}
        onClick={() => (state === 'folded' ? setState('unfolded') : fold())}
      >
        <Icon name="more" />
        <span class="visually-hidden">{fill(_('Actions sur ce message ({name})'), { name })}</span>
      </button>
      {state === 'unfolded' && (
        <div class="message-choices">
          {message.channel !== ANNOUNCEMENTS && (
            <button
              type="button"
              class="btn small"
              onClick={() => {
                fold()
                chat.reply(message)
              }}
            >
              {_('Répondre')}
            </button>
          )}
          {mine && (
            <button
              type="button"
              class="btn small"
              data-command="chat.edit"
              onClick={() => {
                fold()
                chat.startEditing(message)
              }}
            >
              {_('Modifier')}
            </button>
          )}
          {!mine && message.sender && (
            <button
              type="button"
              class="btn small"
              data-command="chat.report"
              aria-haspopup="dialog"
              onClick={() => {
                giveUp()
                openReport({ person: message.sender!, message })
              }}
            >
              {_('Signaler')}
            </button>
          )}
          {(mine || removable) && (
            <button type="button" class="btn small danger" data-command="chat.delete" onClick={() => setState('removing')}>
              {_('Supprimer')}
            </button>
          )}
        </div>
      )}
      {state === 'removing' && (
        <div class="message-choices" role="group" aria-label={question}>
          <span>{failed || question}</span>
          {/* The button that was pressed is gone: the harmless one takes the focus. */}
          <button type="button" class="btn small" ref={focusOnce} onClick={giveUp}>
            {_('Garder')}
          </button>
          <button type="button" class="btn small danger" onClick={() => void remove()}>
            {_('Supprimer')}
          </button>
        </div>
      )}
    </div>
  )
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus()
}

/** Said, and not yet known to have come to the campus. */
export function PendingMessage({ outgoing }: { outgoing: Outgoing }) {
  return (
    <li class="message pending" data-mine="true" data-pending={outgoing.nonce}>
      <p class="message-head">
        <b>{_('Vous')}</b>
        <span>{_('envoi…')}</span>
      </p>
      <p class="message-text plain">{outgoing.body}</p>
    </li>
  )
}
