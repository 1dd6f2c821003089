import { computed, signal } from '@preact/signals'
import { bindings } from '../input/bindings'
import type { ConnectionState } from '../protocol/connection'
import type { EditionView, PersonView, RoomView, Signs } from '../protocol/messages'
import type { CellCount } from '../world/counts'
import type { InReach } from '../world/objects'
import type { RoomMap, ThingKind } from '../world/room-map'
import { miniatureFolded, panelFolded, rememberMiniatureFolded, rememberPanelFolded } from './tab'

/** Narrower than this, an open panel would hide the map. */
const ROOM_FOR_A_PANEL_PX = 900

export type View = 'map' | 'list'

/** A door that did not let me in, or a seat that I could not have. */
export interface Refusal {
  title: string
  message: string
}

/** A thing of a map that was opened, and of which room. `texts`: where its words are to be had, if it has any. */
export interface Opened {
  kind: ThingKind
  index: number
  title: string
  url: string
  room: string
  texts: string | null
}

/** What the panels show: one set of signals for the map and for the list. Positions are in the world, not here. */
export class Store {
  readonly connection = signal<ConnectionState>({ kind: 'connecting' })
  readonly me = signal<PersonView | null>(null)
  readonly edition = signal<EditionView | null>(null)
  readonly rooms = signal<readonly RoomView[]>([])
  /** The room that I am in, and my member number there. */
  readonly place = signal<{ room: string; member: number } | null>(null)
  /** Everyone in the room, by member number, myself included. */
  readonly members = signal<ReadonlyMap<number, PersonView>>(new Map())
  /** What each member shows at the moment: status, raised hand. */
  readonly signs = signal<ReadonlyMap<number, Signs>>(new Map())
  /** Members of whom the position is known: those in the cells around mine. */
  readonly shown = signal<ReadonlySet<number>>(new Set())
  /** Members who hear what I say nearby. */
  readonly near = signal<ReadonlySet<number>>(new Set())
  /** How many are where in the room, by cell. */
  readonly counts = signal<readonly CellCount[]>([])
  readonly map = signal<RoomMap | null>(null)
  readonly mapFailed = signal(false)
  readonly tile = signal({ x: 0, y: 0 })
  readonly seated = signal(false)
  /** What the key of all trades would be about; null when there is nothing, or when I am seated. */
  readonly inReach = signal<InReach | null>(null)
  /** What is being looked at in a dialog. */
  readonly opened = signal<Opened | null>(null)
  readonly frames = signal(0)

  readonly view = signal<View>(viewOfAddress())
  readonly zoom = signal({ now: 2, least: 1, most: 3 })
  readonly panelFolded = signal(panelFolded() ?? innerWidth < ROOM_FOR_A_PANEL_PX)
  readonly miniatureFolded = signal(miniatureFolded() ?? innerWidth < ROOM_FOR_A_PANEL_PX)
  /** The keys of a single character are off. To name a key, ask `keyLabel`. */
  readonly letterKeysOff = bindings.lettersOff
  readonly refusal = signal<Refusal | null>(null)
  readonly helpOpen = signal(false)
  readonly settingsOpen = signal(false)

  readonly here = computed(() => this.rooms.value.find((room) => room.slug === this.place.value?.room) ?? null)
  readonly seatInReach = computed(() => (this.inReach.value?.kind === 'seat' ? this.inReach.value.seat : null))
  readonly inside = computed(() => this.connection.value.kind === 'inside')
  readonly people = computed(() => {
    const mine = this.place.value?.member
    const collator = new Intl.Collator(document.documentElement.lang || 'fr')
    return [...this.members.value]
      .map(([member, person]) => ({ member, person, mine: member === mine }))
      .sort((one, other) => Number(other.mine) - Number(one.mine) || collator.compare(one.person.name, other.person.name))
  })

  show(view: View): void {
    if (view === this.view.value) return
    this.view.value = view
    history.replaceState(null, '', addressOf(view))
  }

  foldPanel(folded: boolean): void {
    this.panelFolded.value = folded
    rememberPanelFolded(folded)
  }

  foldMiniature(folded: boolean): void {
    this.miniatureFolded.value = folded
    rememberMiniatureFolded(folded)
  }
}

/** The view is in the address, so that it survives a reload and a change of language. */
function viewOfAddress(): View {
  return new URLSearchParams(location.search).get('view') === 'list' ? 'list' : 'map'
}

export function addressOf(view: View): string {
  const url = new URL(location.href)
  if (view === 'list') url.searchParams.set('view', 'list')
  else url.searchParams.delete('view')
  return url.pathname + url.search
}
