import { TILE_PX, type RoomMap } from '../world/room-map'
import { CHUNK_TILES, type ChunkCache } from './chunks'

/** The sizes of a small picture of a room that fits into a box, in px; whole tiles are not asked for. */
export function miniatureSize(room: { columns: number; rows: number }, width: number, height: number): { width: number; height: number } {
  const scale = Math.min(width / room.columns, height / room.rows)
  return { width: Math.max(1, Math.round(room.columns * scale)), height: Math.max(1, Math.round(room.rows * scale)) }
}

/** Paint a small picture of a room, one chunk a turn: a large room is painted between frames. */
export function* paintMiniature(room: RoomMap, chunks: ChunkCache, picture: HTMLCanvasElement): Generator<void> {
  const context = picture.getContext('2d')!
  const scale = picture.width / (room.columns * TILE_PX)
  const side = CHUNK_TILES * TILE_PX * scale
  context.clearRect(0, 0, picture.width, picture.height)
  context.imageSmoothingQuality = 'high'
  for (let row = 0; row * CHUNK_TILES < room.rows; row += 1) {
    for (let column = 0; column * CHUNK_TILES < room.columns; column += 1) {
      for (const storey of ['below', 'above'] as const) {
        const chunk = chunks.get(storey, column, row)
        if (chunk) context.drawImage(chunk, column * side, row * side, side, side)
      }
      yield
    }
  }
}
