import { useCallback, useEffect, useRef } from 'preact/hooks'
import { _, fill } from '../i18n'
import type { PersonView, Role } from '../protocol/messages'
import { AVATAR_HEIGHT, AVATAR_WIDTH, avatarRow } from '../render/sprites'
import { pictures } from '../render/pictures'
import { useCampus } from './campus'
import { Icon } from './icons'

/** Enlargement of the avatar in its round. */
const ENLARGED = 1.5
/** What is cut off above and beside the head, in px of the sheet. */
const CUT_TOP = 6
const CUT_LEFT = 3

const CHIPS: Readonly<Record<Role, string>> = { participant: '', speaker: 'teal', exhibitor: 'blue', moderator: 'gold', organiser: 'gold' }

/** What someone does here; nothing for those who take part. */
export function roleName(role: Role): string {
  switch (role) {
    case 'speaker':
      return _('Intervient')
    case 'exhibitor':
      return _('Tient un stand')
    case 'moderator':
      return _('Modération')
    case 'organiser':
      return _('Organisation')
    case 'participant':
      return ''
  }
}

export function Avatar({ avatar }: { avatar: number }) {
  const style = pictures.avatars
    ? {
        backgroundImage: `url(${pictures.avatars})`,
        backgroundSize: `${16 * AVATAR_WIDTH * ENLARGED}px auto`,
        backgroundPosition: `${-CUT_LEFT * ENLARGED}px ${-(avatarRow(avatar) * AVATAR_HEIGHT + CUT_TOP) * ENLARGED}px`,
      }
    : {}
  return <span class="avatar" style={style} aria-hidden="true" />
}

interface PersonRowProps {
  member: number
  person: PersonView
  mine: boolean
}

/** The same row in the list and in the panel beside the map. */
function PersonRow({ member, person, mine }: PersonRowProps) {
  const { actions, chat, store } = useCampus()
  const role = roleName(person.role)
  const near = !mine && store.inside.value && store.shown.value.has(member)
  return (
    <li class="row person" data-person={person.id} data-member={member}>
      <Avatar avatar={person.avatar} />
      <div class="words">
        <b>{person.name}</b> {mine && <span class="small muted">{_('(vous)')}</span>} {role && <span class={`chip ${CHIPS[person.role]}`}>{role}</span>}
        {person.establishment && <p>{person.establishment}</p>}
      </div>
      {!mine && (
        <div class="person-actions">
          {near && (
            <button type="button" class="btn small" aria-label={fill(_('Rejoindre {name}'), { name: person.name })} onClick={() => actions.walkToMember(member)}>
              <Icon name="walk" />
              {_('Rejoindre')}
            </button>
          )}
          <button type="button" class="btn small" aria-label={fill(_('Message à {name}'), { name: person.name })} onClick={() => chat.talkTo(person)}>
            <Icon name="messages" />
            {_('Message')}
          </button>
        </div>
      )}
    </li>
  )
}

/** Everyone in the room whose name or establishment holds the words; positions are kept up to date on the rows. */
export function People({ words = '' }: { words?: string }) {
  const { store } = useCampus()
  const list = useRef<HTMLUListElement>(null)
  usePositions(list)
  const people = store.people.value.filter(({ person }) => matches(`${person.name} ${person.establishment}`, words))
  if (people.length === 0) return <p class="muted">{_('Personne de ce nom dans la salle.')}</p>
  return (
    <ul class="rows" ref={list}>
      {people.map((row) => (
        <PersonRow key={row.member} {...row} />
      ))}
    </ul>
  )
}

/** Write the tiles of shown walkers on their rows, four times a second at most and past the renderer of the panel. */
function usePositions(list: { current: HTMLUListElement | null }): void {
  const { session } = useCampus()
  const update = useCallback(() => {
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-member]') ?? []) {
      const member = Number(row.dataset.member)
      const at = member === session.world.me ? session.walker : session.world.walkers.get(member)
      if (at) {
        row.dataset.x = String(at.x)
        row.dataset.y = String(at.y)
      } else {
        delete row.dataset.x
        delete row.dataset.y
      }
    }
  }, [session, list])
  // Rows that have just come know nothing yet.
  useEffect(update)
  useEffect(() => {
    session.positionListeners.add(update)
    return () => void session.positionListeners.delete(update)
  }, [session, update])
}

/** Whether a text holds all the words, whatever the case and the accents. */
export function matches(text: string, words: string): boolean {
  const plain = unaccented(text)
  return unaccented(words)
    .split(/\s+/)
    .every((word) => plain.includes(word))
}

function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
