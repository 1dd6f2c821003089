import { describe, expect, it } from 'vitest'
import { hearingWords, namesWords, usageWords, type Hearing } from '../src/huddles/hearing-words'

const HEARD: Hearing = { apart: '', hearers: 3, microphone: true, listening: null, connecting: false }

describe('who hears me', () => {
  it('counts those who do, and those within earshot', () => {
    expect(hearingWords(HEARD)).toBe('3 personnes vous entendent')
    expect(hearingWords({ ...HEARD, hearers: 1 })).toBe('1 personne vous entend')
    expect(hearingWords({ ...HEARD, microphone: false })).toBe('3 personnes à portée de voix')
    expect(hearingWords({ ...HEARD, hearers: 0 })).toBe('Personne ne vous entend')
    expect(hearingWords({ ...HEARD, hearers: 0, microphone: false })).toBe('Personne à portée de voix')
  })

  it('never promises what is not there yet', () => {
    expect(hearingWords({ ...HEARD, connecting: true })).toBe('Le son se connecte…')
  })

  it('says why, before all else', () => {
    expect(hearingWords({ ...HEARD, apart: 'silent' })).toContain('Zone silencieuse')
    expect(hearingWords({ ...HEARD, apart: 'muted', listening: 12 })).toContain('coupé la parole')
    expect(hearingWords({ ...HEARD, apart: 'quiet' })).toBe('3 personnes vous entendent')
    expect(hearingWords({ ...HEARD, apart: 'quiet', hearers: 0 })).toContain('Mode discret')
  })

  it('says that one listens', () => {
    expect(hearingWords({ ...HEARD, listening: 12 })).toBe('12 personnes parlent, vous écoutez')
  })
})

describe('names', () => {
  it('names a few and counts the others', () => {
    expect(namesWords([])).toBe('')
    expect(namesWords(['Ana'])).toBe('Ana')
    expect(namesWords(['Ana', 'Ben'])).toBe('Ana et Ben')
    expect(namesWords(['Ana', 'Ben', 'Eve'])).toBe('Ana, Ben et Eve')
    expect(namesWords(['Ana', 'Ben', 'Eve', 'Dan', 'Lea'])).toBe('Ana, Ben et 3 autres personnes')
  })
})

describe('what a call uses', () => {
  it('is said per hour, roughly', () => {
    expect(usageWords(0)).toBe('Moins de 1 Mo par heure')
    expect(usageWords(46.2)).toBe('Environ 45 Mo par heure')
    expect(usageWords(1800)).toBe('Environ 1,8 Go par heure')
  })
})
