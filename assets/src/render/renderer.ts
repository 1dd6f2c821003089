import type { Facing } from '../protocol/frames'
import type { Role, Status } from '../protocol/messages'
import type { Region, RoomMap } from '../world/room-map'
import type { Insets } from './camera'

/** Someone to draw; `x` and `y` are tiles, between two of them while walking. */
export interface DrawnAvatar {
  /** What `avatarAt` finds them by. */
  member: number
  x: number
  y: number
  facing: Facing
  seated: boolean
  /** Tiles walked, for the phase of the legs; null while standing. */
  stride: number | null
  /** A code; `wardrobe.ts` reads it. */
  avatar: string
  role: Role
  name: string
  mine: boolean
  status: Status
  hand: boolean
  /** The emote shown, and how long it has been, ms. */
  emote: { emote: number; age: number } | null
  /** How long they have been pointed at, ms; null when they are not. */
  pointed: number | null
  followed: boolean
}

/** What a frame shows. */
export interface Scene {
  avatars: DrawnAvatar[]
  /** The tile that my avatar is walking to, or that the pointer is over. */
  goal: { x: number; y: number } | null
  hovered: { x: number; y: number } | null
  /** A place to lead the eye to, wherever it is: by an arrow at the edge when it is out of sight. */
  pointed: { x: number; y: number } | null
  /** What is in reach. */
  reach: Region | null
  /** Nothing is known of the others at the moment. */
  stale: boolean
}

/** The map on the screen. Sizes and points are CSS px relative to the drawing's corner, places are tiles. */
export interface Renderer {
  showRoom(room: RoomMap): void
  /** Size of the drawing, and what of it the cards cover. Also to be called when the theme or the density changes. */
  resize(width: number, height: number, insets: Insets): void
  setZoom(zoom: number): void
  /** Look at a place; `instant` jumps there. True while the camera is still gliding. */
  look(x: number, y: number, elapsedMs: number, instant: boolean): boolean
  /** The typeface has come: draw names and signs anew. */
  redrawLabels(): void
  draw(scene: Scene): void
  tileAt(pointX: number, pointY: number): { x: number; y: number }
  /** The member number of the other person drawn at a point, or -1. */
  avatarAt(pointX: number, pointY: number): number
  /** The number of the sign drawn at a point, or -1. */
  signAt(pointX: number, pointY: number): number
}
