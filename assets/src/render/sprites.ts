import { tilesets } from './pictures'
import type { Facing } from '../protocol/frames'
import { sheetColumn } from './wardrobe'

/** A frame of an avatar is wider than its tile: dogs and canes stand beside their people. */
export const AVATAR_WIDTH = 40
export const AVATAR_HEIGHT = 48
const SIT = 3

/** Legs apart, together, apart the other way, together: four poses every two tiles. */
const WALK_CYCLE: readonly number[] = [1, 0, 2, 0]
const POSES_PER_TILE = 2

/** The column of an avatar's sheet; `stride` counts tiles walked, null standing. */
export function avatarColumn(facing: Facing, seated: boolean, stride: number | null): number {
  return sheetColumn(facing, seated ? SIT : stride === null ? 0 : strideStep(stride))
}

/** The step of the walk after that many tiles. */
export function strideStep(stride: number): number {
  return WALK_CYCLE[Math.floor(stride * POSES_PER_TILE) % WALK_CYCLE.length]!
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
}

/** What every room needs. */
export async function loadPictures(): Promise<Pictures> {
  const atlases = new Atlases()
  await atlases.fetch(['campus'])
  return { atlases }
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
