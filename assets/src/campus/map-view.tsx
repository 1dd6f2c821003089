import { effect, useSignalEffect } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { _, fill } from '../i18n'
import { InteractPrompt } from '../interact/prompt'
import { Duties } from '../interact/things'
import { keyLabel } from '../input/bindings'
import { listenToPointer } from '../input/pointer'
import type { Insets } from '../render/camera'
import { pointAt } from '../people/placing'
import { CanvasRenderer } from '../render/canvas'
import type { Renderer } from '../render/renderer'
import { loadPictures } from '../render/sprites'
import { thingAt, type RoomMap } from '../world/room-map'
import { ActionBar, ZoomButtons } from './action-bar'
import { useCampus, type Campus } from './campus'
import { useFocusOfView } from './focus'
import { doorOf, doorStates } from './door-signs'
import { HereCard } from './here-card'
import { usePanels } from './later'
import { Miniature } from './miniature'
import { RoomPanel } from './room-panel'
import { doorName } from './rooms-list'
import { changeZoom, fitZoom } from './zoom'

/** The campus as one walks it: the map, and the cards that float over it. */
export function MapView() {
  const campus = useCampus()
  const { store, session } = campus
  const wrapper = useFocusOfView<HTMLDivElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  const renderer = useRenderer(canvas)
  useDrawing(wrapper, renderer)
  const pictured = usePictures(renderer)
  useDoorSigns(renderer)
  usePointer(wrapper, renderer)
  const room = store.here.value?.title ?? ''
  const panels = usePanels()
  return (
    <main class="map-view">
      <HereCard />
      <div
        ref={wrapper}
        class="map"
        role="application"
        tabIndex={0}
        aria-label={fill(_('Plan de la salle {room}'), { room })}
        aria-describedby="map-keys"
        data-room={store.place.value?.room}
        data-x={store.tile.value.x}
        data-y={store.tile.value.y}
        data-seated={store.seated.value}
        data-people={store.members.value.size}
        data-frames={store.frames}
        data-loading={store.map.value === null}
        data-pictures={pictured !== null && pictured === store.map.value}
      >
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <p id="map-keys" class="visually-hidden">
        {mapKeys()}
      </p>
      {store.map.value === null && (
        <div class="map-wait card" role="status">
          {store.mapFailed.value ? (
            <>
              <p>{_('Le plan de la salle ne s’est pas chargé.')}</p>
              <div class="actions">
                <button type="button" class="btn" onClick={() => store.show('list')}>
                  {_('Ouvrir la liste')}
                </button>
                <button type="button" class="btn primary" onClick={() => session.retryMap()}>
                  {_('Réessayer')}
                </button>
              </div>
            </>
          ) : (
            <p>{_('Chargement du plan…')}</p>
          )}
        </div>
      )}
      <div class="map-left">
        <Duties />
        {panels && <panels.Tiles where="map" />}
      </div>
      <InteractPrompt />
      <Miniature renderer={renderer} ready={pictured !== null && pictured === store.map.value} />
      {panels && <panels.Captions />}
      <ZoomButtons />
      <ActionBar>{panels && <panels.CaptionInput />}</ActionBar>
      <RoomPanel />
    </main>
  )
}

/** How to use the map without seeing it, with the keys as they are set. */
function mapKeys(): string {
  const interact = keyLabel('interact')
  const help = keyLabel('help')
  return [
    _('Marchez avec les flèches.'),
    ...(interact === null ? [] : [fill(_('Touche {key} : lire, ouvrir, s’asseoir ou se lever.'), { key: interact })]),
    ...(help === null ? [] : [fill(_('Touche {key} : aide.'), { key: help === '?' ? _('point d’interrogation') : help })]),
    _('La liste offre les mêmes actions sans le plan.'),
  ].join(' ')
}

/** The drawing, at once: a plain plan, until the pictures of the room have come. */
function useRenderer(canvas: { current: HTMLCanvasElement | null }): Renderer | null {
  const { stage } = useCampus()
  const [renderer, setRenderer] = useState<Renderer | null>(null)
  useEffect(() => {
    const drawing = new CanvasRenderer(canvas.current!)
    setRenderer(drawing)
    void document.fonts.ready.then(() => {
      drawing.redrawLabels()
      stage.redraw()
    })
  }, [canvas, stage])
  return renderer
}

/** The room that is drawn with its pictures; null while it is a plain plan. */
function usePictures(renderer: Renderer | null): RoomMap | null {
  const { store, stage } = useCampus()
  const [pictured, setPictured] = useState<RoomMap | null>(null)
  useEffect(() => {
    if (!renderer) return
    let gone = false
    const drawn = (): void => {
      if (gone) return
      setPictured(renderer.isPictured() ? store.map.value : null)
      stage.redraw()
    }
    void loadPictures()
      .then((pictures) => renderer.showPictures(pictures))
      .then(drawn)
    const stopRooms = store.map.subscribe((map) => {
      if (map) void renderer.showRoom(map).then(drawn)
      stage.redraw(true)
    })
    return () => {
      gone = true
      stopRooms()
    }
  }, [renderer, store, stage])
  return pictured
}

/** Keep the drawing to the room, the size of the page, what the cards cover, the zoom and the theme. */
function useDrawing(wrapper: { current: HTMLDivElement | null }, renderer: Renderer | null): void {
  const { people, store, stage } = useCampus()
  useEffect(() => {
    if (!renderer || !wrapper.current) return
    const element = wrapper.current
    const fit = (): void => {
      const { clientWidth, clientHeight } = element
      fitZoom(store, clientWidth, clientHeight)
      renderer.setZoom(store.zoom.value.now)
      renderer.resize(clientWidth, clientHeight, coveredBy(element))
      stage.redraw(true)
    }
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    // Faces that come and go: the map glides aside, and back.
    const faces = new ResizeObserver(() => {
      renderer.cover(coveredBy(element))
      stage.redraw()
    })
    const left = document.querySelector('.map-left')
    if (left) faces.observe(left)
    const stopFolding = store.panelFolded.subscribe(() => requestAnimationFrame(fit))
    const stopZooming = store.zoom.subscribe(({ now }) => {
      renderer.setZoom(now)
      stage.redraw(true)
    })
    const theme = matchMedia('(prefers-color-scheme: dark)')
    theme.addEventListener('change', fit)
    const stopDensities = followDensity(fit)
    stage.attach(renderer)
    return () => {
      observer.disconnect()
      faces.disconnect()
      stopFolding()
      stopZooming()
      theme.removeEventListener('change', fit)
      stopDensities()
      stage.detach()
    }
  }, [renderer, wrapper, store, stage])
  useSignalEffect(() => {
    // Names come with the roster, and the line goes and comes: both are drawn.
    void store.members.value
    void store.signs.value
    void people.store.followed.value
    void people.store.blocked.value
    void store.connection.value
    stage.redraw()
  })
}

/** What is behind each door, on its sign. */
function useDoorSigns(renderer: Renderer | null): void {
  const { store, stage } = useCampus()
  useEffect(() => {
    if (!renderer) return
    let known = ''
    return effect(() => {
      const map = store.map.value
      const doors = map ? doorStates(map, store.rooms.value, doorName) : []
      const now = `${store.place.value?.room} ${JSON.stringify(doors)}`
      if (now === known) return
      known = now
      renderer.showDoors(doors)
      stage.redraw()
    })
  }, [renderer, store, stage])
}

/** Be told when the page moves to a screen of another density, or is zoomed. Returns how to stop. */
function followDensity(changed: () => void): () => void {
  let query: MediaQueryList
  const listen = (): void => {
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    query.addEventListener('change', hear, { once: true })
  }
  const hear = (): void => {
    changed()
    listen()
  }
  listen()
  return () => query.removeEventListener('change', hear)
}

/** Wider than this share of the map, a side panel has become a sheet at the bottom. */
const SHEET_SHARE = 0.6

/** A strip of faces narrower than this share of the map stands along its side. */
const STRIP_SHARE = 0.35

/** What the cards cover of each edge, in CSS px. `data-covers` says whether a card is a "side" panel, a "bar" or a strip of "faces". */
function coveredBy(element: HTMLElement): Insets {
  const map = element.getBoundingClientRect()
  const insets = { top: 0, right: 0, bottom: 0, left: 0 }
  for (const card of document.querySelectorAll<HTMLElement>('[data-covers]')) {
    const box = card.getBoundingClientRect()
    if (box.width === 0) continue
    const middleX = (box.left + box.right) / 2
    const middleY = (box.top + box.bottom) / 2
    const { covers } = card.dataset
    const upright = covers === 'faces' && box.width < map.width * STRIP_SHARE
    // On a phone on its side there is no room to step aside for a row of them.
    if (covers === 'faces' && !upright && map.width > map.height) continue
    if (upright || (covers === 'side' && box.width < map.width * SHEET_SHARE)) {
      if (middleX < map.left + map.width / 2) insets.left = Math.max(insets.left, box.right - map.left)
      else insets.right = Math.max(insets.right, map.right - box.left)
    } else if (middleY < map.top + map.height / 2) insets.top = Math.max(insets.top, box.bottom - map.top)
    else insets.bottom = Math.max(insets.bottom, map.bottom - box.top)
  }
  return insets
}

function usePointer(wrapper: { current: HTMLDivElement | null }, renderer: Renderer | null): void {
  const campus = useCampus()
  useEffect(() => {
    if (!renderer || !wrapper.current) return
    return listenToPointer(wrapper.current, {
      click: (x, y) => {
        if (!openCard(campus, renderer, wrapper.current!, x, y)) clicked(campus, renderer, x, y)
      },
      menu: (x, y) => openCard(campus, renderer, wrapper.current!, x, y),
      hover: (point) => campus.stage.hover(point && renderer.tileAt(point.x, point.y), point ? renderer.avatarAt(point.x, point.y) : -1),
      zoom: (steps) => changeZoom(campus.store, steps),
    })
  }, [renderer, wrapper, campus])
}

/** Open the card of whoever is drawn at a point of the map. Whether there is someone. */
function openCard({ people, store }: Campus, renderer: Renderer, map: HTMLElement, x: number, y: number): boolean {
  const person = store.members.value.get(renderer.avatarAt(x, y))
  const { left, top } = map.getBoundingClientRect()
  if (person) void people.open(person, pointAt(left + x, top + y))
  return person !== undefined
}

function clicked({ actions, store }: Campus, renderer: Renderer, x: number, y: number): void {
  const map = store.map.value
  if (!map) return
  const sign = map.signs[renderer.signAt(x, y)]
  const door = sign && doorOf(map, sign)
  const tile = door ?? renderer.tileAt(x, y)
  const thing = door ? null : thingAt(map, tile.x, tile.y)
  if (thing) {
    actions.walkToThing(thing)
    return
  }
  actions.walkTo(tile.x, tile.y)
}
