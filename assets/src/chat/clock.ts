/** Times and days in the page's language and the reader's time zone. */

export function clock(date: Date): string {
  return date.toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit' })
}

/** The day in words, with the year when it is not this one. */
export function dayOf(date: Date, now = new Date()): string {
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return date.toLocaleDateString(language(), { weekday: 'long', day: 'numeric', month: 'long', ...year })
}

export function sameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString()
}

function language(): string {
  return document.documentElement.lang || 'fr'
}
