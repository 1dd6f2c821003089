import { Icon } from '../campus/icons'
import { _ } from '../i18n'
import type { Muted, PersonView } from '../protocol/messages'
import { silence } from './state'
import { silenceWords } from './words'

/** Why I may not write in a channel now; null when I may. To someone of the team I always may. */
export function silenceIn(channel: string, people: readonly PersonView[]): Muted | null {
  const partner = channel.startsWith('direct:') ? people[0] : undefined
  return partner?.role === 'moderator' || partner?.role === 'organiser' ? null : silence.value
}

/** Stands over a box that cannot be written in. */
export function Silenced({ id, muted }: { id: string; muted: Muted }) {
  return (
    <div class="notice gold silenced" id={id}>
      <Icon name="mute" />
      <div class="words">
        <p>{silenceWords(muted)}</p>
        <p class="small">{_('Vous pouvez toujours lire, vous déplacer, et écrire directement à une personne de l’équipe.')}</p>
      </div>
    </div>
  )
}
