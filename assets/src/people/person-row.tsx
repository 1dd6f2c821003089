import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { Avatar, RoleChip } from '../campus/people'
import { _, fill } from '../i18n'
import type { PersonView, Signs } from '../protocol/messages'
import { emoteWords } from './emotes'
import { EmotePicture, HandPicture } from './emote-picture'
import { boxOf, pointAt } from './placing'
import { isWorthSaying, OnSiteChip, StatusLine } from './status'

interface PersonRowProps {
  person: PersonView
  signs: Signs
  /** Their number in my room; null when they are elsewhere. */
  member: number | null
  mine?: boolean
}

/** The same row in the list, for my room and for others, and in the panel beside the map. What is rarer is on their card. */
export function PersonRow({ person, signs, member, mine = false }: PersonRowProps) {
  const { chat, people } = useCampus()
  const { name } = person
  return (
    <li
      class="row person"
      data-person={person.id}
      data-member={member ?? undefined}
      onContextMenu={(event) => {
        if (mine) return
        event.preventDefault()
        void people.open(person, pointAt(event.clientX, event.clientY))
      }}
    >
      <Avatar avatar={person.avatar} />
      <div class="words">
        <p class="person-name">
          <b>{name}</b> {mine && <span class="small muted">{_('(vous)')}</span>} <RoleChip role={person.role} /> <Shown person={person} signs={signs} member={member} />
        </p>
        {/* Available is how everyone is: of that the card and the map tell. */}
        <p>
          {isWorthSaying(signs) && <StatusLine signs={signs} />}
          {isWorthSaying(signs) && person.establishment && ' · '}
          {person.establishment}
        </p>
      </div>
      {!mine && (
        <div class="person-actions">
          <button type="button" class="btn small" data-control="go" aria-label={fill(_('Rejoindre {name}'), { name })} onClick={() => void people.goTo(person)}>
            <Icon name="walk" />
            {_('Rejoindre')}
          </button>
          <button type="button" class="btn small" data-control="talk" aria-label={fill(_('Message à {name}'), { name })} onClick={() => chat.talkTo(person)}>
            <Icon name="messages" />
            {_('Message')}
          </button>
          <button
            type="button"
            class="btn small square"
            data-control="card"
            data-command="people.card"
            aria-haspopup="dialog"
            aria-label={fill(_('Fiche de {name}'), { name })}
            onClick={(event) => void people.open(person, boxOf(event.currentTarget))}
          >
            <Icon name="more" />
          </button>
        </div>
      )}
    </li>
  )
}

/** What someone shows just now, in a picture and in words. */
function Shown({ person, signs, member }: Omit<PersonRowProps, 'mine'>) {
  const { people } = useCampus()
  const emoting = member === null ? undefined : people.store.emotes.value.get(member)
  return (
    <>
      {signs.on_site && <OnSiteChip />}
      {signs.hand && (
        <span class="shown" data-hand>
          <HandPicture />
          {_('main levée')}
        </span>
      )}
      {emoting && (
        <span class="shown" data-emote={emoting.emote}>
          <EmotePicture emote={emoting.emote} />
          <span class="visually-hidden">{fill(emoteWords(emoting.emote), { name: person.name })}</span>
        </span>
      )}
      {people.store.followed.value?.id === person.id && <span class="chip teal">{_('Vous suivez')}</span>}
      {people.store.followers.value.has(person.id) && <span class="chip">{_('Vous suit')}</span>}
      {people.store.blocked.value.has(person.id) && <span class="chip terra">{_('Vous bloquez')}</span>}
    </>
  )
}
