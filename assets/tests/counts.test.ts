import { expect, it } from 'vitest'
import { cellCounts } from '../src/world/counts'

it('counts are told row by row, and shown for the cells where anyone stands', () => {
  expect(cellCounts({ columns: 3, people: [0, 2, 0, 0, 5] })).toEqual([
    { column: 1, row: 0, people: 2 },
    { column: 1, row: 1, people: 5 },
  ])
  expect(cellCounts({ columns: 3, people: [] })).toEqual([])
})
