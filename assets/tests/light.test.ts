import { describe, expect, it } from 'vitest'
import { DAYLIGHT, EditionClock, lightAt } from '../src/render/light'

const hour = (hours: number): number => hours * 60
const MARCH = 77
const JUNE = 172
const DECEMBER = 350

function brightness(minutes: number, dayOfYear: number, outdoors = true): number {
  const [red, green, blue, density] = lightAt(minutes, dayOfYear, outdoors).veil
  return 1 - density * (1 - (red + green + blue) / 3 / 255)
}

describe('the light of the hour', () => {
  it('is plain day for the sessions of the day, whatever the season', () => {
    for (const day of [MARCH, JUNE, DECEMBER]) {
      for (let minutes = hour(10.5); minutes <= hour(16); minutes += 15) expect(lightAt(minutes, day, true)).toBe(DAYLIGHT)
    }
  })

  it('is evening later in summer than in winter', () => {
    expect(brightness(hour(19), JUNE)).toBe(1)
    expect(brightness(hour(19), DECEMBER)).toBeLessThan(0.8)
    expect(lightAt(hour(23), JUNE, true).shine).toBe(1)
  })

  it('never leaps, all day and all night', () => {
    for (let minutes = 0; minutes < hour(24); minutes += 1) {
      const now = lightAt(minutes, MARCH, true)
      const next = lightAt((minutes + 1) % hour(24), MARCH, true)
      expect(Math.abs(brightness(minutes, MARCH) - brightness((minutes + 1) % hour(24), MARCH))).toBeLessThan(0.02)
      expect(Math.abs(now.shine - next.shine)).toBeLessThan(0.035)
    }
  })

  it('changes less indoors, and never so far that nothing is seen', () => {
    expect(brightness(0, MARCH, false)).toBeGreaterThan(brightness(0, MARCH, true))
    expect(brightness(0, MARCH, true)).toBeGreaterThan(0.5)
  })
})

describe("the edition's clock", () => {
  it('goes on from what the server said, not from what this machine believes', () => {
    const clock = new EditionClock()
    expect(clock.read(0)).toBeNull()
    clock.set('2027-03-18T21:30:00+01:00', 5000)
    expect(clock.read(5000)).toEqual({ minutes: 21 * 60 + 30, dayOfYear: 77 })
    expect(clock.read(5000 + 3 * 3_600_000)).toEqual({ minutes: 30, dayOfYear: 78 })
    clock.set('never', 0)
    expect(clock.read(0)).toBeNull()
  })
})
