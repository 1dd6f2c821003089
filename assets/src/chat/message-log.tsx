import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, ngettext } from '../i18n'
import { dayOf, sameDay } from './clock'
import { ANNOUNCEMENTS } from './conversation'
import { Message, PendingMessage } from './message'
import { useInSight, useScrolling } from './scrolling'
import { Writing } from './writing'

interface LogProps {
  channel: string
  /** Its name for screen readers. */
  name: string
  /** What stands there while nothing has been said. */
  empty: string
}

/** What was said in a channel. It is announced by `ChatNews`, hence not live itself. */
export function MessageLog({ channel, name, empty }: LogProps) {
  const { chat, people } = useCampus()
  const { messages: all, history, counted } = chat.store.conversation(channel)
  // The server says nothing more of whom I block; what it said before goes at once.
  const messages = all.filter(({ channel: from, sender }) => !sender || from === ANNOUNCEMENTS || !people.store.blocked.value.has(sender.id))
  const pending = chat.store.outgoing.value.filter((one) => one.channel === channel)
  const [reached, setReached] = useState<number | null>(null)
  const log = useRef<HTMLDivElement>(null)
  const inSight = useInSight(log, () => follow())
  const seen = useCallback(() => {
    if (inSight.current) chat.seen(channel)
  }, [chat, channel, inSight])
  const { missed, follow, onScroll } = useScrolling(log, {
    channel,
    messages,
    pending: pending.length,
    counted: counted.seq,
    isMine: (message) => chat.store.isMine(message),
    seen,
    older: () => void chat.past.older(channel),
  })
  useEffect(() => {
    if (history === 'unknown') void chat.past.open(channel)
  }, [chat, channel, history])
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current !== null && focusMessage(log.current, wanted.current)) wanted.current = null
  })
  const goTo = async (seq: number): Promise<void> => {
    if (focusMessage(log.current, seq)) return
    wanted.current = seq
    if (!(await chat.past.reach(channel, seq))) wanted.current = null
  }
  const bySeq = new Map(messages.map((message) => [message.seq, message]))
  const last = reached !== null && bySeq.has(reached) ? reached : messages.findLast(({ deleted }) => !deleted)?.seq
  return (
    <div class="log-frame">
      <div ref={log} class="log" role="log" aria-live="off" aria-label={name} tabIndex={0} data-own-keys data-channel={channel} onScroll={onScroll} onKeyDown={moveAmongMessages}>
        {history === 'more' && (
          <button type="button" class="btn small log-older" onClick={() => void chat.past.older(channel)}>
            {_('Messages précédents')}
          </button>
        )}
        {history === 'loading' && <p class="log-note muted">{_('Chargement des messages…')}</p>}
        {history === 'failed' && (
          <p class="log-note">
            {_('Les messages ne se sont pas chargés.')}{' '}
            <button type="button" class="btn small" onClick={() => void chat.past.open(channel)}>
              {_('Réessayer')}
            </button>
          </p>
        )}
        {messages.length === 0 && pending.length === 0 && history === 'all' && <p class="log-note muted">{empty}</p>}
        <ol class="rows">
          {messages.map((message, index) => [
            startsDay(message.sent_at, messages[index - 1]?.sent_at) && (
              <li class="log-day" key={`day-${message.seq}`}>
                {dayOf(new Date(message.sent_at))}
              </li>
            ),
            <Message
              key={message.seq}
              message={message}
              answered={message.reply_to === null ? undefined : bySeq.get(message.reply_to)}
              reachable={message.seq === last}
              onReach={() => setReached(message.seq)}
              onGoTo={(seq) => void goTo(seq)}
            />,
          ])}
          {pending.map((outgoing) => (
            <PendingMessage key={outgoing.nonce} outgoing={outgoing} />
          ))}
        </ol>
      </div>
      {missed > 0 && (
        <button type="button" class="btn primary small log-news" onClick={() => log.current?.scrollTo({ top: log.current.scrollHeight })}>
          <Icon name="down" />
          {ngettext('{n} nouveau message', '{n} nouveaux messages', missed)}
        </button>
      )}
      <Writing channel={channel} />
    </div>
  )
}

/** The first of each day but today's, and today's if others come before it. */
function startsDay(sentAt: string, before: string | undefined): boolean {
  const date = new Date(sentAt)
  return before === undefined ? !sameDay(date, new Date()) : !sameDay(date, new Date(before))
}

function focusMessage(log: HTMLElement | null, seq: number): boolean {
  const message = log?.querySelector<HTMLElement>(`[data-seq="${seq}"]`)
  message?.scrollIntoView({ block: 'center' })
  message?.focus({ preventScroll: true })
  return message !== null && message !== undefined
}

/** Up and down go from message to message, so that Tab does not have to pass them all. */
function moveAmongMessages(event: KeyboardEvent): void {
  const onMore = event.target instanceof HTMLElement && event.target.matches('.message-more')
  if (!onMore || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
  event.preventDefault()
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.message-more')]
  all[all.indexOf(event.target as HTMLElement) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus()
}
