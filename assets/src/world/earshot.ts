import { tilesBetween } from './seats'
import type { World } from './world'

/** Who stands this near hears what I say nearby, diagonals counting as one. Shown only: the server decides. */
export const EARSHOT_TILES = 5

/** The members who hear me. */
export function inEarshot(world: World, at: { x: number; y: number }): ReadonlySet<number> {
  const near = new Set<number>()
  for (const walker of world.walkers.values()) {
    if (tilesBetween(walker, at) <= EARSHOT_TILES) near.add(walker.member)
  }
  return near
}

export function sameSet(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one.size === other.size && [...one].every((member) => other.has(member))
}
