import { useCampus } from '../campus/campus'
import { Avatar } from '../campus/people'
import { _, fill } from '../i18n'
import { Announcements, AnnouncementsItem } from './announcements'
import { BackButton } from './back-button'
import { Compose } from './compose'
import { MessageLog } from './message-log'
import { Unread } from './unread'

/** The direct conversations, or the one that is open. */
export function Conversations() {
  const { chat } = useCampus()
  if (chat.store.announcing.value) return <Announcements />
  return chat.store.partner.value ? <DirectConversation /> : <ConversationList />
}

function ConversationList() {
  const { chat } = useCampus()
  const directs = chat.store.directs.value
  return (
    <>
      <ul class="rows conversations">
        <AnnouncementsItem />
        {directs.map((conversation) => (
          <li key={conversation.key} data-conversation={conversation.key}>
            <button type="button" onClick={() => chat.talkTo(conversation.person!)}>
              <Avatar avatar={conversation.person!.avatar} />
              <span class="words">
                <b>{conversation.person!.name}</b>
                <span class="small muted quote-words">{conversation.messages.at(-1)?.body ?? conversation.person!.establishment}</span>
              </span>
              <Unread count={chat.store.unreadOf(conversation)} />
            </button>
          </li>
        ))}
      </ul>
      {directs.length === 0 && <p class="log-note muted">{_('Aucune conversation pour le moment. « Message », à côté d’un nom, en ouvre une, que vous deux êtes seuls à lire.')}</p>}
    </>
  )
}

function DirectConversation() {
  const { chat } = useCampus()
  const partner = chat.store.partner.value!
  const { name } = partner
  const channel = `direct:${partner.id}`
  return (
    <>
      <div class="partner">
        <BackButton />
        <Avatar avatar={partner.avatar} />
        <div class="words">
          <b>{name}</b>
          <span class="small muted">{partner.establishment}</span>
        </div>
      </div>
      <MessageLog
        key={channel}
        channel={channel}
        name={fill(_('Messages avec {name}'), { name })}
        empty={fill(_('Écrivez à {name} : vous deux seuls lirez cette conversation.'), { name })}
      />
      <Compose key={`${channel}-box`} channel={channel} name={fill(_('Écrire à {name}'), { name })} people={[partner]} />
    </>
  )
}
