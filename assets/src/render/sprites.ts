import { pictures, tilesets } from './pictures'
import type { Facing } from '../protocol/frames'

export const AVATAR_WIDTH = 32
export const AVATAR_HEIGHT = 48
const AVATAR_ROWS = 12
const STEPS_PER_FACING = 3
const FIRST_SEATED_COLUMN = 12

/** Legs apart, together, apart the other way, together: four poses every two tiles. */
const WALK_CYCLE: readonly number[] = [1, 0, 2, 0]
const POSES_PER_TILE = 2

/** The column of the avatar sheet; `stride` counts tiles walked, null standing. */
export function avatarColumn(facing: Facing, seated: boolean, stride: number | null): number {
  if (seated) return FIRST_SEATED_COLUMN + facing
  if (stride === null) return facing * STEPS_PER_FACING
  const pose = WALK_CYCLE[Math.floor(stride * POSES_PER_TILE) % WALK_CYCLE.length]!
  return facing * STEPS_PER_FACING + pose
}

export function avatarRow(avatar: number): number {
  return ((avatar % AVATAR_ROWS) + AVATAR_ROWS) % AVATAR_ROWS
}

/** The tilesets' pictures, each fetched when a room first needs it and kept for the next rooms. */
export class Atlases {
  private readonly fetched = new Map<string, HTMLImageElement | null>()

  /** Null when it did not come: its tiles are drawn in flat colours. Undefined while it is not there yet. */
  get(name: string): HTMLImageElement | null | undefined {
    return this.fetched.get(name)
  }

  /** Whether all of them came. */
  has(names: readonly string[]): boolean {
    return names.every((name) => this.fetched.get(name))
  }

  /** Fetch those that have not come yet. */
  async fetch(names: readonly string[]): Promise<void> {
    const missing = names.filter((name) => !this.fetched.get(name))
    await Promise.all(missing.map(async (name) => this.fetched.set(name, await load(tilesets[name]))))
  }
}

export interface Pictures {
  atlases: Atlases
  avatars: HTMLImageElement | null
}

/** What every room needs; an avatar whose picture does not come is drawn in flat colours. */
export async function loadPictures(): Promise<Pictures> {
  const atlases = new Atlases()
  const [avatars] = await Promise.all([load(pictures.avatars), atlases.fetch(['campus'])])
  return { atlases, avatars }
}

async function load(address: string | undefined): Promise<HTMLImageElement | null> {
  if (!address) return null
  const picture = new Image()
  picture.src = address
  try {
    await picture.decode()
    return picture
  } catch {
    return null
  }
}
