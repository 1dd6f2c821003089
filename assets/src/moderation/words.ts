import { _, fill } from '../i18n'
import type { Commands, Muted } from '../protocol/messages'

type Category = Commands['moderation.report']['payload']['category']
type Duration = Commands['moderation.mute']['payload']['duration']

export function categories(): readonly { value: Category; words: string }[] {
  return [
    { value: 'harassment', words: _('Insultes, harcèlement') },
    { value: 'hate', words: _('Propos haineux ou discriminatoires') },
    { value: 'sexual', words: _('Contenu ou avances à caractère sexuel') },
    { value: 'spam', words: _('Publicité, messages répétés') },
    { value: 'impersonation', words: _('Se fait passer pour quelqu’un d’autre') },
    { value: 'other', words: _('Autre chose') },
  ]
}

export function durations(): readonly { value: Duration; words: string }[] {
  return [
    { value: '10m', words: _('10 minutes') },
    { value: '1h', words: _('1 heure') },
    { value: '1d', words: _('1 jour') },
    { value: 'edition', words: _('Toute l’édition') },
  ]
}

/** “jusqu’à 14:30”, with the day when it is not today; in the page's language and the reader's time zone. */
export function untilWords(until: string | null, now = new Date()): string {
  if (until === null) return _('pour toute la durée de l’édition')
  const date = new Date(until)
  const language = document.documentElement.lang || 'fr'
  const time = date.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' })
  if (date.toDateString() === now.toDateString()) return fill(_('jusqu’à {time}'), { time })
  const day = date.toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long' })
  return fill(_('jusqu’au {day} à {time}'), { day, time })
}

/** That one may not speak: until when, and why. */
export function silenceWords({ until, reason }: Muted): string {
  return fill(_('L’équipe vous a coupé la parole {until}. Motif : {reason}'), { until: untilWords(until), reason })
}
