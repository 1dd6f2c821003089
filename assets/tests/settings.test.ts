import { afterEach, describe, expect, it, vi } from 'vitest'
import { followOtherTabs, offUnlessChosen, oneOf, record, stored } from '../src/settings/stored'

class Memory {
  readonly items = new Map<string, string>()
  getItem = (key: string): string | null => this.items.get(key) ?? null
  setItem = (key: string, value: string): void => void this.items.set(key, value)
  removeItem = (key: string): void => void this.items.delete(key)
}

const WISHES = record({ on: true, volume: 50 }, { on: (value) => typeof value === 'boolean', volume: (value) => typeof value === 'number' && value <= 100 })

afterEach(() => vi.unstubAllGlobals())

describe('a setting', () => {
  it('is remembered, and forgotten when it is the default again', () => {
    const memory = new Memory()
    vi.stubGlobal('localStorage', memory)
    const motion = stored('motion', oneOf('system', 'reduce', 'full'))
    expect(motion.value).toBe('system')
    motion.set('reduce')
    expect(motion.value).toBe('reduce')
    expect(memory.items.get('motion')).toBe('reduce')
    expect(stored('motion', oneOf('system', 'reduce', 'full')).value).toBe('reduce')
    motion.set('system')
    expect(memory.items.has('motion')).toBe(false)
  })

  it('holds for this page where storage is forbidden', () => {
    const forbidden = (): never => {
      throw new Error('SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden, removeItem: forbidden })
    const off = stored('off', offUnlessChosen)
    expect(off.value).toBe(false)
    off.set(true)
    expect(off.value).toBe(true)
  })

  it('follows what another tab chooses', () => {
    const memory = new Memory()
    let heard: (event: { key: string | null }) => void = () => {}
    vi.stubGlobal('localStorage', memory)
    vi.stubGlobal('addEventListener', (_name: string, listener: typeof heard) => (heard = listener))
    const sound = stored('sound', WISHES)
    followOtherTabs()
    memory.setItem('sound', '{"on":false,"volume":10}')
    heard({ key: 'other' })
    expect(sound.value.on).toBe(true)
    heard({ key: 'sound' })
    expect(sound.value).toEqual({ on: false, volume: 10 })
    memory.items.clear()
    heard({ key: null })
    expect(sound.value).toEqual({ on: true, volume: 50 })
  })

  it('keeps what can be read of what was written, and no more', () => {
    expect(WISHES.read('{"on":false,"volume":1000,"more":1}')).toEqual({ on: false, volume: 50 })
    for (const text of [null, '', '{', '7', '[1]', 'null', '{"on":"yes"}']) expect(WISHES.read(text)).toEqual({ on: true, volume: 50 })
    expect(oneOf('a', 'b').read('c')).toBe('a')
  })
})
