import { describe, expect, it } from 'vitest'
import { ACTIONS, actionOf, assign, DEFAULTS, isCharacter, restore, TABLE, withoutKey, type Press, type Table } from '../src/input/bindings'

const press = (key: string, code: string): Press => ({ key, code })
const table = (assigned: ReturnType<typeof assign>): Table => {
  if ('refused' in assigned) throw new Error(assigned.refused)
  return assigned.table
}

describe('what a key does', () => {
  it('walks by the place of the key: WASD is ZQSD on a French keyboard', () => {
    expect(actionOf(DEFAULTS, press('w', 'KeyW'))).toBe('walk-up')
    expect(actionOf(DEFAULTS, press('z', 'KeyW'))).toBe('walk-up')
    expect(actionOf(DEFAULTS, press('q', 'KeyA'))).toBe('walk-left')
  })

  it('takes letters and signs by what they write, with or without capitals', () => {
    expect(actionOf(DEFAULTS, press('x', 'KeyX'))).toBe('interact')
    expect(actionOf(DEFAULTS, press('X', 'KeyB'))).toBe('interact')
    expect(actionOf(DEFAULTS, press('?', 'Slash'))).toBe('help')
    expect(actionOf(DEFAULTS, press('?', 'KeyM'))).toBe('help')
    expect(actionOf(DEFAULTS, press('=', 'Equal'))).toBe('zoom-in')
    expect(actionOf(DEFAULTS, press('+', 'NumpadAdd'))).toBe('zoom-in')
    expect(actionOf(DEFAULTS, press(')', 'Minus'))).toBe('zoom-out')
    expect(actionOf(DEFAULTS, press('-', 'NumpadSubtract'))).toBe('zoom-out')
  })

  it('takes digits by their place, without Shift on a French keyboard', () => {
    expect(actionOf(DEFAULTS, press('1', 'Digit1'))).toBe('emote-1')
    expect(actionOf(DEFAULTS, press('&', 'Digit1'))).toBe('emote-1')
    expect(actionOf(DEFAULTS, press('-', 'Digit6'))).toBe('emote-6')
    // While there are no reactions, the sign on the key of 6 has its own use.
    expect(actionOf(DEFAULTS, press('-', 'Digit6'), (action) => !action.startsWith('emote-'))).toBe('zoom-out')
  })

  it('does nothing for a key that was turned off', () => {
    expect(actionOf(withoutKey(DEFAULTS, 'interact'), press('x', 'KeyX'))).toBeNull()
    expect(actionOf(DEFAULTS, press('u', 'KeyU'))).toBeNull()
  })

  it('knows every default apart', () => {
    const keys = ACTIONS.map((action) => JSON.stringify(DEFAULTS[action]))
    expect(new Set(keys).size).toBe(ACTIONS.length)
    expect(ACTIONS.filter((action) => !isCharacter(DEFAULTS[action]!))).toEqual(['talk'])
  })
})

describe('choosing a key', () => {
  it('gives an action another key, and frees the first', () => {
    const chosen = table(assign(DEFAULTS, 'interact', press('e', 'KeyE')))
    expect(actionOf(chosen, press('e', 'KeyE'))).toBe('interact')
    expect(actionOf(chosen, press('x', 'KeyX'))).toBeNull()
  })

  it('refuses a key that has another use, by what it writes or by its place', () => {
    expect(assign(DEFAULTS, 'interact', press('?', 'KeyM'))).toEqual({ refused: 'taken', by: 'help' })
    expect(assign(DEFAULTS, 'interact', press('z', 'KeyW'))).toEqual({ refused: 'taken', by: 'walk-up' })
    expect(assign(DEFAULTS, 'interact', press('&', 'Digit1'))).toEqual({ refused: 'taken', by: 'emote-1' })
    expect(assign(DEFAULTS, 'walk-up', press('x', 'KeyX'))).toEqual({ refused: 'taken', by: 'interact' })
  })

  it('takes the key of an action that is off, or that is not there', () => {
    expect(table(assign(withoutKey(DEFAULTS, 'help'), 'interact', press('?', 'KeyM'))).interact).toEqual({ key: '?' })
    expect(table(assign(DEFAULTS, 'interact', press('h', 'KeyH'), (action) => action !== 'hand')).interact).toEqual({ key: 'h' })
  })

  it('refuses what moves or presses: Space, Tab, arrows, Enter but to speak', () => {
    for (const key of [' ', 'Tab', 'ArrowUp', 'F5', 'Dead', 'Enter']) expect(assign(DEFAULTS, 'interact', press(key, ''))).toEqual({ refused: 'unusable' })
    expect(table(assign(withoutKey(DEFAULTS, 'talk'), 'talk', press('Enter', 'Enter')))).toEqual(DEFAULTS)
  })

  it('keeps the place of a walking key, and what is printed on it', () => {
    expect(table(assign(DEFAULTS, 'walk-up', press('I', 'KeyI')))['walk-up']).toEqual({ key: 'i', code: 'KeyI' })
  })

  it('gives the first key back, unless another action has it now', () => {
    const off = withoutKey(DEFAULTS, 'interact')
    expect(table(restore(off, 'interact'))).toEqual(DEFAULTS)
    const taken = table(assign(off, 'zoom-in', press('x', 'KeyX')))
    expect(restore(taken, 'interact')).toEqual({ refused: 'taken', by: 'zoom-in' })
  })
})

describe('what is written down', () => {
  it('is only what differs, and is read back', () => {
    expect(TABLE.write(DEFAULTS)).toBeNull()
    const chosen = withoutKey(table(assign(DEFAULTS, 'interact', press('e', 'KeyE'))), 'help')
    expect(TABLE.write(chosen)).toBe('{"interact":{"key":"e"},"help":null}')
    expect(TABLE.read(TABLE.write(chosen))).toEqual(chosen)
  })

  it('is as if it were not there when it cannot be read', () => {
    for (const text of [null, '', 'x', '[]', 'null', '{"interact":7,"help":{"key":""},"unknown":null}']) expect(TABLE.read(text)).toEqual(DEFAULTS)
  })
})
