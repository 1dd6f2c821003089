import { _, fill } from '../i18n'

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
