/** The first steps, as a state that follows what someone really does. Pure: no clock, no page. */

export const STEPS = ['walk', 'meet', 'interact', 'talk'] as const
export type Step = (typeof STEPS)[number]

/** What is seen of someone. */
export interface Seen {
  readonly room: string
  readonly x: number
  readonly y: number
  /** How many are within earshot. */
  readonly near: number
  readonly seated: boolean
  /** Lines said to the room or to those near, in all. */
  readonly said: number
  /** Something is open: a note, a screen, a desk… */
  readonly opened: boolean
}

export interface Tour {
  readonly step: Step | 'end'
  /**
   * `doing`: to be done. `already`: it was so before one did anything, which teaches nothing: one goes on by oneself.
   * `done`: the next step comes in a moment.
   */
  readonly state: 'doing' | 'already' | 'done'
  /** How things stood when the step began. */
  readonly from: Seen
  readonly last: Seen
  /** Tiles walked since then. */
  readonly walked: number
}

/** So many tiles are a walk. */
const A_WALK = 3

export function begin(seen: Seen): Tour {
  return at('walk', seen)
}

/** Take in what someone does. */
export function watch(tour: Tour, seen: Seen): Tour {
  const moved = seen.x !== tour.last.x || seen.y !== tour.last.y
  const walked = tour.walked + (moved && seen.room === tour.last.room ? 1 : 0)
  const next = { ...tour, last: seen, walked }
  return tour.state !== 'done' && isDone(next) ? { ...next, state: 'done' } : next
}

/** To the next step, whether this one was done or not. */
export function goOn(tour: Tour): Tour {
  if (tour.step === 'end') return tour
  return at(STEPS[STEPS.indexOf(tour.step) + 1] ?? 'end', tour.last)
}

function at(step: Tour['step'], seen: Seen): Tour {
  return { step, state: step === 'meet' && seen.near > 0 ? 'already' : 'doing', from: seen, last: seen, walked: 0 }
}

function isDone({ step, from, last, walked }: Tour): boolean {
  switch (step) {
    case 'walk':
      return walked >= A_WALK || last.room !== from.room
    case 'meet':
      return last.near > 0 && (walked > 0 || from.near === 0)
    case 'interact':
      return last.seated !== from.seated || (last.opened && !from.opened)
    case 'talk':
      return last.said > from.said
    case 'end':
      return false
  }
}
