import { DOWN } from '../src/protocol/frames'
import type { RoomMap } from '../src/world/room-map'

/** A room drawn in letters: '#' solid, 'D' a door to "other", 'S' a reserved area, 'c' a chair. */
export function room(...rows: string[]): RoomMap {
  const columns = rows[0]!.length
  const found = (sign: string): { x: number; y: number }[] =>
    rows.flatMap((row, y) => [...row].flatMap((tile, x) => (tile === sign ? [{ x, y }] : [])))
  return {
    columns,
    rows: rows.length,
    title: '',
    tilesets: [],
    below: [],
    above: [],
    solid: Uint8Array.from(rows.join(''), (tile) => Number('#c'.includes(tile))),
    portals: found('D').map((at) => ({ ...at, columns: 1, rows: 1, room: 'other', spawn: 'start' })),
    seats: found('c').map((at, index) => ({ ...at, index, facing: DOWN })),
    areas: found('S').map((at) => ({ ...at, columns: 1, rows: 1, name: '', kind: 'stage' as const, access: 'speakers' as const })),
    signs: [],
    things: [],
    spawns: [],
  }
}
