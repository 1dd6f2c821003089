import { describe, expect, it } from 'vitest'
import { LEFT } from '../src/protocol/frames'
import { isWalkable, MapError, parseRoomMap, portalAt, seatAt, thingAt } from '../src/world/room-map'

const tileset = { firstgid: 1, columns: 32, tilecount: 64, name: 'campus', tiles: [{ id: 4, properties: [{ name: 'collides', type: 'bool', value: true }] }] }

/** 3×2 tiles; gid 5 collides. */
function tiled(more: object = {}): object {
  return {
    width: 3,
    height: 2,
    properties: [{ name: 'title', value: 'Hall' }],
    tilesets: [tileset],
    layers: [
      { type: 'tilelayer', name: 'ground', data: [1, 1, 1, 1, 5, 1], opacity: 0.5 },
      { type: 'objectgroup', name: 'floorLayer', objects: [] },
      { type: 'tilelayer', name: 'above', data: [0, 0, 9, 0, 0, 0] },
      {
        type: 'objectgroup',
        name: 'things',
        objects: [
          { type: 'spawn', name: 'start', x: 0, y: 0, width: 64, height: 32 },
          { type: 'portal', name: '', x: 64, y: 0, width: 32, height: 64, properties: [{ name: 'room', value: 'posters' }] },
          { type: 'seat', name: '', x: 32, y: 32, width: 32, height: 32, properties: [{ name: 'facing', value: 'left' }] },
          { class: 'area', name: 'Scène', x: 0, y: 32, width: 96, height: 32, properties: [{ name: 'kind', value: 'stage' }, { name: 'access', value: 'speakers' }] },
          { type: 'sign', name: 'Posters', x: 64, y: 16 },
          { type: 'link', name: 'RGAA', x: 0, y: 0, width: 32, height: 32, properties: [{ name: 'url', value: 'https://example.org/' }] },
          { type: 'desk', name: 'Accueil', x: 32, y: 32, width: 64, height: 32, properties: [{ name: 'text', value: 'Bonjour' }] },
        ],
      },
    ],
    ...more,
  }
}

describe('parseRoomMap', () => {
  const room = parseRoomMap(tiled())

  it('splits the layers at floorLayer and counts tiles from 0', () => {
    expect(room.below.map(({ name, opacity, tiles }) => [name, opacity, [...tiles]])).toEqual([['ground', 0.5, [0, 0, 0, 0, 4, 0]]])
    expect(room.above.map(({ name, tiles }) => [name, [...tiles]])).toEqual([['above', [-1, -1, 8, -1, -1, -1]]])
  })

  it('draws everything below the avatars when there is no floorLayer', () => {
    const flat = parseRoomMap({ ...tiled(), layers: [{ type: 'tilelayer', name: 'ground', data: [1, 1, 1, 1, 1, 1] }] })
    expect([flat.below.length, flat.above.length]).toEqual([1, 0])
  })

  it('knows where one walks', () => {
    expect([isWalkable(room, 0, 0), isWalkable(room, 1, 1), isWalkable(room, -1, 0), isWalkable(room, 3, 0), isWalkable(room, 0, 2)]).toEqual([true, false, false, false, false])
  })

  it('knows doors, seats, areas, signs and arrivals', () => {
    expect(portalAt(room, 2, 1)).toEqual({ x: 2, y: 0, columns: 1, rows: 2, room: 'posters', spawn: 'start' })
    expect(portalAt(room, 1, 1)).toBeNull()
    expect(seatAt(room, 1, 1)).toEqual({ index: 0, x: 1, y: 1, facing: LEFT })
    expect(room.areas).toEqual([{ name: 'Scène', kind: 'stage', access: 'speakers', x: 0, y: 1, columns: 3, rows: 1 }])
    expect(room.signs).toEqual([{ text: 'Posters', x: 2, y: 0.5 }])
    expect(room.spawns).toEqual([{ name: 'start', x: 0, y: 0, columns: 2, rows: 1 }])
    expect([room.title, room.columns, room.rows]).toEqual(['Hall', 3, 2])
  })

  it('counts tiles through the tilesets, and names those that something shown is drawn with', () => {
    const second = { ...tileset, firstgid: 65, name: 'halls' }
    const unused = { ...tileset, firstgid: 129, name: 'nancy' }
    const hidden = { ...tileset, firstgid: 193, name: 'clermont' }
    const layers = [
      { type: 'tilelayer', name: 'ground', data: [1, 64, 65, 69, 128, 0] },
      { type: 'tilelayer', name: 'notes', data: [193, 0, 0, 0, 0, 0], visible: false },
    ]
    const mixed = parseRoomMap(tiled({ tilesets: [tileset, second, unused, hidden], layers }))
    expect(mixed.below.map(({ tiles }) => [...tiles])).toEqual([[0, 63, 64, 68, 127, -1]])
    expect([...mixed.solid]).toEqual([0, 0, 0, 1, 0, 0])
    expect(mixed.tilesets).toEqual([
      { name: 'campus', first: 0, end: 64, columns: 32 },
      { name: 'halls', first: 64, end: 128, columns: 32 },
    ])
  })

  it('numbers what can be opened in file order', () => {
    expect(room.things).toEqual([
      { index: 0, kind: 'link', title: 'RGAA', url: 'https://example.org/', x: 0, y: 0, columns: 1, rows: 1 },
      { index: 1, kind: 'desk', title: 'Accueil', url: '', x: 1, y: 1, columns: 2, rows: 1 },
    ])
    expect([thingAt(room, 2, 1)?.title, thingAt(room, 0, 1)]).toEqual(['Accueil', null])
  })

  it('refuses what is not a map', () => {
    for (const nonsense of [null, {}, [], { layers: [] }, tiled({ tilesets: [] }), tiled({ width: 4 })]) {
      expect(() => parseRoomMap(nonsense)).toThrow(MapError)
    }
  })
})
