import { describe, expect, it } from 'vitest'
import { forgetMessages, hear, include, includePage, markRead, newConversation, summarise, unreadOf } from '../src/chat/conversation'
import { mentionAt, peopleFor, withName } from '../src/chat/mentions'
import type { ChannelView, PersonView } from '../src/protocol/messages'
import { ANA, BEN, said } from './talk'

const room = newConversation('room:parvis')
const seqs = (conversation: { messages: readonly { seq: number }[] }): number[] => conversation.messages.map(({ seq }) => seq)

function view(lastSeq: number, unread: number): ChannelView {
  return { channel: 'room:parvis', title: 'Parvis', person: null, last_seq: lastSeq, last_change: lastSeq, said_at: null, unread }
}

describe('messages', () => {
  it('stand in the order of their seq, whatever the order they come in', () => {
    expect(seqs(hear(hear(room, [said(3), said(1)]), [said(2)]))).toEqual([1, 2, 3])
  })

  it('that come twice are there once', () => {
    expect(seqs(hear(hear(room, [said(1), said(2)]), [said(2), said(3)]))).toEqual([1, 2, 3])
  })

  it('are renewed by an edit, and by what is read again', () => {
    const edited = hear(hear(room, [said(1), said(2)]), [said(1, BEN, { change: 3, body: 'mieux', edited: true })])
    expect(edited.messages[0]).toMatchObject({ body: 'mieux', edited: true })
    expect(seqs(edited)).toEqual([1, 2])
  })

  it('are not renewed by an answer that is older than what is here', () => {
    const twice = hear(hear(room, [said(1)]), [said(1, BEN, { change: 3, body: 'troisième' })])
    expect(include(twice, [said(1, BEN, { change: 2, body: 'deuxième' })]).messages[0]!.body).toBe('troisième')
  })

  it('that were deleted do not come back with a late answer', () => {
    const deleted = hear(hear(room, [said(1)]), [said(1, BEN, { change: 2, body: '', html: '', deleted: true })])
    expect(include(deleted, [said(1)]).messages[0]!.deleted).toBe(true)
  })

  it('that are older than the first one here are not made by a change: they would stand alone', () => {
    const changed = hear(hear(room, [said(5)]), [said(2, BEN, { change: 6, deleted: true })])
    expect(seqs(changed)).toEqual([5])
    expect(changed.heard).toBe(6)
  })

  it('that are older than what was unread when one came are not made by a change either', () => {
    const closed = summarise(room, view(40, 3))
    expect(seqs(hear(closed, [said(12, BEN, { change: 41, edited: true }), said(41, BEN, { change: 42 })]))).toEqual([41])
  })
})

describe('what to catch up from', () => {
  it('is the last that the server told, not what I said myself', () => {
    const told = hear(room, [said(4)])
    expect(include(told, [said(6, ANA)]).heard).toBe(4)
    expect(hear(told, [said(5)]).heard).toBe(5)
  })

  it('counts edits and deletions too', () => {
    expect(hear(hear(room, [said(1), said(2)]), [said(1, BEN, { change: 3, edited: true })]).heard).toBe(3)
  })

  it('is the last change of a channel of which nothing is here yet', () => {
    expect(summarise(room, { ...view(40, 3), last_change: 44 }).heard).toBe(44)
    expect(summarise(hear(room, [said(38)]), view(40, 3)).heard).toBe(38)
  })
})

describe('the history', () => {
  it('comes page by page, until there is no more', () => {
    const last = includePage(room, [said(51), said(52)], true, null)
    expect(last.history).toBe('more')
    const all = includePage(last, [said(1), said(2)], false, 51)
    expect(all.history).toBe('all')
    expect(seqs(all)).toEqual([1, 2, 51, 52])
  })

  it('is as long as before when its last page comes again', () => {
    const all = includePage(includePage(room, [said(51)], true, null), [said(1)], false, 51)
    expect(includePage(all, [said(51)], true, null).history).toBe('all')
  })

  it('starts again when too much was missed', () => {
    expect(forgetMessages(hear(room, [said(1)]))).toMatchObject({ messages: [], history: 'unknown' })
  })
})

describe('the unread', () => {
  it('are those that the server counted, and those that others said since', () => {
    const counted = summarise(room, view(10, 4))
    expect(unreadOf(hear(counted, [said(10), said(11), said(12, ANA), said(13, BEN, { deleted: true })]), ANA.id)).toBe(5)
  })

  it('are none once the end was seen, until something is said', () => {
    const read = markRead(hear(summarise(room, view(10, 4)), [said(11)]))
    expect(unreadOf(read, ANA.id)).toBe(0)
    expect(unreadOf(hear(read, [said(12)]), ANA.id)).toBe(1)
  })

  it('are not counted again by an older count of the server', () => {
    const read = markRead(hear(room, [said(11)]))
    expect(unreadOf(summarise(read, view(11, 7)), ANA.id)).toBe(0)
  })
})

describe('a mention', () => {
  const people = [ANA, BEN, { ...BEN, id: 3, name: 'Élodie Martin' }] satisfies PersonView[]

  it('is looked for after an @ that begins a word', () => {
    expect(mentionAt('Bonjour @elo', 12)).toEqual({ at: 8, words: 'elo' })
    expect(mentionAt('ana@example.org', 15)).toBeNull()
    expect(mentionAt('@Ben, merci beaucoup à tous', 27)).toBeNull()
  })

  it('finds people without their accents, and puts the name in', () => {
    const mention = mentionAt('Bonjour @elo !', 12)!
    expect(peopleFor(mention, people).map(({ name }) => name)).toEqual(['Élodie Martin'])
    expect(withName('Bonjour @elo !', mention, 'Élodie Martin')).toEqual({ text: 'Bonjour @Élodie Martin !', cursor: 23 })
  })

  it('is over when the name is whole', () => {
    expect(peopleFor(mentionAt('@Élodie Martin', 14), people)).toEqual([])
  })
})
