import { TILE_PX, type RoomMap } from '../world/room-map'
import { Backdrop } from './backdrop'
import { aim, deviceScale, glide, type Viewport } from './camera'
import { CHUNK_TILES, ChunkCache } from './chunks'
import { avatars, markOf } from './avatars'
import { effectsOf, type RoomEffects } from './effects'
import { Evening } from './evening'
import { floorPlan } from './floor-plan'
import { LabelCache, type DoorState, type Label } from './labels'
import { drawLife, hasLife } from './life'
import { paintMiniature } from './miniature'
import { drawArrow, drawHalo, isWithin } from './pointing'
import type { DrawnAvatar, Renderer, Scene, Sight } from './renderer'
import { drawLockMark, drawMark, drawReach, drawRing, drawSparkle, drawTogether, drawVoice } from './spots'
import { AVATAR_HEIGHT, AVATAR_WIDTH, avatarColumn, type Pictures } from './sprites'
import { pointOf, type Box, type View } from './view'
import type { MarkName } from './wardrobe'
import { STALE_ALPHA, standing, Words } from './words'

const CHUNK_PX = CHUNK_TILES * TILE_PX

/** Half the width and the height of what of an avatar takes a click, in px of the map. */
const BODY_PX = 11
const BODY_HEIGHT_PX = 40

/** Where the mark of who speaks or is of the team is pinned, and on the other side that of who is on site, in px of the frame. */
const MARK_LEFT_PX = 20
const ON_SITE_LEFT_PX = 1
const MARK_TOP_PX = 28

/** A person sitting on a chair is drawn just below whoever stands behind it. */
const SEATED_DEPTH = 0.1

interface Sign {
  label: Label
  x: number
  y: number
}

/** The map on a 2D canvas. Everything is drawn in device px, at a whole number of them per px of the map. */
export class CanvasRenderer implements Renderer {
  private readonly context: CanvasRenderingContext2D
  private readonly labels = new LabelCache()
  private readonly words = new Words(this.labels)
  private readonly evening = new Evening()
  /** The others as last drawn, the foremost last: what a click meets. */
  private shown: DrawnAvatar[] = []
  private room: RoomMap | null = null
  private pictures: Pictures | null = null
  private chunks: ChunkCache | null = null
  private readonly ground = new Backdrop(true)
  private readonly overhead = new Backdrop(false)
  private plan: HTMLCanvasElement | null = null
  private shadowPicture: HTMLCanvasElement | null = null
  private effects: RoomEffects = { panes: [], marks: [], outdoors: false }
  private viewport: Viewport = { width: 0, height: 0, insets: { top: 0, right: 0, bottom: 0, left: 0 } }
  private readonly view: View = { originX: 0, originY: 0, scale: 2, density: 1, width: 0, height: 0 }
  private zoom = 2
  private cameraX = 0
  private cameraY = 0
  /** The colour around the map: the canvas's own background, which follows the theme. */
  private outside = '#000'
  private signs: Sign[] = []
  private doors: readonly (DoorState | null)[] = []

  constructor(private readonly canvas: HTMLCanvasElement) {
    // Opaque: the browser need not blend the whole map with the page.
    this.context = canvas.getContext('2d', { alpha: false })!
  }

  async showRoom(room: RoomMap): Promise<void> {
    this.room = room
    this.words.forget()
    this.effects = effectsOf(room)
    this.plan = floorPlan(room)
    this.placeSigns()
    await this.paint()
  }

  async showPictures(pictures: Pictures): Promise<void> {
    this.pictures = pictures
    await this.paint()
  }

  isPictured(): boolean {
    return this.chunks !== null
  }

  /** Draw the room from its pictures, once those of all its tilesets are there. */
  private async paint(): Promise<void> {
    const { room, pictures } = this
    if (!room || !pictures) {
      this.chunks = null
      this.forgetBackdrops()
      return
    }
    const names = room.tilesets.map(({ name }) => name)
    const chunks = new ChunkCache(room, pictures.atlases)
    this.chunks = pictures.atlases.has(names) ? chunks : null
    this.forgetBackdrops()
    await pictures.atlases.fetch(names)
    if (this.room !== room || this.chunks) return
    this.chunks = chunks
    this.forgetBackdrops()
  }

  private forgetBackdrops(): void {
    this.ground.forget()
    this.overhead.forget()
  }

  showDoors(doors: readonly (DoorState | null)[]): void {
    this.doors = doors
    this.placeSigns()
  }

  /** The typeface has come: draw the labels anew. */
  redrawLabels(): void {
    this.labels.clear()
    this.words.redraw()
    this.placeSigns()
  }

  resize(width: number, height: number, insets: Viewport['insets']): void {
    const { canvas, view } = this
    this.viewport = { width, height, insets }
    view.density = devicePixelRatio || 1
    view.width = canvas.width = Math.max(1, Math.round(width * view.density))
    view.height = canvas.height = Math.max(1, Math.round(height * view.density))
    // A pixel of the drawing is one of the screen, where the page is not a whole number of them wide: else all would be blurred.
    canvas.style.width = `${canvas.width / view.density}px`
    canvas.style.height = `${canvas.height / view.density}px`
    this.outside = getComputedStyle(canvas).backgroundColor
    this.setZoom(this.zoom)
  }

  cover(insets: Viewport['insets']): void {
    this.viewport = { ...this.viewport, insets }
  }

  setZoom(zoom: number): void {
    this.zoom = zoom
    const { density } = this.view
    this.view.scale = deviceScale(zoom, density)
    this.labels.setDensity(density)
    this.words.setDensity(density)
    this.forgetBackdrops()
    this.placeSigns()
  }

  look(x: number, y: number, elapsedMs: number, instant: boolean): boolean {
    if (!this.room) return false
    const { width, height, insets } = this.viewport
    const { density, scale } = this.view
    const zoom = scale / density
    const goalX = aim((x + 0.5) * TILE_PX, this.room.columns * TILE_PX, insets.left, insets.right, width, zoom)
    const goalY = aim((y + 0.5) * TILE_PX, this.room.rows * TILE_PX, insets.top, insets.bottom, height, zoom)
    this.cameraX = instant ? goalX : glide(this.cameraX, goalX, elapsedMs)
    this.cameraY = instant ? goalY : glide(this.cameraY, goalY, elapsedMs)
    const middleX = (insets.left + width - insets.right) / 2
    const middleY = (insets.top + height - insets.bottom) / 2
    this.view.originX = Math.round(middleX * density - this.cameraX * scale)
    this.view.originY = Math.round(middleY * density - this.cameraY * scale)
    return this.cameraX !== goalX || this.cameraY !== goalY
  }

  sight(): Sight {
    const { originX, originY, scale } = this.view
    const { left, top, right, bottom } = this.freeFrame()
    const tile = TILE_PX * scale
    return { x: (left - originX) / tile, y: (top - originY) / tile, columns: (right - left) / tile, rows: (bottom - top) / tile }
  }

  hasLife(): boolean {
    return this.chunks !== null && hasLife(this.effects, this.view)
  }

  outdoors(): boolean {
    return this.effects.outdoors
  }

  miniature(picture: HTMLCanvasElement): Generator<void> | null {
    return this.room && this.chunks ? paintMiniature(this.room, this.chunks, picture) : null
  }

  draw(scene: Scene): void {
    const { context, view } = this
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalAlpha = 1
    context.imageSmoothingEnabled = false
    if (this.evening.follow(scene.light)) this.forgetBackdrops()
    this.ground.draw(context, view, (ground, around) => {
      ground.fillStyle = this.outside
      ground.fillRect(0, 0, around.width, around.height)
      if (this.chunks !== null) {
        this.drawStorey('below', ground, around)
        this.evening.paint(ground, this.effects, around, 'all')
      } else if (this.room) this.drawPlan(this.room, ground, around)
    })
    if (!this.room) return
    if (scene.hovered) drawMark(context, view, scene.hovered, '#fffdf866', 1)
    if (scene.goal) drawMark(context, view, scene.goal, '#7fe0c8', 2)
    const shown = scene.avatars.filter((avatar) => this.isOnScreen(avatar))
    shown.sort((one, other) => depth(one) - depth(other))
    this.shown = shown
    // Under everyone's feet: who hears each other stands on one ground.
    drawTogether(context, view, shown.filter(({ together }) => together))
    for (const avatar of shown) {
      if (avatar.followed && avatar.pointed === null) drawRing(context, view, avatar)
      this.drawAvatar(avatar, scene.stale && !avatar.mine)
    }
    context.globalAlpha = 1
    if (this.chunks !== null) {
      this.overhead.draw(context, view, (above, around) => {
        this.drawStorey('above', above, around)
        this.evening.paint(above, this.effects, around, 'painted')
      })
      const [, , , density] = scene.light.veil
      drawLife(context, this.effects, view, scene.life.time, scene.life.strength * (1 - density))
    }
    for (const avatar of shown) {
      if (avatar.speaks) drawVoice(context, view, avatar)
      else if (avatar.locked) drawLockMark(context, view, avatar)
    }
    for (const thing of this.room.things) {
      if (thing !== scene.reach) drawSparkle(context, view, thing)
    }
    if (scene.reach) drawReach(context, view, scene.reach)
    for (const sign of this.signs) {
      const { left, top } = this.signBox(sign)
      context.drawImage(sign.label.picture, left, top)
    }
    this.words.draw(context, view, { shown, scene, signs: this.signs.map((sign) => this.signBox(sign)), free: this.freeFrame() })
    if (scene.pointed) this.drawPointed(scene.pointed, shown.find(({ pointed }) => pointed !== null)?.pointed ?? Infinity)
  }

  avatarAt(pointX: number, pointY: number): number {
    const { density, scale } = this.view
    const x = pointX * density
    const y = pointY * density
    const found = this.shown.findLast((avatar) => {
      if (avatar.mine) return false
      const { middle, feet } = standing(this.view, avatar)
      const name = this.words.nameOf(avatar.member)
      const onBody = Math.abs(x - middle) <= BODY_PX * scale && y <= feet && y >= feet - BODY_HEIGHT_PX * scale
      const onName = name !== undefined && x >= name.left && x < name.right && y >= name.top && y < name.bottom
      return onBody || onName
    })
    return found?.member ?? -1
  }

  tileAt(pointX: number, pointY: number): { x: number; y: number } {
    const { density, originX, originY, scale } = this.view
    const tile = TILE_PX * scale
    return { x: Math.floor((pointX * density - originX) / tile), y: Math.floor((pointY * density - originY) / tile) }
  }

  signAt(pointX: number, pointY: number): number {
    const x = pointX * this.view.density
    const y = pointY * this.view.density
    return this.signs.findIndex((sign) => {
      const { left, top, right, bottom } = this.signBox(sign)
      return x >= left && y >= top && x < right && y < bottom
    })
  }

  private placeSigns(): void {
    this.signs = (this.room?.signs ?? []).map(({ text, x, y }, index) => {
      const door = this.doors[index]
      return { label: door ? this.labels.door(text, door) : this.labels.get(text, 'sign'), x, y }
    })
  }

  private signBox({ label, x, y }: Sign): Box {
    const at = pointOf(this.view, x, y)
    const left = Math.round(at.x - label.width / 2)
    const top = Math.round(at.y - label.height / 2)
    return { left, top, right: left + label.width, bottom: top + label.height }
  }

  private drawPlan(room: RoomMap, context: CanvasRenderingContext2D, { originX, originY, scale }: View): void {
    if (this.plan) context.drawImage(this.plan, originX, originY, room.columns * TILE_PX * scale, room.rows * TILE_PX * scale)
  }

  private drawStorey(storey: 'below' | 'above', context: CanvasRenderingContext2D, { originX, originY, scale, width, height }: View): void {
    if (!this.room || !this.chunks) return
    const size = CHUNK_PX * scale
    const firstColumn = Math.max(0, Math.floor(-originX / size))
    const firstRow = Math.max(0, Math.floor(-originY / size))
    const lastColumn = Math.min(Math.ceil(this.room.columns / CHUNK_TILES) - 1, Math.floor((width - originX) / size))
    const lastRow = Math.min(Math.ceil(this.room.rows / CHUNK_TILES) - 1, Math.floor((height - originY) / size))
    for (let row = firstRow; row <= lastRow; row += 1) {
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        const chunk = this.chunks.get(storey, column, row)
        if (chunk) context.drawImage(chunk, originX + column * size, originY + row * size, size, size)
      }
    }
  }

  private isOnScreen({ x, y }: DrawnAvatar): boolean {
    const size = TILE_PX * this.view.scale
    const { x: left, y: top } = pointOf(this.view, x, y)
    // Two tiles of margin: heads and names reach out of their tile.
    return left > -3 * size && top > -2 * size && left < this.view.width + 2 * size && top < this.view.height + 2 * size
  }

  private drawAvatar(avatar: DrawnAvatar, dimmed: boolean): void {
    const { context } = this
    const { originX, originY, scale } = this.view
    const left = Math.round(originX + avatar.x * TILE_PX * scale)
    const feet = Math.round(originY + ((avatar.y + 1) * TILE_PX) * scale)
    context.globalAlpha = dimmed ? STALE_ALPHA : 1
    if (!avatar.seated) {
      const shadow = this.shadow()
      context.drawImage(shadow, left + 16 * scale - shadow.width / 2, feet - scale - shadow.height / 2)
    }
    const top = feet - AVATAR_HEIGHT * scale
    const plain = avatars.get(avatar.avatar)
    if (plain) {
      const sheet = this.evening.onto(plain)
      const column = avatarColumn(avatar.facing, avatar.seated, avatar.stride)
      const beside = ((AVATAR_WIDTH - TILE_PX) / 2) * scale
      context.drawImage(
        sheet,
        column * AVATAR_WIDTH, 0, AVATAR_WIDTH, AVATAR_HEIGHT,
        left - beside, top, AVATAR_WIDTH * scale, AVATAR_HEIGHT * scale,
      )
      this.pinMark(markOf(avatar.role), left + MARK_LEFT_PX * scale, top)
      if (avatar.onSite) this.pinMark('on_site', left + ON_SITE_LEFT_PX * scale, top)
    } else {
      // Someone whose picture is not composed yet.
      context.fillStyle = '#6a6580'
      context.beginPath()
      context.roundRect(left + 6 * scale, top + 8 * scale, 20 * scale, 38 * scale, 10 * scale)
      context.fill()
    }
  }

  private pinMark(name: MarkName | null, left: number, top: number): void {
    const { scale } = this.view
    const mark = name && avatars.mark(name)
    if (mark) this.context.drawImage(mark, left, top + MARK_TOP_PX * scale, mark.width * scale, mark.height * scale)
  }

  /** The shadow under someone who stands, drawn once for each size: an ellipse is slow to fill, and there are hundreds. */
  private shadow(): HTMLCanvasElement {
    const { scale } = this.view
    if (this.shadowPicture?.width === 20 * scale) return this.shadowPicture
    const picture = (this.shadowPicture = document.createElement('canvas'))
    picture.width = 20 * scale
    picture.height = 8 * scale
    const context = picture.getContext('2d')!
    context.fillStyle = '#2b234038'
    context.ellipse(10 * scale, 4 * scale, 10 * scale, 4 * scale, 0, 0, 2 * Math.PI)
    context.fill()
    return picture
  }

  private drawPointed(tile: { x: number; y: number }, age: number): void {
    const { context, view } = this
    const { middle, feet } = standing(view, tile)
    const frame = this.freeFrame()
    if (isWithin(frame, middle, feet - (TILE_PX / 2) * view.scale, view.scale)) drawHalo(context, middle, feet, view.scale, age)
    else drawArrow(context, frame, middle, feet, view.density)
  }

  /** What the cards leave free of the drawing, in device px. */
  private freeFrame(): Box {
    const { width, height, insets } = this.viewport
    const { density } = this.view
    return { left: insets.left * density, top: insets.top * density, right: (width - insets.right) * density, bottom: (height - insets.bottom) * density }
  }
}

function depth(avatar: DrawnAvatar): number {
  // At the same height I am in front, so that I never lose sight of myself in a crowd.
  return avatar.y + (avatar.seated ? -SEATED_DEPTH : 0) + (avatar.mine ? 0.01 : 0)
}
