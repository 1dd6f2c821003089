import { TILE_PX, type RoomMap } from '../world/room-map'

/** What tiles of a picture do, as the art generator says (`assets/art/effects.py`). Boxes are [x, y, width, height] in px. */
export interface TileEffects {
  panes: Readonly<Record<string, readonly (readonly number[])[]>>
  marks: Readonly<Record<string, Mark>>
}

export type Mark = 'lamp' | 'wall-lamp' | 'tree' | 'tree-autumn' | 'tree-blossom' | 'fountain' | 'arch-fountain' | 'lava-fountain' | 'flowers'

/** What of a room shines or lives. */
export interface RoomEffects {
  /** Glass, in px of the map. */
  panes: { x: number; y: number; width: number; height: number }[]
  /** Pieces, by their first tile. */
  marks: { mark: Mark; x: number; y: number }[]
  outdoors: boolean
}

const OUTDOORS: ReadonlySet<Mark> = new Set<Mark>(['lamp', 'tree', 'tree-autumn', 'tree-blossom', 'fountain', 'arch-fountain', 'lava-fountain'])

const drawn = import.meta.glob<Record<string, TileEffects>>('../../generated/effects.json', { eager: true, import: 'default' })
const table = drawn['../../generated/effects.json'] ?? {}

/** Read off the tiles of a room; glass that something stands in front of is left out. */
export function effectsOf(room: RoomMap, effects: Readonly<Record<string, TileEffects>> = table): RoomEffects {
  const found: RoomEffects = { panes: [], marks: [], outdoors: false }
  const layers = [...room.below, ...room.above]
  layers.forEach(({ tiles }, depth) => {
    for (let at = 0; at < tiles.length; at += 1) {
      const tile = tiles[at]!
      if (tile < 0) continue
      const x = at % room.columns
      const y = Math.floor(at / room.columns)
      const tileset = room.tilesets.findLast(({ first }) => first <= tile)!
      const does = effects[tileset.name]
      if (!does) continue
      const mark = does.marks[tile - tileset.first]
      if (mark) found.marks.push({ mark, x, y })
      const panes = does.panes[tile - tileset.first]
      if (!panes || layers.some((layer, other) => other > depth && layer.tiles[at]! >= 0)) continue
      for (const [left, top, width, height] of panes) found.panes.push({ x: x * TILE_PX + left!, y: y * TILE_PX + top!, width: width!, height: height! })
    }
  })
  found.outdoors = found.marks.some(({ mark }) => OUTDOORS.has(mark))
  return found
}
