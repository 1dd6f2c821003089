import { pictures } from './pictures'
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

export interface Pictures {
  atlas: HTMLImageElement | null
}

/** The art of the map; a picture that does not come is null, and what it shows is drawn in flat colours. */
export async function loadPictures(): Promise<Pictures> {
  return { atlas: await load(pictures.campus) }
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
