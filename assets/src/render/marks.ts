import type { Status } from '../protocol/messages'

/** Side of the square that the marks are drawn on. */
export const MARK_GRID = 12

/** A shape of its own for each: ● available, ▬ busy, ⊖ do not disturb, ◐ away. On a 12×12 grid, for the page and the canvas. */
export const MARKS: Readonly<Record<Status, { fill: string; cut: string }>> = {
  available: { fill: 'M11 6A5 5 0 1 1 1 6a5 5 0 0 1 10 0Z', cut: '' },
  busy: { fill: 'M2.500 3.500h7A1.500 1.500 0 0 1 11 5v2a1.500 1.500 0 0 1-1.500 1.500h-7A1.500 1.500 0 0 1 1 7V5a1.500 1.500 0 0 1 1.500-1.500Z', cut: '' },
  do_not_disturb: { fill: 'M11 6A5 5 0 1 1 1 6a5 5 0 0 1 10 0Z', cut: 'M3.300 5h5.400v2H3.300Z' },
  away: { fill: 'M11 6A5 5 0 1 1 1 6a5 5 0 0 1 10 0Z', cut: 'M6 2.300A3.700 3.700 0 0 1 6 9.700Z' },
}
