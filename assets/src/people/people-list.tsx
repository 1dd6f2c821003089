import type { VNode } from 'preact'
import { useCallback, useEffect, useRef } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { _, ngettext } from '../i18n'
import type { PersonView, Signs } from '../protocol/messages'
import { useKeptFocus } from './kept-focus'
import { PersonRow } from './person-row'
import { matches } from './ranking'

const NO_SIGNS: Signs = {}

/** Everyone in the room whose name or establishment holds the words: those near first. Positions are kept up to date on the rows. */
export function PeopleList({ words = '', heading: Heading }: { words?: string; heading: 'h2' | 'h4' }) {
  const { store } = useCampus()
  const frame = useKeptFocus<HTMLDivElement>()
  usePositions(frame)
  const people = store.people.value.filter(({ person }) => matches(`${person.name} ${person.establishment}`, words))
  const near = people.filter(({ member, mine }) => !mine && store.near.value.has(member))
  const others = people.filter(({ member, mine }) => mine || !store.near.value.has(member))
  const rowOf = useRows()
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
            {group.map(({ member, person, mine }) => rowOf(member, person, mine, store.signs.value.get(member) ?? NO_SIGNS))}
          </ul>
        </div>
      ))}
    </div>
  )
}

interface KeptRow {
  member: number
  person: PersonView
  mine: boolean
  signs: Signs
  row: VNode
}

/** Rows, the same as before for whom nothing has changed: among hundreds of people, few are drawn anew. */
function useRows(): (member: number, person: PersonView, mine: boolean, signs: Signs) => VNode {
  const kept = useRef(new Map<number, KeptRow>())
  const before = kept.current
  // Those who left are forgotten with the list they were in.
  const now = (kept.current = new Map<number, KeptRow>())
  return (member, person, mine, signs) => {
    const known = before.get(person.id)
    const same = known?.member === member && known.person === person && known.mine === mine && known.signs === signs
    const one = same ? known : { member, person, mine, signs, row: <PersonRow key={person.id} member={member} person={person} mine={mine} signs={signs} /> }
    now.set(person.id, one)
    return one.row
  }
}

/** Write the tiles of shown walkers on their rows, four times a second at most and past the renderer of the panel. */
function usePositions(list: { current: HTMLElement | null }): void {
  const { session } = useCampus()
  const update = useCallback(() => {
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-member]') ?? []) {
      const member = Number(row.dataset.member)
      const at = member === session.world.me ? session.walker : session.world.walkers.get(member)
      if (at) {
        if (row.dataset.x !== String(at.x)) row.dataset.x = String(at.x)
        if (row.dataset.y !== String(at.y)) row.dataset.y = String(at.y)
      } else if (row.dataset.x !== undefined) {
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
