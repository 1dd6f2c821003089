import { useEffect, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { _ } from '../i18n'
import type { Preferences } from '../protocol/messages'
import { Choices, Group } from '../settings/settings-dialog'
import { useKeptFocus } from './kept-focus'

type From = Preferences['messages_from']

const CHOICES: readonly From[] = ['everyone', 'known', 'team']

function nameOf(from: From): string {
  switch (from) {
    case 'everyone':
      return _('Tout le monde')
    case 'known':
      return _('Les personnes à qui j’ai déjà écrit')
    case 'team':
      return _('L’équipe d’organisation seulement')
  }
}

/** Who may write to me, and whom I block: kept by the campus and not by this browser. */
export function ContactSettings() {
  const { people } = useCampus()
  const frame = useKeptFocus<HTMLUListElement>()
  const [preferences, setPreferences] = useState<Preferences | null>(null)
  const read = (): void => void people.readPreferences().then(setPreferences)
  useEffect(read, [people])
  if (!preferences) return <p class="small muted">{_('Vos préférences de contact se chargent…')}</p>
  return (
    <>
      <Group title={_('Qui peut m’écrire')} hint={_('L’équipe le peut toujours. Le campus le retient, où que vous vous connectiez.')}>
        <div data-command="people.prefer">
          <Choices name="messages-from" choices={CHOICES.map((from): [From, string] => [from, nameOf(from)])} chosen={preferences.messages_from} onChange={(from) => void people.prefer(from).then((now) => setPreferences(now ?? preferences))} />
        </div>
      </Group>
      {preferences.blocked.length > 0 && (
        <Group title={_('Personnes que je bloque')}>
          <ul class="rows" ref={frame}>
            {preferences.blocked.map((person) => (
              <li key={person.id} class="row" data-person={person.id}>
                <span class="words">{person.name}</span>
                <button type="button" class="btn small" data-control="unblock" data-command="people.block" onClick={() => void people.block(person, false).then(read)}>
                  {_('Débloquer')}
                  <span class="visually-hidden"> {person.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </Group>
      )}
    </>
  )
}
