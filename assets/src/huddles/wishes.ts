import { signal } from '@preact/signals'
import { record, oneOf, stored } from '../settings/stored'
import type { MediaKind } from './store'

/** How the tiles of a conversation stand: along the edge, or over the map. */
export const tilesLook = stored('campus-tiles', oneOf<'strip' | 'grid' | 'hidden'>('strip', 'grid', 'hidden'))

export interface CaptionWishes {
  readonly shown: boolean
  /** Of ordinary text, per cent. */
  readonly size: number
}

/** What people type of what is said. */
export const captionWishes = stored(
  'campus-captions',
  record<CaptionWishes>({ shown: true, size: 125 }, { shown: (value) => typeof value === 'boolean', size: (value) => typeof value === 'number' && value >= 100 && value <= 250 }),
)

/** Who signs for me, by their person's id: their tile is large and stays in sight, in the next room too. */
export const signing = signal<number | null>(null)
/** The line in which I type captions is open. */
export const captioning = signal(false)
/** The device check is open, and for what; null while it is not. */
export const checking = signal<{ readonly wanted: MediaKind | null } | null>(null)
