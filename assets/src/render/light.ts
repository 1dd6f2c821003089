/** The light of the hour: pure functions of the edition's clock. Middle of France, to about half an hour. */

export interface Light {
  /** What everything is multiplied with, red, green, blue from 0 to 1. */
  tint: readonly [number, number, number]
  /** How much lamps and windows shine, from 0 (day) to 1. */
  shine: number
}

export const DAYLIGHT: Light = { tint: [1, 1, 1], shine: 0 }

const NIGHT: Light['tint'] = [0.54, 0.57, 0.83]
const DUSK: Light['tint'] = [0.92, 0.74, 0.72]
/** The sun takes this long to go down or to rise, minutes. */
const TWILIGHT_MIN = 80
/** The middle of the day by the clocks, between those of winter and of summer. */
const NOON_MIN = 13 * 60 + 20
const MEAN_DAY_MIN = 12.2 * 60
const SEASONS_MIN = 3.5 * 60
const EQUINOX_DAY = 80
const YEAR_DAYS = 365.25
/** Inside, lamps are on: this much of the evening comes in. */
const INDOORS = 0.42

/** @param minutes since midnight by the edition's clocks; `dayOfYear` counts from 1. */
export function lightAt(minutes: number, dayOfYear: number, outdoors: boolean): Light {
  const dayLength = MEAN_DAY_MIN + SEASONS_MIN * Math.sin((2 * Math.PI * (dayOfYear - EQUINOX_DAY)) / YEAR_DAYS)
  const beforeSunset = dayLength / 2 - Math.abs(minutes - NOON_MIN)
  const sun = smooth(beforeSunset / TWILIGHT_MIN + 0.5)
  if (sun === 1) return DAYLIGHT
  const tint = sun < 0.5 ? mix(NIGHT, DUSK, sun * 2) : mix(DUSK, [1, 1, 1], sun * 2 - 1)
  const shine = 1 - smooth(sun / 0.8)
  return outdoors ? { tint, shine } : { tint: mix([1, 1, 1], tint, INDOORS), shine }
}

function smooth(share: number): number {
  const within = Math.min(1, Math.max(0, share))
  return within * within * (3 - 2 * within)
}

function mix(from: Light['tint'], to: Light['tint'], share: number): Light['tint'] {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share]
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
