import { parseRoomMap, type RoomMap } from '../world/room-map'

const KEPT = 8

/** Published maps never change under one address, so that going back and forth through a door costs nothing. */
const maps = new Map<string, Promise<RoomMap>>()

/** @throws when the map cannot be had or read; asked again, it is fetched again. */
export function loadMap(url: string): Promise<RoomMap> {
  const known = maps.get(url)
  if (known) return known
  const loading = fetchMap(url)
  maps.set(url, loading)
  loading.catch(() => maps.delete(url))
  if (maps.size > KEPT) maps.delete(maps.keys().next().value!)
  return loading
}

async function fetchMap(url: string): Promise<RoomMap> {
  const response = await fetch(url, { credentials: 'same-origin' })
  if (!response.ok) throw new Error(`map: ${response.status}`)
  return parseRoomMap(await response.json())
}
