/** The light of the hour: pure functions of the edition's clock. Middle of France, to about half an hour. */

export interface Light {
  /** The colour that lies over everything: red, green, blue from 0 to 255, and how dense, from 0 to 1. */
  veil: readonly [number, number, number, number]
  /** How much lamps and windows shine, from 0 (day) to 1. */
  shine: number
}

export const DAYLIGHT: Light = { veil: [0, 0, 0, 0], shine: 0 }

const NIGHT: Light['veil'] = [20, 24, 84, 0.5]
const DUSK: Light['veil'] = [150, 70, 96, 0.24]
/** The sun takes this long to go down or to rise, minutes. */
const TWILIGHT_MIN = 80
/** The middle of the day by the clocks, between those of winter and of summer. */
const NOON_MIN = 13 * 60 + 20
const MEAN_DAY_MIN = 12.2 * 60
const SEASONS_MIN = 3.5 * 60
const EQUINOX_DAY = 80
const YEAR_DAYS = 365.25
/** Inside, lamps are on: a little darker than by day, and warmer. */
const LAMPLIGHT: Light['veil'] = [88, 44, 40, 0.17]

/** @param minutes since midnight by the edition's clocks; `dayOfYear` counts from 1. */
export function lightAt(minutes: number, dayOfYear: number, outdoors: boolean): Light {
  const dayLength = MEAN_DAY_MIN + SEASONS_MIN * Math.sin((2 * Math.PI * (dayOfYear - EQUINOX_DAY)) / YEAR_DAYS)
  const beforeSunset = dayLength / 2 - Math.abs(minutes - NOON_MIN)
  const sun = smooth(beforeSunset / TWILIGHT_MIN + 0.5)
  if (sun === 1) return DAYLIGHT
  const shine = 1 - smooth(sun / 0.8)
  if (!outdoors) return { veil: [LAMPLIGHT[0], LAMPLIGHT[1], LAMPLIGHT[2], LAMPLIGHT[3] * (1 - sun)], shine }
  const veil = sun < 0.5 ? mix(NIGHT, DUSK, sun * 2) : mix(DUSK, [DUSK[0], DUSK[1], DUSK[2], 0], sun * 2 - 1)
  return { veil, shine }
}

function smooth(share: number): number {
  const within = Math.min(1, Math.max(0, share))
  return within * within * (3 - 2 * within)
}

function mix(from: Light['veil'], to: Light['veil'], share: number): Light['veil'] {
  const between = (index: 0 | 1 | 2 | 3): number => from[index] + (to[index] - from[index]) * share
  return [between(0), between(1), between(2), between(3)]
}

/** The clock of the edition, as the server told it: what this machine's own clock shows does not matter. */
export class EditionClock {
  private toldAt = 0
  /** The wall clock of the edition when it was told, as if it were UTC, ms. */
  private wall: number | null = null

  /** @param localTime ISO 8601 with an offset; @param now of a clock that only goes forward, ms. */
  set(localTime: string, now: number): void {
    const wall = Date.parse(`${localTime.slice(0, 19)}Z`)
    this.wall = Number.isNaN(wall) ? null : wall
    this.toldAt = now
  }

  /** Minutes since midnight, and the day of the year from 1; null before it was told. */
  read(now: number): { minutes: number; dayOfYear: number } | null {
    if (this.wall === null) return null
    const date = new Date(this.wall + now - this.toldAt)
    const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
    const newYear = Date.UTC(date.getUTCFullYear(), 0, 1)
    return { minutes: (date.getTime() - midnight) / 60_000, dayOfYear: Math.round((midnight - newYear) / 86_400_000) + 1 }
  }
}
