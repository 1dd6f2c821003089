import { beforeEach, describe, expect, it, vi } from 'vitest'
import { byKind } from '../src/huddles/devices'
import { loudness, Speaking, STILL_SPEAKS_MS } from '../src/huddles/levels'
import { Links, TELL_AFTER } from '../src/huddles/link'
import { offers } from '../src/huddles/mesh'
import { Losses, qualityOf, usageBetween, worse } from '../src/huddles/meter'
import { kindOfFailure } from '../src/huddles/problems'
import { withDtx } from '../src/huddles/sdp'
import { NOTHING_SENT, type Incoming, type Outgoing, type Way } from '../src/huddles/way'
import { CommandError, type Path } from '../src/protocol/messages'

/** A way whose connection comes up, or fails, when the test says so. */
class TestWay implements Way {
  onIncoming = (): void => {}
  onLost = (): void => {}
  up!: () => void
  down!: (error: Error) => void
  closed = false
  sent: Outgoing = NOTHING_SENT

  constructor(readonly link: string) {}

  connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.up = resolve
      this.down = reject
    })
  }

  send(outgoing: Outgoing): void {
    this.sent = outgoing
  }

  shape(): void {}

  incoming(): readonly Incoming[] {
    return [{ member: Number(this.link), source: 'person', sound: null, picture: null }]
  }

  standby(): readonly RTCRtpReceiver[] {
    return []
  }

  peers(): readonly RTCPeerConnection[] {
    return []
  }

  close(): void {
    this.closed = true
  }
}

function path(link: string, change: Partial<Path> = {}): Path {
  return { backend: 'forwarder', link, state: 'ready', reason: '', ...change }
}

describe('the way that media goes', () => {
  let made: TestWay[]
  let links: Links

  beforeEach(() => {
    vi.useFakeTimers()
    made = []
    links = new Links({
      make: ({ link }) => {
        made.push(new TestWay(link))
        return made.at(-1)!
      },
      changed: () => {},
      incoming: () => {},
    })
  })

  const settled = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
  const playing = (): number[] => links.incoming().map(({ member }) => member)

  async function bringUp(link: string): Promise<TestWay> {
    links.hear(path(link))
    made.at(-1)!.up()
    await settled()
    return made.at(-1)!
  }

  it('is connected once it is up', async () => {
    links.hear(path('1'))
    expect(links.state).toBe('connecting')
    made[0]!.up()
    await settled()
    expect(links.state).toBe('connected')
  })

  it('is built beside the former one, which goes on until the new one is up', async () => {
    const former = await bringUp('1')
    links.hear(path('2', { reason: 'moved' }))
    expect(playing()).toEqual([1])
    expect(former.closed).toBe(false)
    expect(links.state).toBe('reconnecting')
    made[1]!.up()
    await settled()
    expect(playing()).toEqual([2])
    expect(former.closed).toBe(true)
  })

  it('sends at once what was on before it was built', async () => {
    await bringUp('1')
    const microphone = {} as MediaStreamTrack
    links.send({ ...NOTHING_SENT, microphone })
    links.hear(path('2'))
    expect(made[1]!.sent.microphone).toBe(microphone)
  })

  it('is built once, however often it is told', async () => {
    await bringUp('1')
    links.hear(path('1'))
    links.hear(path('2'))
    links.hear(path('2'))
    expect(made.map(({ link }) => link)).toEqual(['1', '2'])
  })

  it('stays when the campus thinks better of another', async () => {
    const first = await bringUp('1')
    links.hear(path('2'))
    links.hear(path('1'))
    expect(made[1]!.closed).toBe(true)
    expect(first.closed).toBe(false)
    expect(links.state).toBe('connected')
  })

  it('comes back by itself when it is lost', async () => {
    const first = await bringUp('1')
    first.onLost()
    expect(links.state).toBe('reconnecting')
    await settled()
    expect(made).toHaveLength(2)
    made[1]!.up()
    await settled()
    expect(links.state).toBe('connected')
  })

  it('is tried ever more slowly, and said to be down, while nothing comes through', async () => {
    links.hear(path('1'))
    for (let tries = 0; tries < TELL_AFTER; tries += 1) {
      made.at(-1)!.down(new Error('no way through'))
      await settled(6000)
    }
    expect(links.state).toBe('down')
    const before = made.length
    made.at(-1)!.down(new Error('no way through'))
    await settled(400)
    expect(made).toHaveLength(before)
    await settled(6000)
    made.at(-1)!.up()
    await settled()
    expect(links.state).toBe('connected')
  })

  it('is not tried again under a name that is over', async () => {
    links.hear(path('1'))
    made[0]!.down(new CommandError('old_link', 'Ce lien n’est plus le bon.'))
    await settled(20_000)
    expect(made).toHaveLength(1)
  })

  it('ends when nobody is near any more', async () => {
    const way = await bringUp('1')
    links.hear(path('', { state: 'none' }))
    expect(way.closed).toBe(true)
    expect(playing()).toEqual([])
    expect(links.state).toBe('none')
  })

  it('goes on while it waits for a place on another worker', async () => {
    const way = await bringUp('1')
    links.hear(path('', { state: 'waiting', reason: 'drained' }))
    expect(way.closed).toBe(false)
    expect(links.state).toBe('waiting')
  })
})

describe('who speaks', () => {
  it('speaks on between two words, and not after', () => {
    const speaking = new Speaking<number>()
    speaking.note(7, 0.3, 1000)
    speaking.note(8, 0.001, 1000)
    expect([...speaking.at(1000 + STILL_SPEAKS_MS)]).toEqual([7])
    expect([...speaking.at(1001 + STILL_SPEAKS_MS)]).toEqual([])
  })

  it('fills the meter with a voice, and leaves it empty for silence', () => {
    expect(loudness(new Float32Array(64))).toBe(0)
    expect(loudness(new Float32Array(64).fill(0.1))).toBeCloseTo(0.4)
    expect(loudness(new Float32Array(64).fill(0.9))).toBe(1)
  })
})

describe('what a call takes', () => {
  it('is told in MB per hour, at the pace of now', () => {
    const usage = usageBetween({ at: 0, sent: 0, received: 100 }, { at: 2000, sent: 125_000, received: 125_100 })
    expect(usage).toEqual({ up: 225, down: 225 })
  })

  it('is not told across a change of connections', () => {
    expect(usageBetween({ at: 0, sent: 900, received: 900 }, { at: 2000, sent: 10, received: 10 })).toBeNull()
  })
})

describe('the quality of a connection', () => {
  it.each([
    [0, 40, 'good'],
    [0.05, 40, 'fair'],
    [0, 400, 'fair'],
    [0.2, 40, 'poor'],
    [0, 900, 'poor'],
  ])('with %d lost and %d ms there and back is %s', (loss, roundTrip, quality) => {
    expect(qualityOf(loss, roundTrip)).toBe(quality)
  })

  it('is that of its worst part', () => {
    expect(worse('good', 'poor')).toBe('poor')
    expect(worse('fair', 'good')).toBe('fair')
  })

  it('counts what was lost since it was looked at last', () => {
    const losses = new Losses<string>()
    expect(losses.share('a', 50, 50)).toBe(0)
    expect(losses.share('a', 60, 140)).toBeCloseTo(0.1)
    expect(losses.share('a', 60, 140)).toBe(0)
  })
})

describe('devices', () => {
  const device = (kind: MediaDeviceKind, deviceId: string, label = deviceId): MediaDeviceInfo => ({ kind, deviceId, label, groupId: '', toJSON: () => ({}) })

  it('are listed by kind, without those that have no name yet and without the system’s choice a second time', () => {
    const found = [device('audioinput', 'default'), device('audioinput', 'a'), device('videoinput', ''), device('audiooutput', 'b')]
    expect(byKind(found)).toEqual({ microphone: [{ id: 'a', label: 'a' }], camera: [], speaker: [{ id: 'b', label: 'b' }] })
  })

  it.each([
    ['NotAllowedError', 'denied'],
    ['NotReadableError', 'busy'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['TypeError', 'failed'],
  ])('that fail with %s are %s', (name, kind) => {
    expect(kindOfFailure(Object.assign(new Error(), { name }))).toBe(kind)
  })
})

describe('a browser-to-browser connection', () => {
  it('is offered by one of the two', () => {
    expect([offers(3, 9), offers(9, 3)]).toEqual([true, false])
  })
})

describe('silence that is not sent', () => {
  it('is asked for in the parameters of Opus', () => {
    const sdp = 'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n'
    expect(withDtx(sdp)).toContain('a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1\r\n')
  })

  it('is asked for where Opus has no parameters yet, and once only', () => {
    const sdp = 'a=rtpmap:96 opus/48000/2\r\na=sendonly\r\n'
    const once = withDtx(sdp)
    expect(once).toBe('a=rtpmap:96 opus/48000/2\r\na=fmtp:96 usedtx=1\r\na=sendonly\r\n')
    expect(withDtx(once)).toBe(once)
  })
})
