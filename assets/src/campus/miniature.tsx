import { useSignalEffect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { _, fill, ngettext } from '../i18n'
import { CELL_COLUMNS, CELL_ROWS } from '../protocol/frames'
import { miniatureSize } from '../render/miniature'
import type { Renderer } from '../render/renderer'
import type { CellCount } from '../world/counts'
import { nearestWalkable, type RoomMap } from '../world/room-map'
import { useCampus, type Campus } from './campus'
import { Icon } from './icons'

/** The largest picture, CSS px. */
const WIDEST_PX = 168
const HIGHEST_PX = 112
/** A click here means some tile about there, tiles. */
const CLICK_REACH_TILES = 4

interface MiniatureProps {
  renderer: Renderer | null
  /** The art has come. */
  ready: boolean
}

/** The whole room, small: how many are where, what of it is in sight, where I am. A click walks there; the list needs none of it. */
export function Miniature({ renderer, ready }: MiniatureProps) {
  const { store } = useCampus()
  const map = store.map.value
  const folded = store.miniatureFolded.value
  if (!map || !renderer) return null
  return (
    <section class="miniature card" aria-label={_('Vue d’ensemble')} data-folded={folded}>
      {!folded && ready && <Room renderer={renderer} map={map} key={store.place.value?.room} />}
      <button
        type="button"
        class="btn small miniature-fold"
        aria-expanded={!folded}
        aria-label={folded ? _('Déplier la vue d’ensemble') : _('Replier la vue d’ensemble')}
        onClick={() => store.foldMiniature(!folded)}
      >
        <Icon name={folded ? 'map' : 'fold'} />
      </button>
    </section>
  )
}

function Room({ renderer, map }: { renderer: Renderer; map: RoomMap }) {
  const campus = useCampus()
  const { store } = campus
  const { width, height } = miniatureSize(map, WIDEST_PX, HIGHEST_PX)
  const picture = usePicture(renderer, map, width, height)
  const [sight, me] = useMarkers(renderer, map, width, height)
  const people = store.members.value.size
  const words = fill(ngettext('{room}, en petit : {n} personne', '{room}, en petit : {n} personnes', people), { room: store.here.value?.title ?? '', n: people })
  return (
    <div class="miniature-room" role="img" aria-label={words} ref={sized(width, height)} onClick={(event) => walkThere(campus, map, event)}>
      <canvas ref={picture} aria-hidden="true" />
      <span class="miniature-sight" ref={sight} />
      <span class="miniature-me" ref={me} />
      {store.counts.value.map((cell) => (
        <b class="miniature-count" key={`${cell.column} ${cell.row}`} data-cell={`${cell.column},${cell.row}`} ref={placed(cell, map, width, height)}>
          {cell.people}
        </b>
      ))}
    </div>
  )
}

/** The picture is painted between frames, anew for each room and when the map was changed. */
function usePicture(renderer: Renderer, map: RoomMap, width: number, height: number): { current: HTMLCanvasElement | null } {
  const picture = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = picture.current
    if (!canvas) return
    const density = Math.max(1, devicePixelRatio)
    canvas.width = Math.round(width * density)
    canvas.height = Math.round(height * density)
    const turns = renderer.miniature(canvas)
    let waiting = 0
    const paint = (): void => {
      if (turns && !turns.next().done) waiting = requestAnimationFrame(paint)
    }
    waiting = requestAnimationFrame(paint)
    return () => cancelAnimationFrame(waiting)
  }, [renderer, map, width, height])
  return picture
}

/** What is in sight, and I, kept in their places without drawing the page anew; and the light of the hour. */
function useMarkers(renderer: Renderer, map: RoomMap, width: number, height: number): [{ current: HTMLSpanElement | null }, { current: HTMLSpanElement | null }] {
  const { stage, store } = useCampus()
  const sight = useRef<HTMLSpanElement>(null)
  const me = useRef<HTMLSpanElement>(null)
  const tileX = width / map.columns
  const tileY = height / map.rows
  useEffect(() => {
    const look = (): void => {
      if (!sight.current) return
      const { x, y, columns, rows } = renderer.sight()
      const left = Math.max(0, x * tileX)
      const top = Math.max(0, y * tileY)
      const { style } = sight.current
      style.transform = `translate(${left}px, ${top}px)`
      style.width = `${Math.max(0, Math.min(width, (x + columns) * tileX) - left)}px`
      style.height = `${Math.max(0, Math.min(height, (y + rows) * tileY) - top)}px`
      sight.current.parentElement!.style.setProperty('--veil', stage.veil())
    }
    look()
    stage.lookListeners.add(look)
    return () => {
      stage.lookListeners.delete(look)
    }
  }, [renderer, stage, tileX, tileY, width, height])
  useSignalEffect(() => {
    const { x, y } = store.tile.value
    if (me.current) me.current.style.transform = `translate(${(x + 0.5) * tileX}px, ${(y + 0.5) * tileY}px)`
  })
  return [sight, me]
}

function sized(width: number, height: number): (element: HTMLElement | null) => void {
  return (element) => {
    if (!element) return
    element.style.width = `${width}px`
    element.style.height = `${height}px`
  }
}

/** In the middle of its cell, or of what of it the room has. */
function placed({ column, row }: CellCount, map: RoomMap, width: number, height: number): (element: HTMLElement | null) => void {
  return (element) => {
    if (!element) return
    const middleX = (column * CELL_COLUMNS + Math.min((column + 1) * CELL_COLUMNS, map.columns)) / 2
    const middleY = (row * CELL_ROWS + Math.min((row + 1) * CELL_ROWS, map.rows)) / 2
    element.style.left = `${(middleX / map.columns) * width}px`
    element.style.top = `${(middleY / map.rows) * height}px`
  }
}

function walkThere({ actions }: Campus, map: RoomMap, event: MouseEvent): void {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
  const x = Math.floor(((event.clientX - box.left) / box.width) * map.columns)
  const y = Math.floor(((event.clientY - box.top) / box.height) * map.rows)
  const tile = nearestWalkable(map, x, y, CLICK_REACH_TILES) ?? { x, y }
  actions.walkTo(tile.x, tile.y)
}
