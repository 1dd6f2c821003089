import type { Atlases } from './sprites'
import { TILE_PX, type RoomMap, type TileLayer } from '../world/room-map'

/** Sides of a chunk, in tiles: 512×512 px, a megabyte each. */
export const CHUNK_TILES = 16
const CHUNK_PX = CHUNK_TILES * TILE_PX

/** Chunks kept: two full screens of them below and above, some 60 MB at the very most. */
const KEPT = 64

type Storey = 'below' | 'above'

/** A map drawn once in pieces; the pieces seen longest ago are dropped. */
export class ChunkCache {
  private readonly drawn = new Map<string, HTMLCanvasElement | null>()

  constructor(
    private readonly room: RoomMap,
    private readonly atlases: Atlases,
  ) {}

  /** The picture of a chunk, 1 px per px of the map; null when nothing is there. */
  get(storey: Storey, column: number, row: number): HTMLCanvasElement | null {
    const key = `${storey} ${column} ${row}`
    let chunk = this.drawn.get(key)
    if (chunk === undefined) chunk = this.draw(this.room[storey], column, row)
    else this.drawn.delete(key)
    this.drawn.set(key, chunk)
    if (this.drawn.size > KEPT) this.drawn.delete(this.drawn.keys().next().value!)
    return chunk
  }

  private draw(layers: readonly TileLayer[], column: number, row: number): HTMLCanvasElement | null {
    const left = column * CHUNK_TILES
    const top = row * CHUNK_TILES
    const right = Math.min(left + CHUNK_TILES, this.room.columns)
    const bottom = Math.min(top + CHUNK_TILES, this.room.rows)
    let canvas: HTMLCanvasElement | null = null
    let context: CanvasRenderingContext2D | null = null
    for (const layer of layers) {
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) {
          const tile = layer.tiles[y * this.room.columns + x]!
          if (tile < 0) continue
          if (!canvas || !context) {
            canvas = document.createElement('canvas')
            canvas.width = canvas.height = CHUNK_PX
            context = canvas.getContext('2d')!
          }
          context.globalAlpha = layer.opacity
          this.drawTile(context, tile, (x - left) * TILE_PX, (y - top) * TILE_PX)
        }
      }
    }
    return canvas
  }

  private drawTile(context: CanvasRenderingContext2D, tile: number, x: number, y: number): void {
    const { name, first, columns } = this.room.tilesets.findLast((tileset) => tileset.first <= tile)!
    const atlas = this.atlases.get(name)
    if (!atlas) {
      context.fillStyle = `hsl(${(tile * 47) % 360} 25% 70%)`
      context.fillRect(x, y, TILE_PX, TILE_PX)
      return
    }
    const sourceX = ((tile - first) % columns) * TILE_PX
    const sourceY = Math.floor((tile - first) / columns) * TILE_PX
    context.drawImage(atlas, sourceX, sourceY, TILE_PX, TILE_PX, x, y, TILE_PX, TILE_PX)
  }
}
