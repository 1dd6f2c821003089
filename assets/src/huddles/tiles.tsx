import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, ngettext } from '../i18n'
import { gridOf, MOST_IN_STRIP, ordered, type Seat } from './layout'
import type { Tile as TileOf } from './store'
import { Tile } from './tile'
import { signing, tilesLook } from './wishes'

type Look = 'strip' | 'grid'

/** Around the tiles, so that the ring of who speaks is not cut. */
const PADDING_PX = 3

/** As many as one may ask for. */
const MOST_CAMERAS = 16
const MOST_SCREENS = 4

/** The faces and screens of my conversation: along an edge of the map or over it; in the list among the rest. */
export function Tiles({ where }: { where: 'map' | 'list' }) {
  const frame = useRef<HTMLUListElement>(null)
  const { seats, tileOf, listeners, signer } = useSeats()
  const look = where === 'list' ? 'grid' : tilesLook.value
  const shownIn = look === 'hidden' ? 'strip' : look
  const size = useSize(frame, shownIn, seats.length)
  const grid = gridOf(seats.length + spareFor(seats, signer), size.width, size.height)
  const most = where === 'map' && shownIn === 'grid' ? Math.max(1, grid.shown - spareFor(seats, signer)) : MOST_IN_STRIP
  const shown = seats.slice(0, most)
  useSight(frame, shown.map((seat) => tileOf.get(seat.key)!))
  if (seats.length === 0) return null
  const style = where === 'map' && shownIn === 'grid' ? { '--columns': grid.columns, '--tile': `${grid.tile}px` } : {}
  const more = seats.length - shown.length + listeners.length
  return (
    <section class="tiles" aria-label={_('Visages et écrans de la conversation')} data-where={where} data-look={look} data-covers={where === 'map' && look === 'strip' ? 'faces' : undefined} style={style}>
      {where === 'map' && <LookButtons count={seats.length + listeners.length} />}
      {look !== 'hidden' && (
        <ul ref={frame}>
          {shown.map((seat) => (
            <Tile key={seat.key} tile={tileOf.get(seat.key)!} large={isLarge(seat, signer) && seats.length > 1} />
          ))}
          {more > 0 && <Others hidden={seats.slice(most)} listeners={listeners} />}
        </ul>
      )}
    </section>
  )
}

/** Strip, grid or nothing: what the map leaves to see is one's own choice. */
function LookButtons({ count }: { count: number }) {
  const look = tilesLook.value
  if (look === 'hidden') {
    return (
      <button type="button" class="btn small tiles-show" onClick={() => tilesLook.set('strip')}>
        <Icon name="people" />
        {ngettext('Voir {n} visage', 'Voir les {n} visages', count)}
      </button>
    )
  }
  const other: Look = look === 'strip' ? 'grid' : 'strip'
  return (
    <div class="tiles-look" role="group" aria-label={_('Disposition des visages')}>
      <button type="button" class="btn square" title={other === 'grid' ? _('En grille') : _('En bande')} onClick={() => tilesLook.set(other)}>
        <Icon name={other} />
        <span class="visually-hidden">{other === 'grid' ? _('Disposer les visages en grille') : _('Disposer les visages en bande')}</span>
      </button>
      <button type="button" class="btn square" title={_('Masquer')} onClick={() => tilesLook.set('hidden')}>
        <Icon name="close" />
        <span class="visually-hidden">{_('Masquer les visages')}</span>
      </button>
    </div>
  )
}

/** Those who have no tile: how many, and on demand who. */
function Others({ hidden, listeners }: { hidden: readonly Seat[]; listeners: readonly number[] }) {
  const { store } = useCampus()
  const name = (member: number): string => store.members.value.get(member)?.name ?? ''
  const count = hidden.length + listeners.length
  return (
    <li class="tile tile-others">
      <details>
        <summary>
          <b>+{count}</b>
          <span class="small">{listeners.length === count ? _('à l’écoute') : ngettext('{n} autre', '{n} autres', count)}</span>
        </summary>
        <ul>
          {[...hidden.map(({ member }) => member), ...listeners].slice(0, 60).map((member) => (
            <li key={member}>{name(member)}</li>
          ))}
        </ul>
      </details>
    </li>
  )
}

/** Who stands where, each in their place for as long as can be. */
function useSeats(): { seats: readonly Seat[]; tileOf: ReadonlyMap<string, TileOf>; listeners: readonly number[]; signer: number | null } {
  const { huddles, store } = useCampus()
  const { huddle, media, speaking, tiles } = huddles.store
  const spoke = useRef(new Map<number, number>())
  const before = useRef<readonly string[]>([])
  const now = performance.now()
  for (const member of speaking.value) spoke.current.set(member, now)
  if (!media.value.sound) return { seats: [], tileOf: new Map(), listeners: [], signer: null }
  const worth = tiles.value.filter(isWorthATile)
  const pinned = new Set(worth.filter((tile) => tile.pinned).map(({ member }) => member))
  const all = worth.map(
    ({ key, member, mine, source, partner }): Seat => ({
      key,
      member,
      mine,
      screen: source === 'screen',
      speaks: source === 'person' && speaking.value.has(member),
      spokeAt: spoke.current.get(member) ?? 0,
      listener: partner.part === 'listener',
    }),
  )
  const signer = worth.find(({ member }) => signing.value !== null && store.members.value.get(member)?.id === signing.value)?.member ?? null
  const seats = ordered(all, pinned, signer, before.current)
  before.current = seats.map(({ key }) => key)
  const listeners = huddle.value?.partners.filter(({ member, part }) => part === 'listener' && !worth.some((tile) => tile.member === member)).map(({ member }) => member) ?? []
  return { seats, tileOf: new Map(worth.map((tile) => [tile.key, tile])), listeners, signer }
}

/** I see myself while others do; those who only listen are counted, unless they show something. */
function isWorthATile({ mine, partner, source, pinned }: TileOf): boolean {
  if (source === 'screen' || pinned) return true
  if (mine) return partner.camera
  return partner.camera || (partner.part === 'speaker' && (partner.sound || partner.microphone))
}

function isLarge(seat: Seat, signer: number | null): boolean {
  return seat.screen || seat.member === signer
}

/** A large tile takes the place of four. */
function spareFor(seats: readonly Seat[], signer: number | null): number {
  return seats.length > 1 ? 3 * seats.filter((seat) => isLarge(seat, signer)).length : 0
}

/** The room there is for the grid, CSS px. */
function useSize(frame: RefObject<HTMLElement | null>, look: Look, count: number): { width: number; height: number } {
  const [size, setSize] = useState({ width: 640, height: 360 })
  useLayoutEffect(() => {
    const element = frame.current
    if (!element || look !== 'grid') return
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth - 2 * PADDING_PX, height: element.clientHeight - 2 * PADDING_PX }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame, look, count > 0])
  return size
}

/** Only what is in sight is sent: tell which tiles are, the first first; none while the page is not looked at. */
function useSight(frame: RefObject<HTMLElement | null>, tiles: readonly TileOf[]): void {
  const { huddles } = useCampus()
  const [inSight, setInSight] = useState<ReadonlySet<string>>(new Set())
  const [away, setAway] = useState(document.hidden)
  const keys = tiles.map(({ key }) => key).join()
  useEffect(() => {
    const seen = new Set<string>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const { tile = '' } = (target as HTMLElement).dataset
          if (isIntersecting) seen.add(tile)
          else seen.delete(tile)
        }
        setInSight(new Set(seen))
      },
      { threshold: 0.15 },
    )
    for (const tile of frame.current?.querySelectorAll('[data-tile]') ?? []) observer.observe(tile)
    return () => observer.disconnect()
  }, [frame, keys])
  useEffect(() => {
    const look = (): void => setAway(document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  const seen = away ? [] : tiles.filter(({ key, mine }) => !mine && inSight.has(key))
  const cameras = seen.flatMap(({ member, source, partner }) => (source === 'person' && partner.camera ? member : [])).slice(0, MOST_CAMERAS)
  const screens = seen.flatMap(({ member, source }) => (source === 'screen' ? member : [])).slice(0, MOST_SCREENS)
  useEffect(() => huddles.see(cameras, screens), [huddles, cameras.join(), screens.join()])
  useEffect(() => () => huddles.see([], []), [huddles])
}
