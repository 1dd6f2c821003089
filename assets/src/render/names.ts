import type { Box } from './view'

/**
 * Where names stand so that none lies on another: whole over the head; else one row higher, on a stem; else as initials;
 * else not at all, until one is near or points at the person. Pure: what was shown before is given, so that nothing flickers.
 */

export type NameForm = 'whole' | 'raised' | 'short' | 'none'

export interface NameToPlace {
  member: number
  /** The middle and the bottom of the label over the head, device px. */
  middle: number
  bottom: number
  width: number
  height: number
  shortWidth: number
  /** Who is placed first: the lower. */
  rank: number
  /** Must be read whole, whatever it lies on: my own name, and whoever is pointed at. */
  always: boolean
}

export interface PlacedName extends Box {
  member: number
  form: NameForm
}

const BUCKET_PX = 32
/** A label that moves keeps its form while it overlaps by less than this, and gets a better one with this much to spare; in CSS px. */
const SLACK_PX = 4
/** Between a raised label and the row below it, CSS px. */
const RAISED_GAP_PX = 3

/** What of the canvas is taken by labels. */
export class Taken {
  private readonly rows = new Map<number, Box[]>()

  add(box: Box): void {
    for (let row = Math.floor(box.top / BUCKET_PX); row <= Math.floor(box.bottom / BUCKET_PX); row += 1) {
      const boxes = this.rows.get(row)
      if (boxes) boxes.push(box)
      else this.rows.set(row, [box])
    }
  }

  /** Whether a box would lie on another; `slack` px of overlap are forgiven, or, below zero, asked for. */
  meets({ left, top, right, bottom }: Box, slack = 0): boolean {
    for (let row = Math.floor(top / BUCKET_PX); row <= Math.floor(bottom / BUCKET_PX); row += 1) {
      const boxes = this.rows.get(row)
      if (boxes?.some((box) => left + slack < box.right && right - slack > box.left && top + slack < box.bottom && bottom - slack > box.top)) return true
    }
    return false
  }
}

const BEST_FIRST: readonly NameForm[] = ['whole', 'raised', 'short']

/** The form of each name and its box; those that are not shown are left out. What is placed is taken. */
export function placeNames(names: readonly NameToPlace[], taken: Taken, before: ReadonlyMap<number, NameForm>, density: number): Map<number, PlacedName> {
  const placed = new Map<number, PlacedName>()
  const slack = SLACK_PX * density
  for (const name of [...names].sort((one, other) => one.rank - other.rank || one.member - other.member)) {
    const former = BEST_FIRST.indexOf(before.get(name.member) ?? 'none')
    const form = name.always
      ? 'whole'
      : BEST_FIRST.find((candidate, quality) => {
          const forgiven = quality === former ? slack : former === -1 || quality < former ? -slack : 0
          return !taken.meets(boxOf(name, candidate, density), before.has(name.member) ? forgiven : 0)
        })
    if (form === undefined) continue
    const box = boxOf(name, form, density)
    taken.add(box)
    placed.set(name.member, { member: name.member, form, ...box })
  }
  return placed
}

function boxOf({ middle, bottom, width, height, shortWidth }: NameToPlace, form: NameForm, density: number): Box {
  const wide = form === 'short' ? shortWidth : width
  const left = Math.round(middle - wide / 2)
  const top = Math.round(bottom - height - (form === 'raised' ? height + RAISED_GAP_PX * density : 0))
  return { left, top, right: left + wide, bottom: top + height }
}

/** Two letters for a name that has no room: of its first and its last word. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const first = [...(words[0] ?? name)][0] ?? ''
  const last = words.length > 1 ? [...words.at(-1)!][0]! : ''
  return (first + last).toLocaleUpperCase()
}
