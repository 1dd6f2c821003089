import { _ } from '../i18n'

/** What is said to whoever waits at the door; the seconds are only shown, so that nobody has to hear each of them. */
export function manyArrive(): string {
  return _('Vous êtes nombreux à arriver : encore quelques secondes…')
}
