import { signal } from '@preact/signals'
import { offUnlessChosen, parsed, stored, type Form } from '../settings/stored'

/** What has a key. The arrows always walk, Ctrl+K always searches, Ctrl+Shift+A and V
 * always turn microphone and camera on and off, Escape always closes: they are not in this table. */
export const ACTIONS = [
  'walk-up', 'walk-down', 'walk-left', 'walk-right',
  'interact', 'talk', 'hand',
  'push-to-talk', 'share', 'leave',
  'emote-1', 'emote-2', 'emote-3', 'emote-4', 'emote-5', 'emote-6',
  'zoom-in', 'zoom-out', 'help',
] as const // prettier-ignore

export type Action = (typeof ACTIONS)[number]

/**
 * A key of the keyboard. With `code` it is meant by its place, whatever is printed there: walking (WASD is ZQSD on a French
 * keyboard) and digits (which need Shift on one). Without, it is meant by what it writes, `key`.
 */
export interface Key {
  readonly key: string
  readonly code?: string
}

/** Null: this action has no key. */
export type Table = Readonly<Record<Action, Key | null>>

export const DEFAULTS: Table = {
  'walk-up': { key: 'w', code: 'KeyW' },
  'walk-down': { key: 's', code: 'KeyS' },
  'walk-left': { key: 'a', code: 'KeyA' },
  'walk-right': { key: 'd', code: 'KeyD' },
  interact: { key: 'x' },
  talk: { key: 'Enter' },
  hand: { key: 'h' },
  'push-to-talk': { key: 'p' },
  share: { key: 'b' },
  leave: { key: 'l' },
  'emote-1': { key: '1', code: 'Digit1' },
  'emote-2': { key: '2', code: 'Digit2' },
  'emote-3': { key: '3', code: 'Digit3' },
  'emote-4': { key: '4', code: 'Digit4' },
  'emote-5': { key: '5', code: 'Digit5' },
  'emote-6': { key: '6', code: 'Digit6' },
  'zoom-in': { key: '+' },
  'zoom-out': { key: '-' },
  help: { key: '?' },
}

export type Press = Pick<KeyboardEvent, 'key' | 'code'>

/** What a key writes, without what Shift makes of it: + and = are one key, and so is the one left of it on every keyboard. */
function written({ key, code }: Press): string {
  if (key === '=') return '+'
  if (code === 'Minus') return '-'
  return key.length === 1 ? key.toLowerCase() : key
}

function isHitBy(bound: Key, press: Press): boolean {
  return bound.code === undefined ? bound.key === written(press) : bound.code === press.code
}

/** A letter, a digit or a sign: what those who dictate may type without meaning it (WCAG 2.1.4). */
export function isCharacter(bound: Key): boolean {
  return bound.key.length === 1
}

function isDigit(bound: Key): boolean {
  return bound.code?.startsWith('Digit') ?? false
}

/**
 * What a key that is pressed does, among the actions that are there. Digits come first: on a French keyboard the key of 6
 * writes “-”. What a key writes comes before its place: there, “?” is on the key of the comma.
 */
export function actionOf(table: Table, press: Press, present: (action: Action) => boolean = () => true): Action | null {
  const hit = ACTIONS.filter((action) => present(action) && table[action] !== null && isHitBy(table[action], press))
  const bound = (action: Action): Key => table[action]!
  return hit.find((action) => isDigit(bound(action))) ?? hit.find((action) => bound(action).code === undefined) ?? hit[0] ?? null
}

export type Assigned = { readonly table: Table } | { readonly refused: 'unusable' } | { readonly refused: 'taken'; readonly by: Action }

/** Give an action the key that was pressed; refused when the key has another use. */
export function assign(table: Table, action: Action, press: Press, present: (action: Action) => boolean = () => true): Assigned {
  const bound = keyFor(action, press)
  if (bound === null) return { refused: 'unusable' }
  const by = ACTIONS.find((other) => other !== action && present(other) && table[other] !== null && isHitBy(table[other], press))
  return by === undefined ? { table: { ...table, [action]: bound } } : { refused: 'taken', by }
}

/** Enter presses buttons, Space too and Tab moves on: they keep their use, but Enter may still speak on the map. */
function keyFor(action: Action, press: Press): Key | null {
  if (action === 'talk' && press.key === 'Enter') return { key: 'Enter' }
  if ([...press.key].length !== 1 || press.key.trim() === '') return null
  const digit = /^Digit(\d)$/.exec(press.code)?.[1]
  if (digit !== undefined) return { key: digit, code: press.code }
  return action.startsWith('walk-') && press.code !== '' ? { key: press.key.toLowerCase(), code: press.code } : { key: written(press) }
}

export function withoutKey(table: Table, action: Action): Table {
  return { ...table, [action]: null }
}

/** Give an action its first key again; refused while another has it. */
export function restore(table: Table, action: Action, present: (action: Action) => boolean = () => true): Assigned {
  const bound = DEFAULTS[action]!
  const by = ACTIONS.find((other) => other !== action && present(other) && table[other] !== null && sameKey(table[other], bound))
  return by === undefined ? { table: { ...table, [action]: bound } } : { refused: 'taken', by }
}

function sameKey(one: Key, other: Key): boolean {
  return one.code !== undefined && other.code !== undefined ? one.code === other.code : one.key === other.key
}

export function isDefault(table: Table, action: Action): boolean {
  const bound = table[action]
  return bound !== null && bound.code === DEFAULTS[action]!.code && (bound.code !== undefined || bound.key === DEFAULTS[action]!.key)
}

/** Only what differs from the defaults is written down, so that a later default reaches those who never chose. */
export const TABLE: Form<Table> = {
  read: (text) => {
    const table: Record<Action, Key | null> = { ...DEFAULTS }
    const chosen = parsed(text)
    for (const action of ACTIONS) if (Object.hasOwn(chosen, action)) table[action] = asKey(chosen[action]) ?? table[action]
    for (const action of ACTIONS) if (chosen[action] === null) table[action] = null
    return table
  },
  write: (table) => {
    const chosen = ACTIONS.filter((action) => !isDefault(table, action)).map((action) => [action, table[action]] as const)
    return chosen.length === 0 ? null : JSON.stringify(Object.fromEntries(chosen))
  },
}

function asKey(value: unknown): Key | null {
  const { key, code } = (typeof value === 'object' && value !== null ? value : {}) as { key?: unknown; code?: unknown }
  if (typeof key !== 'string' || key === '' || key.length > 20) return null
  return typeof code === 'string' && code.length <= 20 ? { key, code } : { key }
}

/** What is printed where, on a French keyboard, when the browser does not say it. */
const FRENCH: Readonly<Record<string, string>> = { KeyW: 'z', KeyA: 'q', KeyZ: 'w', KeyQ: 'a' }

/** The keys as they are now. What reads them in a component is drawn anew when they change. */
class Bindings {
  private readonly chosen = stored('campus-keys', TABLE)
  private readonly off = stored('campus-letter-keys-off', offUnlessChosen)
  private readonly absent = signal<ReadonlySet<Action>>(new Set())
  private readonly printed = signal<Readonly<Record<string, string>>>({})

  /** All keys of a single character are off. */
  readonly lettersOff = this.off.signal

  get table(): Table {
    return this.chosen.value
  }

  set(table: Table): void {
    this.chosen.set(table)
  }

  turnLettersOff(off: boolean): void {
    this.off.set(off)
  }

  /** What this campus has nothing for is neither listed nor in the way of other keys. */
  leaveOut(actions: ReadonlySet<Action>): void {
    this.absent.value = actions
  }

  readonly isPresent = (action: Action): boolean => !this.absent.value.has(action)

  /** The key of an action, or null while it has none. */
  keyOf(action: Action): Key | null {
    const bound = this.chosen.value[action]
    return bound === null || !this.isPresent(action) || (this.lettersOff.value && isCharacter(bound)) ? null : bound
  }

  actionOf(press: Press): Action | null {
    return actionOf(this.chosen.value, press, (action) => this.keyOf(action) !== null)
  }

  /** What is printed on a key. */
  labelOf(bound: Key): string {
    if (bound.key === 'Enter') return '↵'
    if (bound.code === undefined || isDigit(bound)) return bound.key
    const french = typeof document !== 'undefined' && document.documentElement.lang === 'fr'
    const isFirst = ACTIONS.some((action) => DEFAULTS[action] === bound || DEFAULTS[action]?.code === bound.code)
    return this.printed.value[bound.code] ?? (french && isFirst ? FRENCH[bound.code] : undefined) ?? bound.key
  }

  /** A letter was seen to be written by a key: that is what is printed on it. */
  learn({ key, code }: Press): void {
    if (!code.startsWith('Key') || !/^\p{L}$/u.test(key) || this.printed.value[code] === key.toLowerCase()) return
    this.printed.value = { ...this.printed.value, [code]: key.toLowerCase() }
  }
}

export const bindings = new Bindings()

/** What to press for an action, as printed on the keyboard; null while it has no key. */
export function keyLabel(action: Action): string | null {
  const bound = bindings.keyOf(action)
  return bound && bindings.labelOf(bound)
}
