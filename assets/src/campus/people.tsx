import { _ } from '../i18n'
import type { Role } from '../protocol/messages'
import { AVATAR_HEIGHT, AVATAR_WIDTH, avatarRow } from '../render/sprites'
import { pictures } from '../render/pictures'

/** Enlargement of the avatar in its round. */
const ENLARGED = 1.5
/** What is cut off above and beside the head, in px of the sheet. */
const CUT_TOP = 6
const CUT_LEFT = 3

const CHIPS: Readonly<Record<Role, string>> = { participant: '', speaker: 'teal', exhibitor: 'blue', moderator: 'gold', organiser: 'gold' }

/** What someone does here; nothing for those who take part. */
export function roleName(role: Role): string {
  switch (role) {
    case 'speaker':
      return _('Intervient')
    case 'exhibitor':
      return _('Tient un stand')
    case 'moderator':
      return _('Modération')
    case 'organiser':
      return _('Organisation')
    case 'participant':
      return ''
  }
}

export function RoleChip({ role }: { role: Role }) {
  const name = roleName(role)
  return name ? <span class={`chip ${CHIPS[role]}`}>{name}</span> : null
}

export function Avatar({ avatar }: { avatar: number }) {
  const style = pictures.avatars
    ? {
        backgroundImage: `url(${pictures.avatars})`,
        backgroundSize: `${16 * AVATAR_WIDTH * ENLARGED}px auto`,
        backgroundPosition: `${-CUT_LEFT * ENLARGED}px ${-(avatarRow(avatar) * AVATAR_HEIGHT + CUT_TOP) * ENLARGED}px`,
      }
    : {}
  return <span class="avatar" style={style} aria-hidden="true" />
}
