import { pictures } from './pictures'
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

export interface Pictures {
  atlas: HTMLImageElement | null
  avatars: HTMLImageElement | null
}

/** The art; a picture that does not come is null, and what it shows is drawn in flat colours. */
export async function loadPictures(): Promise<Pictures> {
  const [atlas, avatars] = await Promise.all([load(pictures.campus), load(pictures.avatars)])
  return { atlas, avatars }
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
