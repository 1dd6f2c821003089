import { expect, it } from 'vitest'
import { backoffMs } from '../src/protocol/backoff'
import { seededRandom } from './random'

it('waits from half a second to five, and longer at each try', () => {
  expect([0, 1, 2, 3, 4, 50].map((attempt) => backoffMs(attempt, () => 0))).toEqual([500, 1000, 2000, 2500, 2500, 2500])
  expect([0, 1, 2, 3, 4, 50].map((attempt) => backoffMs(attempt, () => 1))).toEqual([1000, 2000, 4000, 5000, 5000, 5000])
})

it('is never out of bounds and seldom the same', () => {
  const random = seededRandom(6)
  const waits = Array.from({ length: 1000 }, (_, attempt) => backoffMs(attempt % 12, random))
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(500)
  expect(Math.max(...waits)).toBeLessThanOrEqual(5000)
  expect(new Set(waits).size).toBeGreaterThan(500)
})
