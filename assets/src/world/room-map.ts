/**
 * A room as it stands, read from its published Tiled map (`.tmj`): what to draw, where to walk, and what is where.
 * The server has validated the map strictly; here a map that cannot be read is an error, not something to repair.
 */

import { DOWN, LEFT, RIGHT, UP, type Facing } from '../protocol/frames'

export const TILE_PX = 32

export interface TileLayer {
  name: string
  /** Tile numbers by y * columns + x, counted from 0 through all the tilesets; -1 where there is none. */
  tiles: Int32Array
  opacity: number
}

/** A picture of tiles, `columns` of them in a row; its tiles have the numbers from `first` up to `end`, which is the next one's. */
export interface Tileset {
  name: string
  first: number
  end: number
  columns: number
}

/** A rectangle in tiles. */
export interface Region {
  x: number
  y: number
  columns: number
  rows: number
}

export interface Portal extends Region {
  room: string
  spawn: string
}

export interface Seat {
  /** Its number in the map's seats, in file order: how commands name it. */
  index: number
  x: number
  y: number
  facing: Facing
}

export type AreaKind = 'plain' | 'private' | 'silent' | 'stage' | 'audience'

export interface Area extends Region {
  name: string
  kind: AreaKind
  access: 'team' | 'speakers' | null
}

/** A label on the map; `x` and `y` are its middle, in tiles. */
export interface Sign {
  text: string
  x: number
  y: number
}

export type ThingKind = 'note' | 'link' | 'screen' | 'desk'

/** Something to read, to follow, to watch, or where to ask; its rectangle is its box. */
export interface Thing extends Region {
  /** Its number among the things of the map, in file order. */
  index: number
  kind: ThingKind
  title: string
  /** Of a link or a screen: where it leads; else ''. */
  url: string
}

export interface RoomMap {
  columns: number
  rows: number
  title: string
  /** Those that something shown is drawn with, in the order of their numbers. */
  tilesets: Tileset[]
  below: TileLayer[]
  above: TileLayer[]
  /** 1 where nobody walks, by y * columns + x. */
  solid: Uint8Array
  portals: Portal[]
  seats: Seat[]
  things: Thing[]
  areas: Area[]
  signs: Sign[]
  spawns: (Region & { name: string })[]
}

export class MapError extends Error {}

interface TiledProperty {
  name: string
  value: unknown
}

interface TiledObject {
  name?: string
  type?: string
  class?: string
  x: number
  y: number
  width?: number
  height?: number
  properties?: TiledProperty[]
}

interface TiledLayer {
  type: string
  name: string
  data?: number[]
  opacity?: number
  visible?: boolean
  objects?: TiledObject[]
}

interface TiledMap {
  width: number
  height: number
  layers: TiledLayer[]
  tilesets: { name: string; firstgid: number; columns: number; tilecount: number; tiles?: { id: number; properties?: TiledProperty[] }[] }[]
  properties?: TiledProperty[]
}

const FLOOR_LAYER = 'floorLayer'
const FACINGS: Readonly<Record<string, Facing>> = { down: DOWN, left: LEFT, right: RIGHT, up: UP }

/** @throws MapError when it is not a map of ours. */
export function parseRoomMap(source: unknown): RoomMap {
  const tiled = source as TiledMap
  if (!tiled?.tilesets?.length || !Array.isArray(tiled.layers) || !(tiled.width > 0) || !(tiled.height > 0)) {
    throw new MapError('not a Tiled map')
  }
  const size = tiled.width * tiled.height
  const colliding = new Set<number>()
  for (const { firstgid, tiles } of tiled.tilesets) {
    for (const tile of tiles ?? []) {
      if (property(tile.properties, 'collides') === true) colliding.add(firstgid - 1 + tile.id)
    }
  }

  const room: RoomMap = {
    columns: tiled.width,
    rows: tiled.height,
    title: text(tiled.properties, 'title'),
    tilesets: [],
    below: [],
    above: [],
    solid: new Uint8Array(size),
    portals: [],
    seats: [],
    things: [],
    areas: [],
    signs: [],
    spawns: [],
  }
  const floorAt = tiled.layers.findIndex((layer) => layer.name === FLOOR_LAYER)
  tiled.layers.forEach((layer, position) => {
    if (layer.type === 'objectgroup') {
      for (const object of layer.objects ?? []) placeObject(room, object)
      return
    }
    if (layer.type !== 'tilelayer') return
    if (layer.data?.length !== size) throw new MapError(`layer ${layer.name} has not ${size} tiles`)
    const tiles = Int32Array.from(layer.data, (gid) => gid - 1)
    tiles.forEach((tile, at) => {
      if (colliding.has(tile)) room.solid[at] = 1
    })
    if (layer.visible === false) return
    const below = floorAt < 0 || position < floorAt
    ;(below ? room.below : room.above).push({ name: layer.name, tiles, opacity: layer.opacity ?? 1 })
  })
  room.tilesets = tiled.tilesets
    .map(({ name, firstgid, columns, tilecount }) => ({ name, columns, first: firstgid - 1, end: firstgid - 1 + tilecount }))
    .filter(({ first, end }) => [...room.below, ...room.above].some(({ tiles }) => tiles.some((tile) => tile >= first && tile < end)))
  return room
}

const THINGS: ReadonlySet<string> = new Set<ThingKind>(['note', 'link', 'screen', 'desk'])

function isThing(kind: string | undefined): kind is ThingKind {
  return kind !== undefined && THINGS.has(kind)
}

function placeObject(room: RoomMap, object: TiledObject): void {
  const region = {
    x: Math.floor(object.x / TILE_PX),
    y: Math.floor(object.y / TILE_PX),
    columns: Math.max(1, Math.round((object.width ?? 0) / TILE_PX)),
    rows: Math.max(1, Math.round((object.height ?? 0) / TILE_PX)),
  }
  const name = object.name ?? ''
  const kind = object.type || object.class
  if (isThing(kind)) {
    room.things.push({ ...region, index: room.things.length, kind, title: name, url: text(object.properties, 'url') })
    return
  }
  switch (kind) {
    case 'portal':
      room.portals.push({ ...region, room: text(object.properties, 'room'), spawn: text(object.properties, 'spawn') || 'start' })
      break
    case 'seat': {
      const facing = FACINGS[text(object.properties, 'facing')] ?? DOWN
      room.seats.push({ index: room.seats.length, x: region.x, y: region.y, facing })
      break
    }
    case 'area': {
      const access = text(object.properties, 'access')
      room.areas.push({
        ...region,
        name,
        kind: (text(object.properties, 'kind') || 'plain') as AreaKind,
        access: access === 'team' || access === 'speakers' ? access : null,
      })
      break
    }
    case 'sign': {
      const middleX = (object.x + (object.width ?? 0) / 2) / TILE_PX
      const middleY = (object.y + (object.height ?? 0) / 2) / TILE_PX
      room.signs.push({ text: name, x: middleX, y: middleY })
      break
    }
    case 'spawn':
      room.spawns.push({ ...region, name })
      break
  }
}

function property(properties: TiledProperty[] | undefined, name: string): unknown {
  return properties?.find((one) => one.name === name)?.value
}

function text(properties: TiledProperty[] | undefined, name: string): string {
  const value = property(properties, name)
  return typeof value === 'string' ? value : ''
}

export function contains(region: Region, x: number, y: number): boolean {
  return x >= region.x && y >= region.y && x < region.x + region.columns && y < region.y + region.rows
}

export function isWalkable(room: RoomMap, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < room.columns && y < room.rows && room.solid[y * room.columns + x] === 0
}

export function portalAt(room: RoomMap, x: number, y: number): Portal | null {
  return room.portals.find((portal) => contains(portal, x, y)) ?? null
}

export function thingAt(room: RoomMap, x: number, y: number): Thing | null {
  return room.things.find((thing) => contains(thing, x, y)) ?? null
}

export function seatAt(room: RoomMap, x: number, y: number): Seat | null {
  return room.seats.find((seat) => seat.x === x && seat.y === y) ?? null
}

/** The tile to walk on that is nearest to one, at most `reach` tiles away in each direction. */
export function nearestWalkable(room: RoomMap, x: number, y: number, reach: number): { x: number; y: number } | null {
  let nearest: { x: number; y: number } | null = null
  let least = Infinity
  for (let otherY = y - reach; otherY <= y + reach; otherY += 1) {
    for (let otherX = x - reach; otherX <= x + reach; otherX += 1) {
      const away = (otherX - x) ** 2 + (otherY - y) ** 2
      if (away < least && isWalkable(room, otherX, otherY)) {
        nearest = { x: otherX, y: otherY }
        least = away
      }
    }
  }
  return nearest
}
