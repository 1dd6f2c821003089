const FIRST_MS = 1000
const LONGEST_MS = 5000

/**
 * How long to wait before the next try, in ms, within 500…5000: the ceiling doubles from 1 s to 5 s, and jitter takes up
 * to half of it off, so that a thousand clients that lost the server together do not come back together.
 *
 * @param attempt 0 for the first try after a loss.
 */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10))
  return Math.round(ceiling * (0.5 + 0.5 * random()))
}

/** The server starts anew, and everyone comes back at once: spread over 0.5…5 s, in ms. */
export function restartMs(random: () => number = Math.random): number {
  return Math.round(500 + 4500 * random())
}

/** Too many waited at the door already: in 5…15 s, in ms. */
export function busyMs(random: () => number = Math.random): number {
  return Math.round(5000 + 10_000 * random())
}
