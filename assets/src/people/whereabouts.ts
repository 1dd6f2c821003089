import { _, fill, ngettext } from '../i18n'
import type { RoomView } from '../protocol/messages'
import { contains, type RoomMap } from '../world/room-map'
import { tilesBetween } from '../world/seats'
import type { Point } from './following'

/** A sign or a door this near says where someone is, in tiles. */
const LANDMARK_TILES = 8

/** “12 tiles to the left, 3 further down, near …”: where someone is, for those who do not see the map. */
export function whereIs(me: Point, at: Point, map: RoomMap | null, rooms: readonly RoomView[]): string {
  const way = wayTo(me, at)
  const landmark = map && landmarkOf(map, at, rooms)
  return landmark ? fill(_('{way}, {landmark}'), { way, landmark }) : way
}

function wayTo(me: Point, at: Point): string {
  if (tilesBetween(me, at) <= 1) return _('juste à côté de vous')
  const across = at.x - me.x
  const down = at.y - me.y
  const parts = [
    across < 0 && ngettext('{n} case à gauche', '{n} cases à gauche', -across),
    across > 0 && ngettext('{n} case à droite', '{n} cases à droite', across),
    down < 0 && ngettext('{n} case plus haut', '{n} cases plus haut', -down),
    down > 0 && ngettext('{n} case plus bas', '{n} cases plus bas', down),
  ]
  return parts.filter(Boolean).join(', ')
}

function landmarkOf(map: RoomMap, at: Point, rooms: readonly RoomView[]): string {
  const area = map.areas.find((one) => one.name !== '' && contains(one, at.x, at.y))
  if (area) return fill(_('dans « {place} »'), { place: area.name })
  const near = <Thing extends Point>(things: readonly Thing[]): Thing | undefined =>
    things
      .filter((thing) => tilesBetween(floor(thing), at) <= LANDMARK_TILES)
      .sort((one, other) => tilesBetween(floor(one), at) - tilesBetween(floor(other), at))[0]
  const sign = near(map.signs)
  if (sign) return fill(_('près de « {place} »'), { place: sign.text })
  const door = near(map.portals)
  const room = door && rooms.find(({ slug }) => slug === door.room)
  return room ? fill(_('près de la porte vers « {place} »'), { place: room.title }) : ''
}

function floor({ x, y }: Point): Point {
  return { x: Math.floor(x), y: Math.floor(y) }
}
