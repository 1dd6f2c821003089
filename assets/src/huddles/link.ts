import { backoffMs } from '../protocol/backoff'
import { CommandError, type Path } from '../protocol/messages'
import type { PathView } from './store'
import { NOTHING_SENT, type Incoming, type Outgoing, type Way, type Wishes } from './way'

/** After so many tries in a row that found no way through, the person is told what to do; it is tried on. */
export const TELL_AFTER = 3

export interface LinksHost {
  /** Build a way, not connected yet. */
  make(path: Path): Way
  /** Something of `view` has changed. */
  changed(): void
  /** What comes in has changed. */
  incoming(): void
}

/**
 * The way that sound and pictures go now, and the one that takes its place: a new one is built beside the old one, which ends
 * once the new one is up. What is lost is built anew, ever more slowly, and so is what does not come up.
 */
export class Links {
  private current: Way | null = null
  private next: Way | null = null
  private path: Path | null = null
  private outgoing: Outgoing = NOTHING_SENT
  private attempt = 0
  private wasUp = false
  /** What the campus said when it last refused, in words. */
  refusal = ''
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly host: LinksHost) {}

  /** The server says how media goes from now on. */
  hear(path: Path): void {
    const before = this.path
    this.path = path
    if (path.link !== before?.link || path.state !== before.state) {
      clearTimeout(this.timer)
      this.attempt = 0
      this.refusal = ''
    }
    if (path.state === 'none') this.drop()
    else if (path.state !== 'ready') this.dropNext()
    else if (path.link === this.current?.link) this.dropNext()
    else if (path.link !== this.next?.link) void this.build(path)
    this.host.changed()
  }

  get state(): PathView['state'] {
    if (this.path === null || this.path.state === 'none') return 'none'
    if (this.path.state !== 'ready') return this.path.state
    if (this.current && !this.next) return 'connected'
    if (this.attempt >= TELL_AFTER) return 'down'
    return this.wasUp ? 'reconnecting' : 'connecting'
  }

  get backend(): PathView['backend'] {
    return this.path?.backend ?? 'forwarder'
  }

  get reason(): Path['reason'] {
    return this.path?.reason ?? ''
  }

  /** The ways there are: the one in use first. */
  ways(): readonly Way[] {
    return [this.current, this.next].filter((way) => way !== null)
  }

  /** What comes in by the way in use; while there is none, by the one that is being built. */
  incoming(): readonly Incoming[] {
    return (this.current ?? this.next)?.incoming() ?? []
  }

  standby(): readonly RTCRtpReceiver[] {
    return (this.current ?? this.next)?.standby() ?? []
  }

  send(outgoing: Outgoing): void {
    this.outgoing = outgoing
    for (const way of this.ways()) way.send(outgoing)
  }

  shape(wishes: Wishes): void {
    for (const way of this.ways()) way.shape(wishes)
  }

  /** Close everything and forget what was told. */
  close(): void {
    this.path = null
    this.drop()
    this.host.changed()
  }

  private async build(path: Path): Promise<void> {
    this.dropNext()
    const way = this.host.make(path)
    this.next = way
    way.onIncoming = () => this.host.incoming()
    way.onLost = () => this.lost(way)
    way.send(this.outgoing)
    this.host.changed()
    try {
      await way.connect()
    } catch (error) {
      this.failed(way, error)
      return
    }
    if (this.next !== way) return
    this.current?.close()
    this.current = way
    this.next = null
    this.attempt = 0
    this.refusal = ''
    this.wasUp = true
    this.host.changed()
    this.host.incoming()
  }

  private failed(way: Way, error: unknown): void {
    way.close()
    if (this.next !== way) return
    this.next = null
    this.refusal = error instanceof CommandError ? error.message : ''
    // Of another link one will be told, or was already.
    const isOver = error instanceof CommandError && error.code === 'old_link'
    if (!isOver) this.again()
    this.host.changed()
    this.host.incoming()
  }

  private lost(way: Way): void {
    way.close()
    if (this.current === way) this.current = null
    if (this.next === way) this.next = null
    if (this.path?.state === 'ready' && this.path.link === way.link) this.again()
    this.host.changed()
    this.host.incoming()
  }

  private again(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(
      () => {
        const { path } = this
        if (path?.state === 'ready' && path.link !== this.current?.link && path.link !== this.next?.link) void this.build(path)
      },
      // What was up and is lost comes back at once; what does not come up is not worn out.
      this.attempt === 0 ? 0 : backoffMs(this.attempt - 1),
    )
    this.attempt += 1
  }

  private dropNext(): void {
    const way = this.next
    this.next = null
    way?.close()
  }

  private drop(): void {
    clearTimeout(this.timer)
    this.dropNext()
    this.current?.close()
    this.current = null
    this.wasUp = false
    this.host.incoming()
  }
}
