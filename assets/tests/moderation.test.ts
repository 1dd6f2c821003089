import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forget, hear, silence, waiting } from '../src/moderation/state'
import { silenceIn } from '../src/moderation/silenced'
import { silenceWords, untilWords } from '../src/moderation/words'
import { ANA, BEN } from './talk'

const NOON = new Date('2026-05-04T12:00:00Z')

function muted(until: Date | null): void {
  hear({ name: 'moderation.muted', payload: { muted: true, until: until && until.toISOString(), reason: 'Insultes' } })
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOON })
  vi.stubGlobal('document', { documentElement: { lang: 'fr' } })
})
afterEach(() => {
  forget()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('one’s voice', () => {
  it('goes until it is given back', () => {
    muted(null)
    expect(silence.value?.reason).toBe('Insultes')
    hear({ name: 'moderation.muted', payload: { muted: false, until: null, reason: '' } })
    expect(silence.value).toBeNull()
  })

  it('comes back by the clock', () => {
    muted(new Date(NOON.getTime() + 60_000))
    vi.advanceTimersByTime(59_000)
    expect(silence.value).not.toBeNull()
    vi.advanceTimersByTime(1_001)
    expect(silence.value).toBeNull()
  })

  it('does not come back early when it is far away', () => {
    muted(new Date(NOON.getTime() + 60 * 86_400_000))
    vi.advanceTimersByTime(59 * 86_400_000)
    expect(silence.value).not.toBeNull()
  })

  it('is not lost towards the team', () => {
    muted(null)
    expect(silenceIn('room:parvis', [BEN])).not.toBeNull()
    expect(silenceIn('direct:2', [BEN])).not.toBeNull()
    expect(silenceIn('direct:1', [{ ...ANA, role: 'moderator' }])).toBeNull()
  })
})

it('what holds is told anew by each connection', () => {
  muted(null)
  hear({ name: 'moderation.queue', payload: { open: 2 } })
  forget()
  expect([silence.value, waiting.value]).toEqual([null, null])
})

it('says until when: the time today, the day as well on another', () => {
  const time = (date: Date): string => date.toLocaleTimeString('fr', { hour: '2-digit', minute: '2-digit' })
  const soon = new Date(NOON.getTime() + 60_000)
  const later = new Date(NOON.getTime() + 3 * 86_400_000)
  expect(untilWords(soon.toISOString(), NOON)).toBe(`jusqu’à ${time(soon)}`)
  expect(untilWords(later.toISOString(), NOON)).toBe(`jusqu’au jeudi 7 mai à ${time(later)}`)
  expect(silenceWords({ muted: true, until: null, reason: 'Insultes' })).toContain('pour toute la durée de l’édition. Motif : Insultes')
})
