import { CommandError, ConnectionLost, type MessageView } from '../protocol/messages'

/** Said, but not yet known to be written. Its nonce makes sending it again harmless. */
export interface Outgoing {
  nonce: string
  channel: string
  body: string
  replyTo: number | null
  /** When it was said, ms since the epoch. */
  at: number
}

export interface OutboxHandlers {
  /** @throws CommandError, ConnectionLost as `Connection.command` does. */
  send(outgoing: Outgoing): Promise<MessageView>
  /** Whether there is a campus to send to now. */
  ready(): boolean
  sent(message: MessageView, outgoing: Outgoing): void
  refused(outgoing: Outgoing, error: CommandError): void
  /** What waits has changed. */
  changed(waiting: readonly Outgoing[]): void
}

/** The server lets one through a second, after a few at once: what goes too fast waits and goes again. */
const PAUSE_MS = 1100
const MOST_PAUSES = 5

/** Messages on their way, in the order in which they were said; one at a time, and again after a lost connection. */
export class Outbox {
  private waiting: readonly Outgoing[] = []
  private busy = false

  constructor(private readonly handlers: OutboxHandlers) {}

  add(outgoing: Outgoing): void {
    this.become([...this.waiting, outgoing])
    void this.flush()
  }

  /** The server has it, however we know. */
  settle(nonce: string): void {
    if (nonce !== '' && this.waiting.some((one) => one.nonce === nonce)) this.drop(nonce)
  }

  /** Send what waits, if there is a connection; called again when there is one. */
  async flush(): Promise<void> {
    if (this.busy) return
    this.busy = true
    let pauses = 0
    for (let next = this.waiting[0]; next && this.handlers.ready(); next = this.waiting[0]) {
      try {
        const message = await this.handlers.send(next)
        this.drop(next.nonce)
        this.handlers.sent(message, next)
        pauses = 0
      } catch (error) {
        if (error instanceof ConnectionLost) break
        if (!(error instanceof CommandError)) {
          this.busy = false
          throw error
        }
        if (error.code === 'too_fast' && pauses < MOST_PAUSES) {
          pauses += 1
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
        } else if (this.waiting.includes(next)) {
          this.drop(next.nonce)
          this.handlers.refused(next, error)
        }
      }
    }
    this.busy = false
  }

  private drop(nonce: string): void {
    this.become(this.waiting.filter((one) => one.nonce !== nonce))
  }

  private become(waiting: readonly Outgoing[]): void {
    this.waiting = waiting
    this.handlers.changed(waiting)
  }
}

/** 22 characters that nobody else draws. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
