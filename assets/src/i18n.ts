/**
 * Texts in the page's language. The source strings are French; the page carries the others as a catalogue.
 * Keep `_()` and `ngettext()` out of template literals: the extractor does not read inside them.
 */

export interface Messages {
  /** The plural rule of the page's language. */
  plural: 'fr' | 'en'
  catalog: Readonly<Record<string, string | readonly string[]>>
}

let messages: Messages = { plural: 'fr', catalog: {} }

export function useMessages(given: Messages): void {
  messages = given
}

/** 0 for the singular form, 1 for the plural: French counts 0 as singular, English does not. */
export function pluralForm(rule: Messages['plural'], n: number): 0 | 1 {
  if (rule === 'fr') return n >= 2 ? 1 : 0
  return n === 1 ? 0 : 1
}

export function _(source: string): string {
  const translated = messages.catalog[source]
  const text = typeof translated === 'string' ? translated : translated?.[0]
  return text || source
}

/** The right form for n, with `{n}` filled in. */
export function ngettext(singular: string, plural: string, n: number): string {
  const translated = messages.catalog[singular]
  const form = Array.isArray(translated) ? translated[pluralForm(messages.plural, n)] : undefined
  const source = pluralForm('fr', n) === 0 ? singular : plural
  return fill(form || source, { n })
}

/** Put values in the place of `{name}`; a name without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name]
    return value === undefined ? placeholder : String(value)
  })
}
