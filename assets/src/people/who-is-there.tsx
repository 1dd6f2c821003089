import { useEffect } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, ngettext } from '../i18n'
import type { RoomView } from '../protocol/messages'
import { useKeptFocus } from './kept-focus'
import { PersonRow } from './person-row'
import { matches } from './ranking'

/** Who is in another room than mine: the same rows, asked for again when its headcount changes. */
export function WhoIsThere({ room, words }: { room: RoomView; words: string }) {
  const { people } = useCampus()
  const frame = useKeptFocus<HTMLDivElement>()
  const { slug, online, door } = room
  const shut = door === 'closed' || door === 'restricted'
  useEffect(() => {
    if (!shut) void people.lookIn(slug)
  }, [people, slug, online, shut])
  const there = people.store.inRooms.value.get(slug)
  const shown = (there?.people ?? []).filter(({ person }) => matches(`${person.name} ${person.establishment}`, words))
  return (
    <div ref={frame} class="people-list" data-room-people={slug}>
      <h3 tabIndex={-1}>
        <Icon name="people" />
        {_('Personnes')} <span class="chip">{online}</span>
      </h3>
      {shown.length === 0 && <p class="muted">{note(room, there?.state ?? 'loading', shut)}</p>}
      {there?.state === 'failed' && (
        <button type="button" class="btn small" onClick={() => void people.lookIn(slug)}>
          {_('Réessayer')}
        </button>
      )}
      <ul class="rows">
        {shown.map(({ person, signs }) => (
          <PersonRow key={person.id} person={person} signs={signs} member={null} />
        ))}
      </ul>
      {there?.more && <p class="muted small">{_('D’autres personnes s’y trouvent : entrez, ou cherchez-les par leur nom.')}</p>}
    </div>
  )
}

function note({ online }: RoomView, state: 'loading' | 'known' | 'failed', shut: boolean): string {
  if (online === 0) return _('Il n’y a personne pour le moment.')
  if (shut) return ngettext('{n} personne s’y trouve.', '{n} personnes s’y trouvent.', online)
  if (state === 'loading') return _('Nous regardons qui est là…')
  if (state === 'failed') return _('La liste ne s’est pas chargée.')
  return _('Personne de ce nom dans la salle.')
}
