import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _ } from '../i18n'
import type { PersonView } from '../protocol/messages'
import { openReport, openSanctions, waiting } from './state'

/** Whether the team may sanction someone; the server decides, this only keeps what it would refuse out of the menu. */
function maySanction(me: PersonView, person: PersonView): boolean {
  if (waiting.value === null || person.role === 'organiser') return false
  return person.role !== 'moderator' || me.role === 'organiser'
}

/** The items of a person's menu: report, and for the team moderate. Nothing for oneself. */
export function ModerationItems({ person }: { person: PersonView }) {
  const { people, store } = useCampus()
  const me = store.me.value
  if (!me || me.id === person.id) return null
  // The menu goes first and gives the focus back: what has it when the dialog opens, has it again when that closes.
  const then = (open: () => void) => () => {
    people.close()
    requestAnimationFrame(open)
  }
  return (
    <>
      <button type="button" class="menu-item" data-command="moderation.report" aria-haspopup="dialog" onClick={then(() => openReport({ person }))}>
        <Icon name="flag" />
        {_('Signaler…')}
      </button>
      {maySanction(me, person) && (
        <button type="button" class="menu-item" data-command="moderation.about" aria-haspopup="dialog" onClick={then(() => openSanctions(person))}>
          <Icon name="shield" />
          {_('Modérer…')}
        </button>
      )}
    </>
  )
}
