/** Where the tiles of a conversation stand: pure. Sizes are CSS px. */

/** The shape of a tile: that of most cameras. */
export const TILE_SHAPE = 16 / 9
/** Tiles of a strip beyond this many are counted, not shown: one scrolls no further for a face than for a name. */
export const MOST_IN_STRIP = 12
/** A grid's tiles are no smaller than this, so that a face is one. */
export const LEAST_TILE_PX = 132

export interface Grid {
  readonly columns: number
  /** Width of one tile. */
  readonly tile: number
  /** How many of the tiles have room; the others are behind “+n”. */
  readonly shown: number
}

/** The columns with which `count` tiles get as large as the frame allows, a gap between them. */
export function gridOf(count: number, width: number, height: number, gap = 8): Grid {
  const most = Math.max(1, Math.floor((width + gap) / (LEAST_TILE_PX + gap)))
  let best: Grid = { columns: 1, tile: 0, shown: 0 }
  for (let columns = 1; columns <= most; columns += 1) {
    const rows = Math.ceil(count / columns)
    const wide = (width - (columns - 1) * gap) / columns
    const high = ((height - (rows - 1) * gap) / rows) * TILE_SHAPE
    const tile = Math.floor(Math.min(wide, high))
    if (tile > best.tile) best = { columns, tile, shown: count }
  }
  if (best.tile >= Math.min(LEAST_TILE_PX, width)) return best
  // Not all have room: as many as do at the least size, the last place kept for how many more there are.
  const tile = Math.floor(Math.min(width, (width - (most - 1) * gap) / most))
  const rows = Math.max(1, Math.floor((height + gap) / (tile / TILE_SHAPE + gap)))
  const places = most * rows
  return { columns: most, tile, shown: count <= places ? count : Math.max(1, places - 1) }
}

/** Someone's face, or their screen. */
export interface Seat {
  readonly key: string
  readonly member: number
  readonly mine: boolean
  readonly screen: boolean
  readonly speaks: boolean
  /** When they last spoke, ms; 0 for never. */
  readonly spokeAt: number
  readonly listener: boolean
}

/** The rank of most people. */
const ordinary = 3

/** Screens, then the sign language tile, then who is pinned, the others, me, and those who only listen. */
function rankOf(seat: Seat, pinned: ReadonlySet<number>, signing: number | null): number {
  if (seat.screen) return 0
  if (seat.member === signing) return 1
  if (pinned.has(seat.member)) return 2
  if (seat.listener) return ordinary + 2
  return seat.mine ? ordinary + 1 : ordinary
}

/**
 * Who stands where. Each keeps their place (`before`: keys in the order last shown), so that nobody jumps while people talk in
 * turn; but whoever speaks and would be out of the first `steady` takes the place of whoever there has been silent longest.
 */
export function ordered(seats: readonly Seat[], pinned: ReadonlySet<number>, signing: number | null, before: readonly string[] = [], steady = MOST_IN_STRIP): Seat[] {
  const places = new Map(before.map((key, index) => [key, index]))
  const placeOf = (seat: Seat): number => places.get(seat.key) ?? before.length + seat.member
  const rank = (seat: Seat): number => rankOf(seat, pinned, signing)
  const order = [...seats].sort((one, other) => rank(one) - rank(other) || placeOf(one) - placeOf(other))
  for (let index = steady; index < order.length; index += 1) {
    const speaker = order[index]!
    if (!speaker.speaks || speaker.mine) continue
    const silent = order.slice(0, steady).filter((seat) => rank(seat) >= ordinary && !seat.speaks)
    if (silent.length === 0) break
    const longest = silent.reduce((one, other) => (other.spokeAt < one.spokeAt ? other : one))
    order[order.indexOf(longest)] = speaker
    order[index] = longest
  }
  return order
}
