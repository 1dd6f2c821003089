import { useRef } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill } from '../i18n'
import { isOfTeam } from '../world/seats'
import { BackButton } from './back-button'
import { clock } from './clock'
import { Compose, useAskedFocus } from './compose'
import { ANNOUNCEMENTS } from './conversation'
import { senderName } from './message'
import { MessageHtml } from './message-html'
import { MessageLog } from './message-log'
import { Unread } from './unread'

/** The newest announcement that one has not seen, at the top of both views until it is closed. Said at once, and once. */
export function AnnouncementBanner() {
  const { chat } = useCampus()
  const message = chat.store.announcement.value
  if (!message) return null
  return (
    <section class="top-notice card announcement" aria-label={_('Annonce')} data-announcement={message.seq}>
      <Icon name="megaphone" />
      <div class="words">
        <p class="small muted">
          {fill(_('Annonce de {name}'), { name: senderName(message) })} · <time dateTime={message.sent_at}>{clock(new Date(message.sent_at))}</time>
        </p>
        <MessageHtml html={message.html} />
      </div>
      <button type="button" class="btn quiet square" onClick={() => chat.seen(ANNOUNCEMENTS)}>
        <Icon name="close" />
        <span class="visually-hidden">{_('Fermer l’annonce')}</span>
      </button>
      <div class="actions">
        <button type="button" class="btn small" onClick={() => chat.openAnnouncements()}>
          {_('Toutes les annonces')}
        </button>
      </div>
    </section>
  )
}

/** First of the conversations. */
export function AnnouncementsItem() {
  const { chat } = useCampus()
  const conversation = chat.store.conversation(ANNOUNCEMENTS)
  const last = conversation.messages.findLast(({ deleted }) => !deleted)
  return (
    <li data-conversation={ANNOUNCEMENTS}>
      <button type="button" onClick={() => chat.openAnnouncements()}>
        <span class="avatar announcements-icon">
          <Icon name="megaphone" />
        </span>
        <span class="words">
          <b>{_('Annonces')}</b>
          <span class="small muted quote-words">{last?.body ?? _('De l’équipe, à tout le campus')}</span>
        </span>
        <Unread count={chat.store.unreadOf(conversation)} />
      </button>
    </li>
  )
}

/** What was announced; the team speaks there, everyone reads. */
export function Announcements() {
  const { store } = useCampus()
  const me = store.me.value
  const speaks = me !== null && isOfTeam(me)
  return (
    <>
      <div class="partner">
        {speaks ? <BackButton /> : <FocusedBackButton />}
        <span class="avatar announcements-icon">
          <Icon name="megaphone" />
        </span>
        <div class="words">
          <b>{_('Annonces')}</b>
          <span class="small muted">{_('De l’équipe, à tout le campus')}</span>
        </div>
      </div>
      <MessageLog channel={ANNOUNCEMENTS} name={_('Annonces')} empty={_('Rien n’a encore été annoncé. Ce que l’équipe annonce s’affiche aussi en haut de la page.')} />
      {speaks ? (
        <Compose channel={ANNOUNCEMENTS} name={_('Annoncer à tout le campus')} people={[]} asks={_('Toutes les personnes présentes verront cette annonce en haut de leur page. L’envoyer ?')} />
      ) : (
        <p class="log-note small muted">{_('Seule l’équipe écrit ici.')}</p>
      )}
    </>
  )
}

/** Without a box it is what takes the focus. */
function FocusedBackButton() {
  const button = useRef<HTMLButtonElement>(null)
  useAskedFocus(button)
  return <BackButton button={button} />
}
