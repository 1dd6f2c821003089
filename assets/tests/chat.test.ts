import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Announcer } from '../src/campus/announcer'
import type { Store } from '../src/campus/store'
import { Chat } from '../src/chat/chat'
import type { Connection } from '../src/protocol/connection'
import { CommandError, ConnectionLost, type MessageView } from '../src/protocol/messages'
import { ANA, BEN, said } from './talk'

interface Asked {
  name: string
  payload: Record<string, unknown>
  answer(payload: unknown): Promise<void>
  fail(error: Error): Promise<void>
}

const ROOM = 'room:parvis'
let asked: Asked[]
let chat: Chat
const inside = signal(true)

const settle = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0))
const named = (name: string): Asked[] => asked.filter((one) => one.name === name)
const last = (name: string): Asked => named(name).at(-1)!
const bodies = (): string[] => chat.store.conversation(ROOM).messages.map(({ body }) => body)
const waiting = (): string[] => chat.store.outgoing.value.map(({ body }) => body)

/** The answer to `chat.send`: the line as written. */
function written(send: Asked, seq: number): { message: MessageView } {
  const { body, nonce, channel } = send.payload as { body: string; nonce: string; channel: string }
  return { message: said(seq, ANA, { body, nonce, channel }) }
}

async function say(text: string): Promise<void> {
  chat.store.write(ROOM, { text })
  await chat.submit(ROOM)
}

async function loseTheLine(): Promise<void> {
  inside.value = false
  await last('chat.send').fail(new ConnectionLost())
}

/** Back on the campus; the catch-up is answered with these. */
async function comeBack(missed: MessageView[] = []): Promise<void> {
  inside.value = true
  void chat.arrived()
  await settle()
  if (named('chat.catch_up').length > 0) await last('chat.catch_up').answer({ messages: missed, behind: [] })
  await settle()
}

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  inside.value = true
  const command = (name: string, payload: Record<string, unknown>): Promise<unknown> =>
    new Promise((resolve, reject) =>
      asked.push({
        name,
        payload,
        answer: async (answer) => {
          resolve(answer)
          await settle()
        },
        fail: async (error) => {
          reject(error)
          await settle()
        },
      }),
    )
  const campus = {
    inside,
    me: signal(ANA),
    place: signal({ room: 'parvis', member: 1 }),
    view: signal('map'),
    panelFolded: signal(false),
    foldPanel: () => {},
  } as unknown as Store
  chat = new Chat({ command } as unknown as Connection, campus, { say: () => {} } as unknown as Announcer)
})

afterEach(() => vi.useRealTimers())

describe('saying something', () => {
  it('shows it as on its way, then as said', async () => {
    await say('  Bonjour ')
    expect(waiting()).toEqual(['Bonjour'])
    expect(chat.store.draft(ROOM).text).toBe('')
    await last('chat.send').answer(written(last('chat.send'), 1))
    expect(waiting()).toEqual([])
    expect(bodies()).toEqual(['Bonjour'])
  })

  it('keeps the order: the second waits for the first', async () => {
    await say('un')
    await say('deux')
    expect(named('chat.send')).toHaveLength(1)
    await last('chat.send').answer(written(last('chat.send'), 1))
    expect(last('chat.send').payload.body).toBe('deux')
  })

  it('leaves what is too long in the box, with the reason', async () => {
    const long = 'é'.repeat(2001)
    await say(long)
    expect(asked).toEqual([])
    expect(chat.store.draft(ROOM)).toMatchObject({ text: long, reason: expect.stringContaining('1') as string })
  })

  it('counts characters, not halves of them', async () => {
    await say('🎓'.repeat(2000))
    expect(named('chat.send')).toHaveLength(1)
  })

  it('puts what the server refuses back into the box, before what was written since', async () => {
    await say('Bonjour')
    chat.store.write(ROOM, { text: 'suite' })
    await last('chat.send').fail(new CommandError('not_in_room', 'Vous n’êtes plus là.'))
    expect(chat.store.draft(ROOM)).toMatchObject({ text: 'Bonjour\nsuite', reason: 'Vous n’êtes plus là.' })
    expect(waiting()).toEqual([])
  })

  it('waits and goes again when it was too fast, with the same nonce', async () => {
    await say('Bonjour')
    const { nonce } = last('chat.send').payload
    await last('chat.send').fail(new CommandError('too_fast', 'Doucement.'))
    expect(waiting()).toEqual(['Bonjour'])
    await vi.advanceTimersByTimeAsync(1200)
    expect(named('chat.send')).toHaveLength(2)
    expect(last('chat.send').payload.nonce).toBe(nonce)
  })
})

describe('after a lost connection', () => {
  it('what waits goes again with the same nonce, after the catch-up', async () => {
    chat.hear({ name: 'chat.message', payload: { message: said(7) } })
    await say('un')
    await loseTheLine()
    await say('deux')
    expect(waiting()).toEqual(['un', 'deux'])
    const nonces = chat.store.outgoing.value.map(({ nonce }) => nonce)

    await comeBack([said(8)])
    expect(last('chat.catch_up').payload).toEqual({ after: { [ROOM]: 7 } })
    expect(last('chat.send').payload).toMatchObject({ body: 'un', nonce: nonces[0] })
    await last('chat.send').answer(written(last('chat.send'), 9))
    await last('chat.send').answer(written(last('chat.send'), 10))
    expect(last('chat.send').payload.nonce).toBe(nonces[1])
    expect(bodies()).toEqual(['ligne 7', 'ligne 8', 'un', 'deux'])
    expect(waiting()).toEqual([])
  })

  it('what was written before the loss is neither shown nor said twice', async () => {
    chat.hear({ name: 'chat.message', payload: { message: said(7) } })
    await say('un')
    const arrived = written(last('chat.send'), 8).message
    await loseTheLine()
    await comeBack([arrived])
    expect(named('chat.send')).toHaveLength(1)
    expect(waiting()).toEqual([])
    expect(bodies()).toEqual(['ligne 7', 'un'])
  })

  it('a channel too far behind is read anew', async () => {
    chat.hear({ name: 'chat.message', payload: { message: said(7) } })
    void chat.arrived()
    await settle()
    await last('chat.catch_up').answer({ messages: [], behind: [ROOM] })
    expect(chat.store.conversation(ROOM)).toMatchObject({ messages: [], history: 'unknown' })
  })

  it('what was edited or deleted meanwhile is so here too, and is not asked for again', async () => {
    chat.hear({ name: 'chat.message', payload: { message: said(7) } })
    chat.hear({ name: 'chat.message', payload: { message: said(8) } })
    await comeBack([said(7, BEN, { change: 9, body: '', html: '', deleted: true })])
    expect(chat.store.conversation(ROOM).messages.map(({ seq, deleted }) => [seq, deleted])).toEqual([
      [7, true],
      [8, false],
    ])
    await comeBack()
    expect(last('chat.catch_up').payload).toEqual({ after: { [ROOM]: 9 } })
  })

  it('the first line of a room in which nothing had been said comes too', async () => {
    void chat.past.open(ROOM)
    await last('chat.history').answer({ messages: [], more: false })
    await comeBack([said(1)])
    expect(last('chat.catch_up').payload).toEqual({ after: { [ROOM]: 0 } })
    expect(bodies()).toEqual(['ligne 1'])
  })

  it('conversations that began meanwhile are in the list', async () => {
    void chat.arrived()
    await settle()
    const view = { channel: 'direct:9', title: 'Zoé', person: { ...ANA, id: 9, name: 'Zoé' }, last_seq: 3, last_change: 3, said_at: '2026-05-04T12:00:00+00:00', unread: 2 }
    await last('chat.channels').answer({ channels: [view] })
    expect(chat.store.directs.value.map(({ person }) => person?.name)).toEqual(['Zoé'])
    expect(chat.store.unread.value.direct).toBe(2)
  })
})

describe('one’s own messages', () => {
  it('are edited in the box, which then has what it had', async () => {
    const mine = said(1, ANA, { body: 'Bonjor' })
    chat.hear({ name: 'chat.message', payload: { message: mine } })
    chat.store.write(ROOM, { text: 'en cours' })
    chat.startEditing(mine)
    expect(chat.store.draft(ROOM).text).toBe('Bonjor')
    chat.store.write(ROOM, { text: 'Bonjour' })
    const done = chat.submit(ROOM)
    expect(last('chat.edit').payload).toEqual({ channel: ROOM, seq: 1, body: 'Bonjour' })
    await last('chat.edit').answer({ message: { ...mine, body: 'Bonjour', edited: true } })
    await done
    expect(bodies()).toEqual(['Bonjour'])
    expect(chat.store.draft(ROOM)).toMatchObject({ text: 'en cours', editing: null })
  })

  it('are taken back; a refusal is told', async () => {
    const mine = said(1, ANA)
    chat.hear({ name: 'chat.message', payload: { message: mine } })
    const refused = chat.remove(mine)
    await last('chat.delete').fail(new CommandError('not_yours', 'Pas à vous.'))
    expect(await refused).toBe('Pas à vous.')
    const done = chat.remove(mine)
    await last('chat.delete').answer({ message: { ...mine, body: '', html: '', deleted: true } })
    expect(await done).toBe('')
    expect(chat.store.conversation(ROOM).messages[0]!.deleted).toBe(true)
  })
})

it('someone who writes is shown for four seconds, or until it is said', async () => {
  chat.hear({ name: 'chat.typing', payload: { channel: ROOM, person: 2 } })
  expect(chat.store.writing.value.get(ROOM)?.size).toBe(1)
  chat.hear({ name: 'chat.message', payload: { message: said(1) } })
  expect(chat.store.writing.value.get(ROOM)?.size).toBe(0)
  chat.hear({ name: 'chat.typing', payload: { channel: ROOM, person: 2 } })
  await vi.advanceTimersByTimeAsync(4100)
  expect(chat.store.writing.value.get(ROOM)?.size).toBe(0)
})
