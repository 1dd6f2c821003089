import { _, fill, ngettext } from '../i18n'

/** Why nobody hears me although someone is near; '' when nothing keeps us apart. As the server says it. */
export type Apart = '' | 'left' | 'silent' | 'do_not_disturb' | 'quiet' | 'muted'

/** What “who hears me” depends on. */
export interface Hearing {
  readonly apart: Apart
  /** Who hears me, or would if my microphone were on. */
  readonly hearers: number
  readonly microphone: boolean
  /** I only listen: so many speak. */
  readonly listening: number | null
  /** My sound is on its way, but not there yet. */
  readonly connecting: boolean
}

/** “Who hears me”, in a few words that fit the bar. */
export function hearingWords({ apart, hearers, microphone, listening, connecting }: Hearing): string {
  switch (apart) {
    case 'muted':
      return _('L’équipe vous a coupé la parole : personne ne vous entend')
    case 'silent':
      return _('Zone silencieuse : personne ne vous entend')
    case 'do_not_disturb':
      return _('Ne pas déranger : personne ne vous entend')
    case 'left':
      return _('Conversation quittée : personne ne vous entend')
    case 'quiet':
      if (hearers === 0) return _('Mode discret : personne ne vous entend')
      break
    case '':
      break
  }
  if (listening !== null) return ngettext('{n} personne parle, vous écoutez', '{n} personnes parlent, vous écoutez', listening)
  if (hearers === 0) return microphone ? _('Personne ne vous entend') : _('Personne à portée de voix')
  if (microphone && connecting) return _('Le son se connecte…')
  if (microphone) return ngettext('{n} personne vous entend', '{n} personnes vous entendent', hearers)
  return ngettext('{n} personne à portée de voix', '{n} personnes à portée de voix', hearers)
}

/** “Nour Benali, Moussa Diallo et 3 autres personnes”. */
export function namesWords(names: readonly string[], most = 3): string {
  const [first, second] = names
  if (first === undefined) return ''
  if (second === undefined) return first
  if (names.length <= most) return fill(_('{names} et {last}'), { names: names.slice(0, -1).join(', '), last: names[names.length - 1]! })
  const shown = names.slice(0, most - 1).join(', ')
  return fill(ngettext('{names} et {n} autre personne', '{names} et {n} autres personnes', names.length - most + 1), { names: shown })
}

/** What a call uses, from MB per hour: “Environ 45 Mo par heure”. Roughly: the last digits change all the time. */
export function usageWords(perHour: number): string {
  if (perHour < 1) return _('Moins de 1 Mo par heure')
  const language = typeof document === 'undefined' ? 'fr' : document.documentElement.lang || 'fr'
  if (perHour >= 1000) return fill(_('Environ {n} Go par heure'), { n: (perHour / 1000).toLocaleString(language, { maximumFractionDigits: 1 }) })
  const step = perHour < 10 ? 1 : 5
  return fill(_('Environ {n} Mo par heure'), { n: Math.round(perHour / step) * step })
}
