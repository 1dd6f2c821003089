import { useEffect, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { _ } from '../i18n'
import type { Commands } from '../protocol/messages'
import { CommandError } from '../protocol/messages'
import { Choices, Group } from './parts'

type MessagesFrom = Commands['people.prefer']['payload']['messages_from']

/** Who may write to me. The campus keeps this one, not the browser: it holds wherever one comes from. */
export function MessagesFromSettings() {
  const { session } = useCampus()
  const [chosen, setChosen] = useState<MessagesFrom | null>(null)
  const [failed, setFailed] = useState('')
  useEffect(() => {
    let gone = false
    session.connection.command('people.preferences', {}).then(
      ({ messages_from }) => gone || setChosen(messages_from),
      (error: unknown) => gone || setFailed(reasonOf(error, _('Ce réglage ne s’est pas chargé. Rouvrez les réglages dans un instant.'))),
    )
    return () => {
      gone = true
    }
  }, [session])
  const choose = async (wanted: MessagesFrom): Promise<void> => {
    const before = chosen
    setChosen(wanted)
    setFailed('')
    try {
      setChosen((await session.connection.command('people.prefer', { messages_from: wanted })).messages_from)
    } catch (error) {
      setChosen(before)
      setFailed(reasonOf(error, _('Ce choix n’a pas été enregistré. Réessayez dans un instant.')))
    }
  }
  return (
    <Group title={_('Qui peut vous écrire directement')} hint={_('Ce réglage vous suit d’un appareil à l’autre. L’équipe de l’édition peut toujours vous écrire.')}>
      <MessagesFrom chosen={chosen} onChange={(wanted) => void choose(wanted)} />
      <p class="settings-refused" role="alert">
        {failed}
      </p>
    </Group>
  )
}

function reasonOf(error: unknown, otherwise: string): string {
  return error instanceof CommandError ? error.message : otherwise
}

function MessagesFrom({ chosen, onChange }: { chosen: MessagesFrom | null; onChange(chosen: MessagesFrom): void }) {
  const choices: readonly [MessagesFrom, string][] = [
    ['everyone', _('Tout le monde')],
    ['known', _('Les personnes à qui vous avez écrit')],
    ['team', _('Seulement l’équipe (organisation, modération)')],
  ]
  return <Choices name="messages-from" command="people.prefer" choices={choices} chosen={chosen} onChange={onChange} />
}
