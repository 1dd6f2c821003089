import { _, fill } from '../i18n'
import type { Path } from '../protocol/messages'
import type { PathView } from './store'

/** What the team did to me, with their reason. */
export function farewellWords(what: 'removed' | 'ended' | 'microphone_off' | 'screen_off', reason: string): string {
  const because = reason.trim()
  return because === '' ? deed(what) : fill(_('{what} Raison : {reason}'), { what: deed(what), reason: because })
}

function deed(what: 'removed' | 'ended' | 'microphone_off' | 'screen_off'): string {
  switch (what) {
    case 'removed':
      return _('L’équipe vous a fait sortir de la conversation.')
    case 'ended':
      return _('L’équipe a mis fin à la conversation.')
    case 'microphone_off':
      return _('L’équipe a coupé votre micro. Vous pouvez le rallumer.')
    case 'screen_off':
      return _('L’équipe a arrêté votre partage d’écran.')
  }
}

/** Why the way of sound and pictures changed or does not work; '' for none. */
export function pathWords(state: PathView['state'], reason: Path['reason'], refusal: string): string {
  if (state === 'waiting') return _('Toutes les places pour le son et l’image sont prises. Vous serez connecté·e dès qu’une se libère ; en attendant, vous pouvez écrire.')
  if (state === 'down') return refusal || _('Le son et l’image ne passent pas : le réseau où vous êtes les bloque peut-être. Nous essayons encore ; un autre réseau peut aider, et vous pouvez écrire.')
  if (state !== 'reconnecting') return ''
  switch (reason) {
    case 'worker_lost':
      return _('Le serveur qui portait le son s’est arrêté : la conversation reprend sur un autre.')
    case 'drained':
      return _('Le serveur qui porte le son va s’arrêter : la conversation passe sur un autre.')
    case 'merged':
      return _('La conversation s’agrandit : le son change de chemin.')
    case 'moved':
      return _('Le son change de chemin.')
    default:
      return refusal || _('Le son et l’image se sont interrompus : nous les rétablissons.')
  }
}
