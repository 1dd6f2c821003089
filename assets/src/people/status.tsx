import { Icon } from '../campus/icons'
import { _ } from '../i18n'
import type { Signs, Status } from '../protocol/messages'
import { MARKS } from '../render/marks'

export const STATUSES: readonly Status[] = ['available', 'busy', 'do_not_disturb', 'away']

/** What a status may say besides, in characters; the server refuses more. */
export const MOST_WORDS = 60

export function statusName(status: Status): string {
  switch (status) {
    case 'available':
      return _('Disponible')
    case 'busy':
      return _('En plein travail')
    case 'do_not_disturb':
      return _('Ne pas déranger')
    case 'away':
      return _('Loin de l’écran')
  }
}

export function StatusMark({ status }: { status: Status }) {
  const { fill, cut } = MARKS[status]
  return (
    <svg class="status-mark" data-status={status} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={fill} />
      {cut && <path class="cut" d={cut} />}
    </svg>
  )
}

/** Whether a status tells more than that one is here. */
export function isWorthSaying({ status = 'available', words = '' }: Signs): boolean {
  return status !== 'available' || words !== ''
}

export function OnSiteChip() {
  return (
    <span class="chip gold" data-on-site>
      <Icon name="pin" />
      {_('Sur place')}
    </span>
  )
}

/** The status in a shape and a word, and what its person says with it. */
export function StatusLine({ signs }: { signs: Signs }) {
  const status = signs.status ?? 'available'
  return (
    <span class="status">
      <StatusMark status={status} />
      <span>
        {statusName(status)}
        {signs.words && <span class="status-words"> · {signs.words}</span>}
      </span>
    </span>
  )
}
