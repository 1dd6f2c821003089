import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, ngettext } from '../i18n'
import { waiting } from './state'

/** For the team: to the reports, with how many wait. In a tab of its own, so that one stays on the campus. */
export function QueueLink({ item }: { item: 'rail-item only-wide' | 'menu-item' }) {
  const { config } = useCampus()
  const count = waiting.value
  if (count === null) return null
  return (
    <a class={item} href={`${config.edition.url}moderation/`} target="_blank">
      <Icon name="shield" />
      {_('Modération')}
      {count > 0 && (
        <>
          {' '}
          <span class="unread numbers" aria-hidden="true">
            {count}
          </span>
          <span class="visually-hidden">{ngettext('{n} signalement en attente', '{n} signalements en attente', count)}</span>
        </>
      )}
      <span class="visually-hidden"> {_('(nouvel onglet)')}</span>
    </a>
  )
}
