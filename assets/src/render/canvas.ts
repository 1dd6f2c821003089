import { TILE_PX, type Region, type RoomMap } from '../world/room-map'
import { Bubbles, spring } from './bubbles'
import { aim, glide, type Viewport } from './camera'
import { CHUNK_TILES, ChunkCache } from './chunks'
import { LabelCache, type Label } from './labels'
import { drawArrow, drawHalo, isWithin, type Frame } from './pointing'
import type { DrawnAvatar, Renderer, Scene } from './renderer'
import { avatars, markOf } from './avatars'
import { AVATAR_HEIGHT, AVATAR_WIDTH, avatarColumn, type Pictures } from './sprites'

/** Share of an avatar's strength while nothing is known of the others. */
const STALE_ALPHA = 0.35

const CHUNK_PX = CHUNK_TILES * TILE_PX

/** A label is this far above the head, in px of the map. */
const LABEL_GAP_PX = 1

/** Half the width and the height of what of an avatar takes a click, in px of the map. */
const BODY_PX = 11
const BODY_HEIGHT_PX = 40

/** Where the mark of who speaks or is of the team is pinned, in px of the frame. */
const MARK_LEFT_PX = 21
const MARK_TOP_PX = 27

/** A person sitting on a chair is drawn just below whoever stands behind it. */
const SEATED_DEPTH = 0.1

/** The map on a 2D canvas. Everything is drawn in device px, at a whole number of them per px of the map. */
export class CanvasRenderer implements Renderer {
  private readonly context: CanvasRenderingContext2D
  private readonly labels = new LabelCache()
  private readonly bubbles = new Bubbles()
  /** The others as last drawn, the foremost last: what a click meets. */
  private shown: DrawnAvatar[] = []
  private room: RoomMap | null = null
  private chunks: ChunkCache | null = null
  private viewport: Viewport = { width: 0, height: 0, insets: { top: 0, right: 0, bottom: 0, left: 0 } }
  private density = 1
  private zoom = 2
  /** Device px per px of the map. */
  private scale = 2
  private cameraX = 0
  private cameraY = 0
  /** The map's corner on the canvas, in device px. */
  private originX = 0
  private originY = 0
  /** The colour around the map: the canvas's own background, which follows the theme. */
  private outside = '#000'
  private signs: { label: Label; x: number; y: number }[] = []

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly pictures: Pictures,
  ) {
    // Opaque: the browser need not blend the whole map with the page.
    this.context = canvas.getContext('2d', { alpha: false })!
  }

  showRoom(room: RoomMap): void {
    this.room = room
    this.chunks = new ChunkCache(room, this.pictures.atlas)
    this.placeSigns()
  }

  /** The typeface has come: draw the labels anew. */
  redrawLabels(): void {
    this.labels.clear()
    this.placeSigns()
  }

  resize(width: number, height: number, insets: Viewport['insets']): void {
    this.viewport = { width, height, insets }
    this.density = devicePixelRatio || 1
    this.canvas.width = Math.max(1, Math.round(width * this.density))
    this.canvas.height = Math.max(1, Math.round(height * this.density))
    this.outside = getComputedStyle(this.canvas).backgroundColor
    this.setZoom(this.zoom)
  }

  setZoom(zoom: number): void {
    this.zoom = zoom
    this.scale = Math.max(1, Math.round(zoom * this.density))
    this.labels.setDensity(this.density)
    this.bubbles.setDensity(this.density)
    this.placeSigns()
  }

  look(x: number, y: number, elapsedMs: number, instant: boolean): boolean {
    if (!this.room) return false
    const { width, height, insets } = this.viewport
    const zoom = this.scale / this.density
    const goalX = aim((x + 0.5) * TILE_PX, this.room.columns * TILE_PX, insets.left, insets.right, width, zoom)
    const goalY = aim((y + 0.5) * TILE_PX, this.room.rows * TILE_PX, insets.top, insets.bottom, height, zoom)
    this.cameraX = instant ? goalX : glide(this.cameraX, goalX, elapsedMs)
    this.cameraY = instant ? goalY : glide(this.cameraY, goalY, elapsedMs)
    const middleX = (insets.left + width - insets.right) / 2
    const middleY = (insets.top + height - insets.bottom) / 2
    this.originX = Math.round(middleX * this.density - this.cameraX * this.scale)
    this.originY = Math.round(middleY * this.density - this.cameraY * this.scale)
    return this.cameraX !== goalX || this.cameraY !== goalY
  }

  draw(scene: Scene): void {
    const { context } = this
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.imageSmoothingEnabled = false
    context.fillStyle = this.outside
    context.fillRect(0, 0, this.canvas.width, this.canvas.height)
    if (!this.room) return
    this.drawStorey('below')
    if (scene.hovered) this.drawMark(scene.hovered, '#fffdf866', 1)
    if (scene.goal) this.drawMark(scene.goal, '#7fe0c8', 2)
    const shown = scene.avatars.filter((avatar) => this.isOnScreen(avatar))
    shown.sort((one, other) => depth(one) - depth(other))
    this.shown = shown
    for (const avatar of shown) {
      if (avatar.followed && avatar.pointed === null) this.drawRing(avatar)
      this.drawAvatar(avatar, scene.stale && !avatar.mine)
    }
    context.globalAlpha = 1
    this.drawStorey('above')
    for (const thing of this.room.things) {
      if (thing !== scene.reach) drawSparkle(context, this.pointOf(thing.x + thing.columns / 2, thing.y), this.scale)
    }
    if (scene.reach) this.drawReach(scene.reach)
    for (const sign of this.signs) {
      context.drawImage(sign.label.picture, this.signX(sign), this.signY(sign))
    }
    for (const avatar of shown) this.drawName(avatar, scene.stale && !avatar.mine)
    context.globalAlpha = 1
    for (const avatar of shown) this.drawBubbles(avatar)
    if (scene.pointed) this.drawPointed(scene.pointed, shown.find(({ pointed }) => pointed !== null)?.pointed ?? Infinity)
  }

  avatarAt(pointX: number, pointY: number): number {
    const x = pointX * this.density
    const y = pointY * this.density
    const found = this.shown.findLast((avatar) => {
      const left = this.originX + avatar.x * TILE_PX * this.scale
      const feet = this.originY + (avatar.y + 1) * TILE_PX * this.scale
      const label = this.nameOf(avatar)
      const onBody = Math.abs(x - left - (TILE_PX / 2) * this.scale) <= BODY_PX * this.scale && y <= feet && y >= feet - BODY_HEIGHT_PX * this.scale
      const labelTop = feet - (AVATAR_HEIGHT + LABEL_GAP_PX) * this.scale - label.height
      const onName = Math.abs(x - left - (TILE_PX / 2) * this.scale) <= label.width / 2 && y >= labelTop && y <= labelTop + label.height
      return !avatar.mine && (onBody || onName)
    })
    return found?.member ?? -1
  }

  tileAt(pointX: number, pointY: number): { x: number; y: number } {
    const tile = TILE_PX * this.scale
    return {
      x: Math.floor((pointX * this.density - this.originX) / tile),
      y: Math.floor((pointY * this.density - this.originY) / tile),
    }
  }

  signAt(pointX: number, pointY: number): number {
    const x = pointX * this.density
    const y = pointY * this.density
    return this.signs.findIndex((sign) => {
      const left = this.signX(sign)
      const top = this.signY(sign)
      return x >= left && y >= top && x < left + sign.label.width && y < top + sign.label.height
    })
  }

  private placeSigns(): void {
    this.signs = (this.room?.signs ?? []).map(({ text, x, y }) => ({ label: this.labels.get(text, 'sign'), x, y }))
  }

  private signX(sign: { label: Label; x: number }): number {
    return Math.round(this.originX + sign.x * TILE_PX * this.scale - sign.label.width / 2)
  }

  private signY(sign: { label: Label; y: number }): number {
    return Math.round(this.originY + sign.y * TILE_PX * this.scale - sign.label.height / 2)
  }

  private drawStorey(storey: 'below' | 'above'): void {
    const size = CHUNK_PX * this.scale
    const firstColumn = Math.max(0, Math.floor(-this.originX / size))
    const firstRow = Math.max(0, Math.floor(-this.originY / size))
    const lastColumn = Math.min(Math.ceil(this.room!.columns / CHUNK_TILES) - 1, Math.floor((this.canvas.width - this.originX) / size))
    const lastRow = Math.min(Math.ceil(this.room!.rows / CHUNK_TILES) - 1, Math.floor((this.canvas.height - this.originY) / size))
    for (let row = firstRow; row <= lastRow; row += 1) {
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        const chunk = this.chunks!.get(storey, column, row)
        if (chunk) this.context.drawImage(chunk, this.originX + column * size, this.originY + row * size, size, size)
      }
    }
  }

  private drawMark(tile: { x: number; y: number }, color: string, width: number): void {
    const { context, scale } = this
    const size = TILE_PX * scale
    context.strokeStyle = color
    context.lineWidth = width * scale
    context.beginPath()
    const inset = 3 * scale
    context.roundRect(this.originX + tile.x * size + inset, this.originY + tile.y * size + inset, size - 2 * inset, size - 2 * inset, 8 * scale)
    context.stroke()
  }

  private pointOf(x: number, y: number): { x: number; y: number } {
    return { x: this.originX + x * TILE_PX * this.scale, y: this.originY + y * TILE_PX * this.scale }
  }

  /** A double outline, light in dark: seen on any ground, and still. */
  private drawReach(box: Region): void {
    const { context, scale } = this
    const { x, y } = this.pointOf(box.x, box.y)
    context.beginPath()
    context.roundRect(x, y, box.columns * TILE_PX * scale, box.rows * TILE_PX * scale, 6 * scale)
    context.strokeStyle = '#2b2340'
    context.lineWidth = 4 * scale
    context.stroke()
    context.strokeStyle = '#ffd866'
    context.lineWidth = 2 * scale
    context.stroke()
  }

  private isOnScreen({ x, y }: DrawnAvatar): boolean {
    const size = TILE_PX * this.scale
    const left = this.originX + x * size
    const top = this.originY + y * size
    // Two tiles of margin: heads and names reach out of their tile.
    return left > -3 * size && top > -2 * size && left < this.canvas.width + 2 * size && top < this.canvas.height + 2 * size
  }

  private drawAvatar(avatar: DrawnAvatar, dimmed: boolean): void {
    const { context, scale } = this
    const left = Math.round(this.originX + avatar.x * TILE_PX * scale)
    const feet = Math.round(this.originY + ((avatar.y + 1) * TILE_PX) * scale)
    context.globalAlpha = dimmed ? STALE_ALPHA : 1
    if (!avatar.seated) {
      context.fillStyle = '#2b234038'
      context.beginPath()
      context.ellipse(left + 16 * scale, feet - scale, 10 * scale, 4 * scale, 0, 0, 2 * Math.PI)
      context.fill()
    }
    const top = feet - AVATAR_HEIGHT * scale
    const sheet = avatars.get(avatar.avatar)
    if (sheet) {
      const column = avatarColumn(avatar.facing, avatar.seated, avatar.stride)
      const beside = ((AVATAR_WIDTH - TILE_PX) / 2) * scale
      context.drawImage(
        sheet,
        column * AVATAR_WIDTH, 0, AVATAR_WIDTH, AVATAR_HEIGHT,
        left - beside, top, AVATAR_WIDTH * scale, AVATAR_HEIGHT * scale,
      )
      const mark = markOf(avatar.role)
      const pin = mark && avatars.mark(mark)
      if (pin) context.drawImage(pin, left + MARK_LEFT_PX * scale, top + MARK_TOP_PX * scale, pin.width * scale, pin.height * scale)
    } else {
      // Someone whose picture is not composed yet.
      context.fillStyle = '#6a6580'
      context.beginPath()
      context.roundRect(left + 6 * scale, top + 8 * scale, 20 * scale, 38 * scale, 10 * scale)
      context.fill()
    }
  }

  private drawName(avatar: DrawnAvatar, dimmed: boolean): void {
    const label = this.nameOf(avatar)
    const middle = this.originX + (avatar.x + 0.5) * TILE_PX * this.scale
    const top = this.originY + ((avatar.y + 1) * TILE_PX - AVATAR_HEIGHT - LABEL_GAP_PX) * this.scale - label.height
    this.context.globalAlpha = dimmed ? STALE_ALPHA : 1
    this.context.drawImage(label.picture, Math.round(middle - label.width / 2), Math.round(top))
  }

  private nameOf({ name, mine, status }: DrawnAvatar): Label {
    return this.labels.get(name, mine ? 'me' : 'person', status)
  }

  /** What someone shows stands over their name: the hand, and beside it the emote. */
  private drawBubbles(avatar: DrawnAvatar): void {
    const { emote, hand } = avatar
    if (!emote && !hand) return
    const pictures = [...(hand ? [{ picture: this.bubbles.hand(), size: 1 }] : []), ...(emote ? [{ picture: this.bubbles.emote(emote.emote), size: spring(emote.age) }] : [])]
    const middle = this.originX + (avatar.x + 0.5) * TILE_PX * this.scale
    const bottom = this.originY + ((avatar.y + 1) * TILE_PX - AVATAR_HEIGHT - LABEL_GAP_PX) * this.scale - this.nameOf(avatar).height - this.density
    const width = pictures[0]!.picture.width
    const first = middle - ((pictures.length - 1) * width) / 2
    pictures.forEach(({ picture, size }, index) => {
      const shownWidth = picture.width * size
      const shownHeight = picture.height * size
      this.context.drawImage(picture, Math.round(first + index * width - shownWidth / 2), Math.round(bottom - shownHeight), Math.round(shownWidth), Math.round(shownHeight))
    })
  }

  /** Whom I follow stands on a ring of their own. */
  private drawRing({ x, y }: DrawnAvatar): void {
    const { context, scale } = this
    context.strokeStyle = '#7fe0c8'
    context.lineWidth = 2 * scale
    context.beginPath()
    context.ellipse(this.originX + (x + 0.5) * TILE_PX * scale, this.originY + ((y + 1) * TILE_PX - 2) * scale, 14 * scale, 7 * scale, 0, 0, 2 * Math.PI)
    context.stroke()
  }

  private drawPointed(tile: { x: number; y: number }, age: number): void {
    const { context, scale } = this
    const middle = this.originX + (tile.x + 0.5) * TILE_PX * scale
    const feet = this.originY + (tile.y + 1) * TILE_PX * scale
    const frame = this.freeFrame()
    if (isWithin(frame, middle, feet - (TILE_PX / 2) * scale, scale)) drawHalo(context, middle, feet, scale, age)
    else drawArrow(context, frame, middle, feet, this.density)
  }

  /** What the cards leave free of the drawing, in device px. */
  private freeFrame(): Frame {
    const { width, height, insets } = this.viewport
    return {
      left: insets.left * this.density,
      top: insets.top * this.density,
      right: (width - insets.right) * this.density,
      bottom: (height - insets.bottom) * this.density,
    }
  }
}

function depth(avatar: DrawnAvatar): number {
  // At the same height I am in front, so that I never lose sight of myself in a crowd.
  return avatar.y + (avatar.seated ? -SEATED_DEPTH : 0) + (avatar.mine ? 0.01 : 0)
}

/** Radius of the star over what can be opened, in px of the map. */
const SPARKLE_PX = 7

/** A star with four points, over what can be opened. */
function drawSparkle(context: CanvasRenderingContext2D, { x, y }: { x: number; y: number }, scale: number): void {
  const reach = SPARKLE_PX * scale
  const waist = reach * 0.22
  context.beginPath()
  context.moveTo(x, y - reach)
  // Each point, and the waist on the way to it.
  for (const [toX, toY, waistX, waistY] of [[1, 0, 1, -1], [0, 1, 1, 1], [-1, 0, -1, 1], [0, -1, -1, -1]] as const) {
    context.quadraticCurveTo(x + waist * waistX, y + waist * waistY, x + reach * toX, y + reach * toY)
  }
  context.closePath()
  context.fillStyle = '#ffd866'
  context.strokeStyle = '#2b2340'
  context.lineWidth = 1.5 * scale
  context.lineJoin = 'round'
  context.stroke()
  context.fill()
}
