import { _ } from '../i18n'
import type { Role } from '../protocol/messages'
import { avatars } from '../render/avatars'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** The square of the frame that shows the face, in px. */
const FACE_LEFT = 6
const FACE_TOP = 2
const FACE_PX = 28
/** Drawn so much larger than a pixel of the art, that the browser's shrinking leaves pixels of one size. */
const ENLARGED = 3

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

/** A face in a round; empty until the art is there. `data-avatar` is the code it shows. */
export function Avatar({ avatar }: { avatar: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => avatars.whenLoaded(() => avatars.drawPose(canvas.current!, avatar, 0, 0, { left: FACE_LEFT, top: FACE_TOP, size: FACE_PX })), [avatar])
  return (
    <span class="avatar" data-avatar={avatar} aria-hidden="true">
      <canvas ref={canvas} width={FACE_PX * ENLARGED} height={FACE_PX * ENLARGED} />
    </span>
  )
}
