import { backoffMs, busyMs, restartMs } from './backoff'
import { decodeFrame, encodeAck, encodeResync, encodeStep, FrameError, type Correction, type Facing, type MotionFrame } from './frames'
import { CommandError, ConnectionLost, readTextFrame, type CampusEvent, type CommandName, type Commands, type Joined } from './messages'

/** Why the server closed, when it means that this client must not come back by itself. */
export type Farewell = 'left' | 'sign-in' | 'forbidden' | 'replaced' | 'kicked' | 'banned' | 'broken'

export type ConnectionState =
  | { kind: 'connecting' }
  /** Many arrive at once: the door opens at about `until` (ms since the epoch). */
  | { kind: 'waiting'; until: number }
  | { kind: 'inside' }
  /** Lost; `retryAt` is the time of the next try (ms since the epoch), null while one is under way. `busy`: too many waited already. */
  | { kind: 'away'; retryAt: number | null; offline: boolean; busy: boolean }
  | { kind: 'closed'; farewell: Farewell }
  /** The server answered `presence.join` with an error. */
  | { kind: 'refused'; code: string; message: string }

/** 4400 and 4429 (frames that the server could not accept): coming back by ourselves would only repeat what went wrong. */
const FAREWELLS: Readonly<Record<number, Farewell>> = {
  1000: 'left',
  4400: 'broken',
  4401: 'sign-in',
  4403: 'forbidden',
  4409: 'replaced',
  4410: 'kicked',
  4411: 'banned',
  4429: 'broken',
}

const BUSY = 4503
const RESTARTS = 1012

const ANSWER_TIMEOUT_MS = 10_000
const OPEN_TIMEOUT_MS = 10_000
/** Whoever waits is told again every few seconds. */
const WAITING_TIMEOUT_MS = 15_000
const ACK_EACH_MS = 1000
const HEARTBEAT_MS = 20_000

export interface ConnectionHandlers {
  state(state: ConnectionState): void
  joined(joined: Joined): void
  event(event: CampusEvent): void
  motion(frame: MotionFrame | Correction): void
  /** What to join with, asked at each try: the place to come back to may have changed. */
  join(): Commands['presence.join']['payload']
}

interface Waiting {
  resolve(payload: never): void
  reject(error: Error): void
  timer: ReturnType<typeof setTimeout>
}

/** One socket to the campus: commands and their answers, events, motion frames, acknowledgements, and coming back. */
export class Connection {
  private socket: WebSocket | null = null
  private state: ConnectionState = { kind: 'connecting' }
  private attempt = 0
  private nextId = 1
  private readonly waiting = new Map<number, Waiting>()
  private retryTimer: ReturnType<typeof setTimeout> | undefined
  private openTimer: ReturnType<typeof setTimeout> | undefined
  private ackTimer: ReturnType<typeof setInterval> | undefined
  private tick = 0
  private tickAcknowledged = true
  private lastSentAt = 0

  constructor(
    private readonly url: string,
    private readonly handlers: ConnectionHandlers,
  ) {
    addEventListener('online', () => this.retryNow())
    addEventListener('offline', () => this.lose())
  }

  /** Open the socket, also after a farewell or a refusal. */
  open(): void {
    clearTimeout(this.retryTimer)
    this.dropSocket()
    const everInside = this.state.kind === 'inside' || this.state.kind === 'away'
    this.become(everInside ? { kind: 'away', retryAt: null, offline: !navigator.onLine, busy: false } : { kind: 'connecting' })
    const socket = new WebSocket(this.url)
    socket.binaryType = 'arraybuffer'
    this.socket = socket
    this.openTimer = setTimeout(() => this.lose(), OPEN_TIMEOUT_MS)
    socket.onopen = () => void this.join()
    socket.onmessage = (message: MessageEvent<string | ArrayBuffer>) => {
      if (typeof message.data === 'string') this.readText(message.data)
      else this.readBinary(message.data)
    }
    socket.onclose = (event) => this.closed(event.code)
  }

  retryNow(): void {
    if (this.state.kind === 'away' && this.state.retryAt !== null) this.open()
  }

  /**
   * Send a command.
   *
   * @throws CommandError when the server refuses it.
   * @throws ConnectionLost when no answer came: nobody knows whether it was carried out.
   */
  command<Name extends CommandName>(name: Name, payload: Commands[Name]['payload']): Promise<Commands[Name]['result']> {
    const id = this.nextId
    this.nextId = id >= 2 ** 31 - 1 ? 1 : id + 1
    return new Promise((resolve, reject) => {
      if (!this.send(JSON.stringify([name, id, payload]))) {
        reject(new ConnectionLost())
        return
      }
      const timer = setTimeout(() => this.lose(), ANSWER_TIMEOUT_MS)
      this.waiting.set(id, { resolve, reject, timer })
    })
  }

  sendStep(epoch: number, seq: number, facing: Facing, turnOnly: boolean): void {
    if (this.state.kind !== 'inside') return
    if (this.send(encodeStep(epoch, seq, facing, turnOnly, this.tick))) this.tickAcknowledged = true
  }

  sendResync(): void {
    if (this.state.kind === 'inside') this.send(encodeResync())
  }

  /** Give this socket up as dead and come back: closing it properly would wait for an answer that will not come. */
  lose(): void {
    if (this.socket) this.closed(1006)
  }

  private async join(): Promise<void> {
    try {
      const joined = await this.command('presence.join', this.handlers.join())
      clearTimeout(this.openTimer)
      this.attempt = 0
      this.ackTimer = setInterval(() => this.acknowledge(), ACK_EACH_MS)
      this.become({ kind: 'inside' })
      this.handlers.joined(joined)
    } catch (error) {
      if (!(error instanceof CommandError)) return
      this.dropSocket()
      this.become({ kind: 'refused', code: error.code, message: error.message })
    }
  }

  /** Not admitted yet: what was asked will be answered when our turn has come. */
  private wait(seconds: number): void {
    clearTimeout(this.openTimer)
    for (const { timer } of this.waiting.values()) clearTimeout(timer)
    this.openTimer = setTimeout(() => this.lose(), WAITING_TIMEOUT_MS)
    this.become({ kind: 'waiting', until: Date.now() + 1000 * seconds })
  }

  private readText(text: string): void {
    const frame = readTextFrame(text)
    if (frame === null) return
    if (frame.kind === 'event') {
      if (frame.event.name === 'gateway.waiting') this.wait(frame.event.payload.seconds)
      else this.handlers.event(frame.event)
      return
    }
    const waiting = this.waiting.get(frame.id)
    if (!waiting) return
    this.waiting.delete(frame.id)
    clearTimeout(waiting.timer)
    if (frame.kind === 'ok') waiting.resolve(frame.payload as never)
    else waiting.reject(new CommandError(frame.code, frame.message))
  }

  private readBinary(buffer: ArrayBuffer): void {
    try {
      const frame = decodeFrame(buffer)
      if (frame === null) return
      if (frame.kind !== 'correction') {
        this.tick = frame.tick
        this.tickAcknowledged = false
        // The timers of a hidden page are held back to one a minute; what arrives is not.
        if (performance.now() - this.lastSentAt >= ACK_EACH_MS) this.acknowledge()
      }
      this.handlers.motion(frame)
    } catch (error) {
      if (!(error instanceof FrameError)) throw error
      this.sendResync()
    }
  }

  /** Within a second of a new tick, so that the server knows we keep up; each 20 s at least, so that it knows we live. */
  private acknowledge(): void {
    const quietMs = performance.now() - this.lastSentAt
    if (!this.tickAcknowledged || quietMs >= HEARTBEAT_MS - ACK_EACH_MS) {
      this.send(encodeAck(this.tick))
      this.tickAcknowledged = true
    }
  }

  private send(data: string | ArrayBuffer): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false
    this.socket.send(data)
    this.lastSentAt = performance.now()
    return true
  }

  private closed(code: number): void {
    this.dropSocket()
    const farewell = FAREWELLS[code]
    if (farewell) {
      this.become({ kind: 'closed', farewell })
      return
    }
    const wait = code === BUSY ? busyMs() : code === RESTARTS ? restartMs() : backoffMs(this.attempt)
    this.attempt += 1
    this.become({ kind: 'away', retryAt: Date.now() + wait, offline: !navigator.onLine, busy: code === BUSY })
    this.retryTimer = setTimeout(() => this.open(), wait)
  }

  private dropSocket(): void {
    clearTimeout(this.openTimer)
    clearInterval(this.ackTimer)
    const socket = this.socket
    this.socket = null
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null
      socket.close()
    }
    this.tickAcknowledged = true
    const abandoned = [...this.waiting.values()]
    this.waiting.clear()
    for (const { reject, timer } of abandoned) {
      clearTimeout(timer)
      reject(new ConnectionLost())
    }
  }

  private become(state: ConnectionState): void {
    this.state = state
    this.handlers.state(state)
  }
}
