import { useEffect, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { _ } from '../i18n'
import type { PersonView } from '../protocol/messages'
import { Group } from '../settings/parts'
import { useKeptFocus } from './kept-focus'

/** Whom I block, and the way back. Nothing while I block nobody. */
export function BlockedSettings() {
  const { people } = useCampus()
  const frame = useKeptFocus<HTMLUListElement>()
  const [blocked, setBlocked] = useState<readonly PersonView[]>([])
  const ids = [...people.store.blocked.value].join()
  useEffect(() => {
    if (ids === '') setBlocked([])
    else void people.readPreferences().then((preferences) => preferences && setBlocked(preferences.blocked))
  }, [people, ids])
  if (blocked.length === 0) return null
  return (
    <Group title={_('Personnes que vous bloquez')}>
      <ul class="rows" ref={frame}>
        {blocked.map((person) => (
          <li key={person.id} class="row" data-person={person.id}>
            <span class="words">{person.name}</span>
            <button type="button" class="btn small" data-control="unblock" data-command="people.block" onClick={() => void people.block(person, false)}>
              {_('Débloquer')}
              <span class="visually-hidden"> {person.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </Group>
  )
}
