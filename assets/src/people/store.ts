import { computed, signal } from '@preact/signals'
import type { Store } from '../campus/store'
import type { Box } from './placing'
import type { Card, Located, PersonThere, PersonView, Signs } from '../protocol/messages'

/** The card that is open, and where: beside a point of the page, or in its middle. */
export interface OpenCard {
  person: PersonView
  at: Box | null
  /** What the server says of them; null until it has. */
  card: Card | null
  /** Why it says nothing. */
  failed: string
}

export interface Wave {
  by: PersonView
  /** Null for one that I may not be told of. */
  room: string | null
}

export interface WhoIsThere {
  people: readonly PersonThere[]
  more: boolean
  state: 'loading' | 'known' | 'failed'
}

/** Someone who is pointed at on the map. */
export interface Pointed {
  person: number
  at: Located
  since: number
}

/** How many of the people one dealt with are offered again. */
const MOST_RECENT = 6

/** What the panels show of people, the same on the map and in the list. */
export class PeopleStore {
  readonly opened = signal<OpenCard | null>(null)
  readonly paletteOpen = signal(false)
  /** What the palette opens with. */
  readonly paletteWords = signal('')
  readonly followed = signal<PersonView | null>(null)
  readonly followers = signal<ReadonlyMap<number, PersonView>>(new Map())
  /** The emote that a member shows just now. */
  readonly emotes = signal<ReadonlyMap<number, { emote: number; since: number }>>(new Map())
  readonly pointed = signal<Pointed | null>(null)
  readonly waves = signal<readonly Wave[]>([])
  readonly inRooms = signal<ReadonlyMap<string, WhoIsThere>>(new Map())
  readonly blocked = signal<ReadonlySet<number>>(new Set())
  readonly recent = signal<readonly PersonView[]>([])
  /** Members with a raised hand, the first to raise it first. */
  readonly hands = computed<readonly number[]>(() =>
    [...this.campus.signs.value]
      .filter(([, signs]) => signs.hand)
      .sort(([, one], [, other]) => (one.turn ?? 0) - (other.turn ?? 0))
      .map(([member]) => member),
  )

  readonly mySigns = computed<Signs>(() => this.campus.signs.value.get(this.campus.place.value?.member ?? -1) ?? {})

  constructor(private readonly campus: Store) {}

  /** The member number of someone in my room. */
  memberOf(person: number): number | null {
    for (const [member, view] of this.campus.members.value) if (view.id === person) return member
    return null
  }

  signsOf(person: number): Signs | null {
    const member = this.memberOf(person)
    return member === null ? null : (this.campus.signs.value.get(member) ?? null)
  }

  remember(person: PersonView): void {
    this.recent.value = [person, ...this.recent.value.filter(({ id }) => id !== person.id)].slice(0, MOST_RECENT)
  }

  dismissWave(person: number): void {
    this.waves.value = this.waves.value.filter(({ by }) => by.id !== person)
  }
}
