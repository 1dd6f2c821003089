import { ngettext } from '../i18n'

/** The server's limit, in characters. */
export const LONGEST = 2000

/** In characters as people count them, not as JavaScript does: an emoji is one. */
export function lengthOf(text: string): number {
  return [...text.trim()].length
}

/** Why a message cannot be sent, or ''. */
export function tooLong(body: string): string {
  const over = lengthOf(body) - LONGEST
  if (over <= 0) return ''
  return ngettext(
    'Ce message est trop long de {n} caractère : raccourcissez-le ou envoyez-le en deux fois.',
    'Ce message est trop long de {n} caractères : raccourcissez-le ou envoyez-le en deux fois.',
    over,
  )
}
