import type { RoomMap } from '../world/room-map'

const GROUND = '#e6d9bf'
const SOLID = '#c9b899'
const DOOR = '#9fcfc0'

/** The room before its pictures have come, 1 px a tile: where one walks, what stands in the way, the doors. */
export function floorPlan(room: RoomMap): HTMLCanvasElement {
  const picture = document.createElement('canvas')
  picture.width = room.columns
  picture.height = room.rows
  const context = picture.getContext('2d')!
  context.fillStyle = GROUND
  context.fillRect(0, 0, room.columns, room.rows)
  context.fillStyle = SOLID
  room.solid.forEach((solid, at) => solid === 1 && context.fillRect(at % room.columns, Math.floor(at / room.columns), 1, 1))
  context.fillStyle = DOOR
  for (const { x, y, columns, rows } of room.portals) context.fillRect(x, y, columns, rows)
  return picture
}
