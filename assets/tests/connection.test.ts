import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Connection, type ConnectionState } from '../src/protocol/connection'
import { encodeAck, encodeResync } from '../src/protocol/frames'
import { CommandError, ConnectionLost, type CampusEvent, type Joined } from '../src/protocol/messages'

/** A socket whose other end is the test. */
class FakeSocket {
  static readonly OPEN = 1
  static all: FakeSocket[] = []
  readyState = 0
  binaryType = ''
  sent: (string | ArrayBuffer)[] = []
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string | ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null

  constructor(readonly url: string) {
    FakeSocket.all.push(this)
  }

  send(data: string | ArrayBuffer): void {
    this.sent.push(data)
  }

  close(): void {
    this.readyState = 3
  }

  open(): void {
    this.readyState = 1
    this.onopen?.()
  }

  say(...frame: unknown[]): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  move(tick: number): void {
    this.onmessage?.({ data: new Uint8Array([0x11, tick & 0xff, tick >> 8, 0, 0, 1, 0, 0, 0]).buffer })
  }

  fail(code: number): void {
    this.readyState = 3
    this.onclose?.({ code })
  }
}

const joined = { person: {}, edition: {}, rooms: [], here: {} } as unknown as Joined
const pageListeners = new Map<string, () => void>()
let states: ConnectionState[]
let events: CampusEvent[]
let connection: Connection

const socket = (): FakeSocket => FakeSocket.all.at(-1)!
const kinds = (): string[] => states.map(({ kind }) => kind)

async function enter(): Promise<void> {
  socket().open()
  const [, id] = JSON.parse(socket().sent.at(-1) as string) as [string, number]
  socket().say('ok', id, joined)
  await vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => pageListeners.set(name, listener))
  FakeSocket.all = []
  states = []
  events = []
  connection = new Connection('ws://campus/', {
    state: (state) => states.push(state),
    joined: () => {},
    event: (event) => events.push(event),
    motion: () => {},
    join: () => ({ room: null, protocol: 1 }),
  })
  connection.open()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('coming in', () => {
  it('joins with the first frame', async () => {
    await enter()
    expect(JSON.parse(socket().sent[0] as string)).toEqual(['presence.join', 1, { room: null, protocol: 1 }])
    expect(kinds()).toEqual(['connecting', 'inside'])
  })

  it('says when the door stays shut, and does not knock again by itself', async () => {
    socket().open()
    socket().say('error', 1, { code: 'room_full', message: 'Pleine.' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(states.at(-1)).toEqual({ kind: 'refused', code: 'room_full', message: 'Pleine.' })
    expect(FakeSocket.all).toHaveLength(1)
  })

  it('gives up a socket that does not open, and tries anew', async () => {
    await vi.advanceTimersByTimeAsync(10_000)
    expect(states.at(-1)?.kind).toBe('away')
    await vi.advanceTimersByTimeAsync(1000)
    expect(FakeSocket.all).toHaveLength(2)
  })
})

describe('many arriving at once', () => {
  it('waits for its turn as long as it is told to, however long, and is let in without asking again', async () => {
    socket().open()
    for (let told = 0; told < 8; told += 1) {
      socket().say('gateway.waiting', { seconds: 24 - 3 * told })
      expect(states.at(-1)).toEqual({ kind: 'waiting', until: Date.now() + 1000 * (24 - 3 * told) })
      await vi.advanceTimersByTimeAsync(3000)
    }
    socket().say('ok', 1, joined)
    await vi.advanceTimersByTimeAsync(0)
    expect([states.at(-1)?.kind, FakeSocket.all.length, socket().sent.length]).toEqual(['inside', 1, 1])
  })

  it('gives up a door from which nothing is heard any more', async () => {
    socket().open()
    socket().say('gateway.waiting', { seconds: 3 })
    await vi.advanceTimersByTimeAsync(15_000)
    expect(states.at(-1)?.kind).toBe('away')
  })

  it('comes back later, each at a time of their own, when too many wait', async () => {
    const waits = new Set<number>()
    for (let attempt = 0; attempt < 10; attempt += 1) {
      socket().fail(4503)
      const away = states.at(-1) as Extract<ConnectionState, { kind: 'away' }>
      expect(away.busy).toBe(true)
      const wait = away.retryAt! - Date.now()
      expect(wait).toBeGreaterThanOrEqual(5000)
      expect(wait).toBeLessThanOrEqual(15_000)
      waits.add(wait)
      connection.open()
    }
    expect(waits.size).toBeGreaterThan(5)
  })
})

describe('commands', () => {
  it('are answered by their number', async () => {
    await enter()
    const sit = connection.command('presence.sit', { seat: 3 })
    const stand = connection.command('presence.stand', {})
    socket().say('error', 3, { code: 'not_seated', message: 'Debout.' })
    socket().say('ok', 2, {})
    await expect(sit).resolves.toEqual({})
    await expect(stand).rejects.toEqual(new CommandError('not_seated', 'Debout.'))
  })

  it('are lost with the socket', async () => {
    await enter()
    const sit = connection.command('presence.sit', { seat: 3 })
    socket().fail(1006)
    await expect(sit).rejects.toBeInstanceOf(ConnectionLost)
  })

  it('without an answer mean a dead line', async () => {
    await enter()
    const sit = connection.command('presence.sit', { seat: 3 })
    const failed = expect(sit).rejects.toBeInstanceOf(ConnectionLost)
    await vi.advanceTimersByTimeAsync(10_000)
    await failed
    expect(kinds()).toContain('away')
  })
})

describe('frames', () => {
  it('of unknown kinds and broken texts are left aside', async () => {
    await enter()
    socket().say('presence.rooms', { rooms: [] })
    socket().say('weather.changed', { sun: true })
    socket().onmessage?.({ data: '{"nonsense"' })
    expect(events).toEqual([{ name: 'presence.rooms', payload: { rooms: [] } }])
  })

  it('cut short are answered with a request for a snapshot', async () => {
    await enter()
    socket().onmessage?.({ data: new Uint8Array([0x11, 0, 0]).buffer })
    expect(socket().sent.at(-1)).toEqual(encodeResync())
  })

  it('are acknowledged within a second, once, and each 20 s when nothing happens', async () => {
    await enter()
    socket().move(300)
    socket().move(301)
    await vi.advanceTimersByTimeAsync(3000)
    expect(socket().sent.slice(1)).toEqual([encodeAck(301)])
    await vi.advanceTimersByTimeAsync(17_500)
    expect(socket().sent.slice(2)).toEqual([encodeAck(301)])
  })

  it('are acknowledged by a step', async () => {
    await enter()
    socket().move(300)
    connection.sendStep(1, 2, 3, false)
    await vi.advanceTimersByTimeAsync(2000)
    expect(socket().sent).toHaveLength(2)
  })
})

describe('a lost line', () => {
  it('is taken up again with growing pauses, until it holds', async () => {
    await enter()
    socket().fail(1012)
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const away = states.at(-1) as Extract<ConnectionState, { kind: 'away' }>
      const wait = away.retryAt! - Date.now()
      expect(wait).toBeGreaterThanOrEqual(500)
      expect(wait).toBeLessThanOrEqual(5000)
      await vi.advanceTimersByTimeAsync(wait)
      expect(FakeSocket.all).toHaveLength(attempt + 2)
      if (attempt < 4) socket().fail(1006)
    }
    await enter()
    expect(states.at(-1)).toEqual({ kind: 'inside' })
  })

  it('is tried at once when asked, or when the network is back', async () => {
    await enter()
    pageListeners.get('offline')!()
    expect(states.at(-1)?.kind).toBe('away')
    pageListeners.get('online')!()
    expect(FakeSocket.all).toHaveLength(2)
    await enter()
    socket().fail(1001)
    connection.retryNow()
    await vi.advanceTimersByTimeAsync(6000)
    expect(FakeSocket.all).toHaveLength(3)
  })

  for (const [code, farewell] of [[1000, 'left'], [4400, 'broken'], [4401, 'sign-in'], [4403, 'forbidden'], [4409, 'replaced'], [4429, 'broken']] as const) {
    it(`is left alone after ${code}`, async () => {
      await enter()
      socket().fail(code)
      await vi.advanceTimersByTimeAsync(60_000)
      expect(states.at(-1)).toEqual({ kind: 'closed', farewell })
      expect(FakeSocket.all).toHaveLength(1)
      connection.open()
      expect([states.at(-1)?.kind, FakeSocket.all.length]).toEqual(['connecting', 2])
    })
  }
})
