import type { Status } from '../protocol/messages'

/** Out of sight, or without a key or a touch, for this long: away. */
export const AWAY_AFTER_MS = 10 * 60_000

/** What to make of someone's coming and going: `away` was set by us and not by them. */
export interface Presence {
  status: Status
  /** The status is `away` because nobody touched anything. */
  byItself: boolean
}

/** Whoever chose to be busy, away or left alone stays so. */
export function goneQuiet(presence: Presence): Presence {
  return presence.status === 'available' ? { status: 'away', byItself: true } : presence
}

export function backAgain(presence: Presence): Presence {
  return presence.byItself ? { status: 'available', byItself: false } : presence
}

/** What the server says of me: another tab, or myself, may have chosen since. */
export function told(presence: Presence, status: Status): Presence {
  return { status, byItself: presence.byItself && status === 'away' }
}
