import { _ } from '../i18n'

export function emoteName(number: number): string {
  switch (number) {
    case 1:
      return _('Applaudir')
    case 2:
      return _('J’aime')
    case 3:
      return _('Rire')
    case 4:
      return _('Surprise')
    case 5:
      return _('Question')
    default:
      return _('D’accord')
  }
}

/** What someone did, in a sentence. */
export function emoteWords(number: number): string {
  switch (number) {
    case 1:
      return _('{name} applaudit')
    case 2:
      return _('{name} envoie un cœur')
    case 3:
      return _('{name} rit')
    case 4:
      return _('{name} s’étonne')
    case 5:
      return _('{name} a une question')
    default:
      return _('{name} est d’accord')
  }
}
