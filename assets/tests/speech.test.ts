import { describe, expect, it } from 'vitest'
import { Speech } from '../src/campus/speech'
import { Taken } from '../src/render/names'
import { MOST_LETTERS, placeSpeech, shortLine, wrapLines } from '../src/render/speech'
import { ANA, BEN, said } from './talk'

const plain = (html: string): string => html.replace(/<[^>]+>/g, '')
const wide = (text: string): number => text.length

describe('what is said, over heads', () => {
  it('is short, and cut after a word', () => {
    expect(shortLine('  Bonjour \n à toutes  ')).toBe('Bonjour à toutes')
    const long = shortLine('Les supports sont en ligne '.repeat(9))
    expect([...long].length).toBeLessThanOrEqual(MOST_LETTERS + 1)
    expect(long.endsWith('…')).toBe(true)
    expect(shortLine('é'.repeat(200))).toBe(`${'é'.repeat(MOST_LETTERS)}…`)
  })

  it('has at most three lines, none too wide', () => {
    expect(wrapLines('un deux trois', wide, 8)).toEqual(['un deux', 'trois'])
    const lines = wrapLines('https://example.org/a/very/long/address and what follows it', wide, 12)
    expect(lines).toHaveLength(3)
    expect(lines.every((line) => line.length <= 12)).toBe(true)
    expect(lines.at(-1)!.endsWith('…')).toBe(true)
  })

  it('stands over its speaker; who speaks beside them is heard above', () => {
    const free = { left: 0, top: 0, right: 800, bottom: 600 }
    const bubble = { member: 1, middle: 400, bottom: 300, width: 120, height: 40, since: 2 }
    const placed = placeSpeech([bubble, { ...bubble, member: 2, since: 1 }], new Taken(), free, 1)
    expect(placed.get(1)).toEqual({ left: 340, top: 253, right: 460, bottom: 293 })
    expect(placed.get(2)!.bottom).toBeLessThanOrEqual(253)
    const atEdge = placeSpeech([{ ...bubble, middle: 5 }], new Taken(), free, 1)
    expect(atEdge.get(1)!.left).toBe(0)
    expect(placeSpeech([{ ...bubble, middle: -40 }], new Taken(), free, 1).size).toBe(0)
  })

  it('is what was said last in this room, aloud or near, and nothing else', () => {
    const speech = new Speech(plain)
    speech.hear(said(1, BEN), 0)
    expect(speech.of(BEN.id, 'parvis')).toMatchObject({ text: 'ligne 1', near: false })
    speech.hear(said(2, BEN, { channel: 'nearby:parvis' }), 0)
    expect(speech.of(BEN.id, 'parvis')).toMatchObject({ text: 'ligne 2', near: true })
    expect(speech.of(BEN.id, 'accueil')).toBeNull()
    speech.hear(said(3, ANA, { channel: 'direct:2' }), 0)
    speech.hear(said(4, ANA, { channel: 'announcements:campus' }), 0)
    expect(speech.of(ANA.id, 'parvis')).toBeNull()
    speech.expire(60_000)
    expect(speech.of(BEN.id, 'parvis')).toBeNull()
  })

  it('goes with the line that is taken away, changes with one that is edited, and comes once', () => {
    const speech = new Speech(plain)
    speech.hear(said(1), 0)
    speech.correct(said(1, BEN, { html: '<p>mieux dit</p>', edited: true }))
    expect(speech.of(BEN.id, 'parvis')?.text).toBe('mieux dit')
    speech.hear(said(1), 100)
    expect(speech.of(BEN.id, 'parvis')).toMatchObject({ text: 'mieux dit', since: 0 })
    speech.correct(said(1, BEN, { html: '', body: '', deleted: true, removed: true }))
    expect(speech.of(BEN.id, 'parvis')).toBeNull()
  })
})
