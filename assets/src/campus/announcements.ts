/**
 * What waits to be said to screen readers: pure, with the time as an argument. What is for me is never lost and comes
 * first; what goes on around is told at the pace one chose, several at once in one sentence, and the oldest gives way.
 */

/** `mine`: an answer to what I do, a message to me, a refusal. `around`: what goes on, which can wait and be summed up. */
export type Rank = 'mine' | 'around'

export interface Announcement {
  readonly rank: Rank
  /** What to say; a function says how things are when its turn comes, and null when there is nothing left to say. */
  readonly words: string | (() => string | null)
  /** Announcements of one group that wait together become one. */
  readonly group?: string
  /** How many together are told; without it the newest speaks for all. */
  readonly together?: (count: number) => string
}

interface Waiting extends Announcement {
  readonly count: number
}

/** Between any two announcements: a screen reader should be able to finish the first, ms. */
export const LEAST_APART_MS = 1500

/** Told at once of what is for me: more are told in the next turn. */
const SENTENCES = 3
/** More than this of what goes on around is not waited with. */
const MOST_AROUND = 4

export class AnnouncementQueue {
  private mine: readonly Waiting[] = []
  private around: readonly Waiting[] = []
  private lastAt = -Infinity
  private lastAroundAt = -Infinity

  add(announcement: Announcement): void {
    if (announcement.rank === 'mine') this.mine = joined(this.mine, announcement)
    else this.around = joined(this.around, announcement).slice(-MOST_AROUND)
  }

  /** When there is something to take, ms on the same clock; null while nothing waits. */
  due(pace: number): number | null {
    if (this.mine.length > 0) return this.lastAt + LEAST_APART_MS
    return this.around.length > 0 ? Math.max(this.lastAt + LEAST_APART_MS, this.lastAroundAt + pace) : null
  }

  /** What to say now, or null. */
  take(now: number, pace: number): string | null {
    for (let due = this.due(pace); due !== null && now >= due; due = this.due(pace)) {
      const isMine = this.mine.length > 0
      const words = isMine ? this.takeMine() : this.takeAround()
      if (words === null) continue
      this.lastAt = now
      if (!isMine) this.lastAroundAt = now
      return words
    }
    return null
  }

  private takeMine(): string | null {
    const said = this.mine.slice(0, SENTENCES).flatMap((one) => wordsOf(one) ?? [])
    this.mine = this.mine.slice(SENTENCES)
    return said.length > 0 ? said.map(asSentence).join(' ') : null
  }

  private takeAround(): string | null {
    const [first, ...others] = this.around
    this.around = others
    return first ? wordsOf(first) : null
  }
}

function joined(waiting: readonly Waiting[], added: Announcement): readonly Waiting[] {
  // The same words twice in one breath tell nothing more; after each other they do.
  const isSame = (one: Waiting): boolean => (added.group === undefined ? one.words === added.words : one.group === added.group)
  const before = waiting.find(isSame)
  if (!before) return [...waiting, { ...added, count: 1 }]
  return waiting.map((one) => (one === before ? { ...added, count: added.group === undefined ? 1 : before.count + 1 } : one))
}

function wordsOf({ words, together, count }: Waiting): string | null {
  if (count > 1 && together) return together(count)
  return typeof words === 'string' ? words : words()
}

/** So that two announcements are not read as one sentence. */
function asSentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`
}
