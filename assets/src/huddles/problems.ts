import { _ } from '../i18n'
import type { MediaKind, Problem } from './store'

/** What a browser's refusal of a device, or of a screen, means. */
export function kindOfFailure(error: unknown): Problem['kind'] {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    default:
      return 'failed'
  }
}

/** What this browser, or this page, cannot do at all; null when it can. */
export function lackOf(what: MediaKind): Problem | null {
  if (!isSecureContext) return problem(what, 'insecure')
  if (typeof RTCPeerConnection !== 'function') return problem(what, 'unsupported')
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined
  if (what === 'screen' && !devices?.getDisplayMedia) return problem(what, 'unsupported')
  if (what !== 'sound' && what !== 'screen' && !devices?.getUserMedia) return problem(what, 'unsupported')
  return null
}

export function problem(what: MediaKind, kind: Problem['kind'], message = words(what, kind)): Problem {
  return { what, kind, message }
}

/** What happened, and a way on. */
function words(what: MediaKind, kind: Problem['kind']): string {
  switch (kind) {
    case 'insecure':
      return _('Le son et l’image ne passent que par une adresse en https. Vous pouvez participer par écrit.')
    case 'unsupported':
      return what === 'screen'
        ? _('Ce navigateur ne sait pas partager l’écran. Le reste fonctionne ; pour partager, ouvrez le campus sur un ordinateur.')
        : _('Ce navigateur ne permet ni de parler ni d’entendre. Vous pouvez participer par écrit, ou ouvrir le campus dans un autre navigateur.')
    case 'denied':
      return DENIED[what]()
    case 'busy':
      return BUSY[what]()
    case 'missing':
      return MISSING[what]()
    case 'vanished':
      return VANISHED[what]()
    case 'blocked':
      return _('Le navigateur attend un clic avant de jouer le son.')
    default:
      return _('Cela n’a pas fonctionné. Réessayez ; en attendant, vous pouvez participer par écrit.')
  }
}

type Words = Readonly<Record<MediaKind, () => string>>

const failed = (): string => _('Cela n’a pas fonctionné. Réessayez ; en attendant, vous pouvez participer par écrit.')

const DENIED: Words = {
  sound: failed,
  microphone: () => _('Le navigateur n’a pas le droit d’utiliser le micro. Autorisez-le près de l’adresse de la page, puis réessayez. Sans micro, vous entendez et pouvez écrire.'),
  camera: () => _('Le navigateur n’a pas le droit d’utiliser la caméra. Autorisez-la près de l’adresse de la page, puis réessayez. Sans caméra, on vous entend et on voit votre avatar.'),
  screen: () => _('L’écran n’est pas partagé : rien n’a été choisi, ou le système ne l’autorise pas.'),
}

const BUSY: Words = {
  sound: failed,
  microphone: () => _('Un autre programme utilise le micro. Fermez-le puis réessayez, ou choisissez un autre micro. En attendant, vous entendez et pouvez écrire.'),
  camera: () => _('Un autre programme utilise la caméra. Fermez-le puis réessayez, ou choisissez une autre caméra. En attendant, on vous entend et on voit votre avatar.'),
  screen: () => _('Le système n’a pas pu donner l’image de l’écran. Choisissez une fenêtre plutôt que tout l’écran, ou réessayez.'),
}

const MISSING: Words = {
  sound: failed,
  microphone: () => _('Aucun micro trouvé. Branchez-en un puis réessayez ; sans micro, vous entendez et pouvez écrire.'),
  camera: () => _('Aucune caméra trouvée. Branchez-en une puis réessayez ; sans caméra, on vous entend et on voit votre avatar.'),
  screen: () => _('Il n’y a rien à partager ici.'),
}

const VANISHED: Words = {
  sound: failed,
  microphone: () => _('Le micro n’est plus là : on ne vous entend plus. Rebranchez-le ou choisissez-en un autre.'),
  camera: () => _('La caméra n’est plus là : on voit votre avatar. Rebranchez-la ou choisissez-en une autre.'),
  screen: () => _('Le partage d’écran s’est arrêté.'),
}
