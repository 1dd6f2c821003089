import { signal, type ReadonlySignal } from '@preact/signals'
import { read, write } from '../campus/tab'

/** How a setting is written down; what cannot be read is as if it had never been written. */
export interface Form<Value> {
  read(text: string | null): Value
  write(value: Value): string | null
}

/** A choice that this browser remembers. Applied at once, in its other tabs too. */
export interface Setting<Value> {
  readonly signal: ReadonlySignal<Value>
  readonly value: Value
  set(value: Value): void
}

const rereading = new Map<string, () => void>()

export function stored<Value>(key: string, form: Form<Value>): Setting<Value> {
  const held = signal(form.read(read('local', key)))
  rereading.set(key, () => (held.value = form.read(read('local', key))))
  return {
    signal: held,
    get value() {
      return held.value
    },
    set(value) {
      held.value = value
      write('local', key, form.write(value))
    },
  }
}

/** Hear what other tabs of this browser choose. */
export function followOtherTabs(): void {
  addEventListener('storage', ({ key }) => {
    // Without a key, everything was forgotten at once.
    if (key === null) for (const reread of rereading.values()) reread()
    else rereading.get(key)?.()
  })
}

/** One of a few words; the first is what holds when nothing was chosen. */
export function oneOf<Word extends string>(...words: readonly [Word, ...Word[]]): Form<Word> {
  return {
    read: (text) => words.find((word) => word === text) ?? words[0],
    write: (word) => (word === words[0] ? null : word),
  }
}

export const onUnlessRefused: Form<boolean> = {
  read: (text) => text !== '0',
  write: (on) => (on ? null : '0'),
}

export const offUnlessChosen: Form<boolean> = {
  read: (text) => text === '1',
  write: (on) => (on ? '1' : null),
}

/** Several values in one: of what was written, each that is still possible is kept, and the others are the defaults. */
export function record<Value extends object>(defaults: Value, possible: { readonly [Name in keyof Value]: (value: unknown) => boolean }): Form<Value> {
  return {
    read: (text) => {
      const value = { ...defaults }
      const written = parsed(text)
      for (const name of Object.keys(defaults) as (keyof Value)[]) {
        if (Object.hasOwn(written, name) && possible[name](written[name as string])) value[name] = written[name as string] as Value[keyof Value]
      }
      return value
    },
    write: (value) => JSON.stringify(value),
  }
}

/** The object that a text describes; an empty one when it describes none. */
export function parsed(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
