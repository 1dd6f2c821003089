import type { Counts } from '../protocol/messages'

/** How many people stand in a cell where anyone does; `column` and `row` count cells from the map's corner. */
export interface CellCount {
  column: number
  row: number
  people: number
}

export function cellCounts({ columns, people }: Counts): CellCount[] {
  const cells = people.map((count, index) => ({ column: index % columns, row: Math.floor(index / columns), people: count }))
  return cells.filter((cell) => cell.people > 0)
}
