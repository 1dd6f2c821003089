import { useCallback, useEffect } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { _, ngettext } from '../i18n'
import { useKeptFocus } from './kept-focus'
import { PersonRow } from './person-row'
import { matches } from './ranking'

/** Everyone in the room whose name or establishment holds the words: those near first. Positions are kept up to date on the rows. */
export function PeopleList({ words = '', heading: Heading }: { words?: string; heading: 'h2' | 'h4' }) {
  const { store } = useCampus()
  const frame = useKeptFocus<HTMLDivElement>()
  usePositions(frame)
  const people = store.people.value.filter(({ person }) => matches(`${person.name} ${person.establishment}`, words))
  const near = people.filter(({ member, mine }) => !mine && store.near.value.has(member))
  const others = people.filter((one) => !near.includes(one))
  const groups = near.length > 0 ? [near, others] : [people]
  return (
    <div class="people-list" ref={frame}>
      {people.length === 0 && <p class="muted">{_('Personne de ce nom dans la salle.')}</p>}
      {groups.map((group, index) => (
        <div key={near.length > 0 && index === 0 ? 'near' : 'room'} data-group={near.length > 0 && index === 0 ? 'near' : 'room'}>
          {groups.length > 1 && group.length > 0 && (
            <Heading class="people-group" tabIndex={-1}>
              {index === 0 ? ngettext('Près de vous : {n} personne', 'Près de vous : {n} personnes', group.length) : _('Dans la salle')}
            </Heading>
          )}
          <ul class="rows">
            {group.map(({ member, person, mine }) => (
              <PersonRow key={person.id} member={member} person={person} mine={mine} signs={store.signs.value.get(member) ?? {}} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** Write the tiles of shown walkers on their rows, four times a second at most and past the renderer of the panel. */
function usePositions(list: { current: HTMLElement | null }): void {
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
