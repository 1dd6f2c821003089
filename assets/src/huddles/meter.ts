import type { Quality, Usage } from './store'

/** Bytes that went, at a time (ms). */
export interface Traffic {
  readonly at: number
  readonly sent: number
  readonly received: number
}

const BYTES_IN_MB = 1_000_000
const MS_IN_HOUR = 3_600_000

/** MB per hour at the pace between two readings; null when they are of different connections, or of the same moment. */
export function usageBetween(before: Traffic, after: Traffic): Usage | null {
  const ms = after.at - before.at
  if (ms <= 0 || after.sent < before.sent || after.received < before.received) return null
  const perHour = (bytes: number): number => (bytes / BYTES_IN_MB) * (MS_IN_HOUR / ms)
  return { up: perHour(after.sent - before.sent), down: perHour(after.received - before.received) }
}

/** Two in a hundred lost are repaired unheard; one in ten is heard. A quarter of a second there and back: one interrupts each other. */
export function qualityOf(lossShare: number, roundTripMs: number): Quality {
  if (lossShare > 0.1 || roundTripMs > 600) return 'poor'
  return lossShare > 0.02 || roundTripMs > 250 ? 'fair' : 'good'
}

const ORDER: readonly Quality[] = ['good', 'fair', 'poor']

export function worse(one: Quality, other: Quality): Quality {
  return ORDER[Math.max(ORDER.indexOf(one), ORDER.indexOf(other))]!
}

/** Of packets, since the last reading. */
export class Losses<Key> {
  private readonly known = new Map<Key, { lost: number; received: number }>()

  /** The share that was lost since the last reading of the same; 0 at the first one. */
  share(key: Key, lost: number, received: number): number {
    const before = this.known.get(key)
    this.known.set(key, { lost, received })
    if (!before) return 0
    const newlyLost = Math.max(0, lost - before.lost)
    const newly = newlyLost + Math.max(0, received - before.received)
    return newly === 0 ? 0 : newlyLost / newly
  }
}

type Stat = RTCStats & Partial<Record<'bytesSent' | 'bytesReceived' | 'currentRoundTripTime' | 'roundTripTime' | 'fractionLost' | 'packetsLost' | 'packetsReceived', number>> & { nominated?: boolean; state?: string }

function statsOf(report: RTCStatsReport): Stat[] {
  const stats: Stat[] = []
  report.forEach((stat: Stat) => stats.push(stat))
  return stats
}

/** What went over some connections since each began, and the longest way there and back (ms). */
export async function trafficOf(peers: readonly RTCPeerConnection[], now: number): Promise<Traffic & { roundTripMs: number }> {
  let sent = 0
  let received = 0
  let roundTripMs = 0
  for (const report of await Promise.all(peers.map((peer) => peer.getStats()))) {
    for (const stat of statsOf(report)) {
      if (stat.type !== 'candidate-pair' || stat.state !== 'succeeded' || stat.nominated === false) continue
      sent += stat.bytesSent ?? 0
      received += stat.bytesReceived ?? 0
      roundTripMs = Math.max(roundTripMs, (stat.currentRoundTripTime ?? 0) * 1000)
    }
  }
  return { at: now, sent, received, roundTripMs }
}

/** What of what I send gets lost, as the other side reports. */
export async function outgoingLoss(peer: RTCPeerConnection): Promise<number> {
  const losses = statsOf(await peer.getStats()).filter(({ type }) => type === 'remote-inbound-rtp')
  return Math.max(0, ...losses.map(({ fractionLost }) => fractionLost ?? 0))
}

export async function packetsOf(receiver: RTCRtpReceiver): Promise<{ lost: number; received: number }> {
  const incoming = statsOf(await receiver.getStats()).find(({ type }) => type === 'inbound-rtp')
  return { lost: incoming?.packetsLost ?? 0, received: incoming?.packetsReceived ?? 0 }
}
