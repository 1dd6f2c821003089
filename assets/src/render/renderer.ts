import type { Facing } from '../protocol/frames'
import type { Role, Status } from '../protocol/messages'
import type { Region, RoomMap } from '../world/room-map'
import type { Insets } from './camera'
import type { DoorState } from './labels'
import type { Light } from './light'
import type { SpokenLine } from './speech'
import type { Pictures } from './sprites'

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
  onSite: boolean
  hand: boolean
  /** The emote shown, and how long it has been, ms. */
  emote: { emote: number; age: number } | null
  /** How long they have been pointed at, ms; null when they are not. */
  pointed: number | null
  followed: boolean
  /** In my conversation: a ring on the ground says so. */
  together: boolean
  /** They speak: a sign over them says so. */
  speaks: boolean
  /** Their conversation is closed to others. */
  locked: boolean
  /** What they have just said. */
  spoken: SpokenLine | null
}

/** What a frame shows. */
export interface Scene {
  avatars: DrawnAvatar[]
  /** The tile that my avatar is walking to, or that the pointer is over. */
  goal: { x: number; y: number } | null
  hovered: { x: number; y: number } | null
  /** The member number of whoever the pointer is over, or -1. */
  hoveredMember: number
  /** A place to lead the eye to, wherever it is: by an arrow at the edge when it is out of sight. */
  pointed: { x: number; y: number } | null
  /** What is in reach. */
  reach: Region | null
  /** Nothing is known of the others at the moment. */
  stale: boolean
  light: Light
  /** How long small life has run, ms, and how much of it shows, from 0 to 1. */
  life: { time: number; strength: number }
}

/** What of the map is in sight, in tiles; free of cards. */
export interface Sight {
  x: number
  y: number
  columns: number
  rows: number
}

/** The map on the screen. Sizes and points are CSS px relative to the drawing's corner, places are tiles. */
export interface Renderer {
  /** Draw this room from now on: a plain plan until its pictures are there, when it resolves and is to be drawn once more. */
  showRoom(room: RoomMap): Promise<void>
  /** The art has come. Resolves when what the room needs of it is there too. */
  showPictures(pictures: Pictures): Promise<void>
  /** Whether the room is drawn from its pictures. */
  isPictured(): boolean
  /** What is behind the door of each sign of the room; null for a sign that is not over a door. */
  showDoors(doors: readonly (DoorState | null)[]): void
  /** Size of the drawing, and what of it the cards cover. Also to be called when the theme or the density changes. */
  resize(width: number, height: number, insets: Insets): void
  /** Only what the cards cover has changed. */
  cover(insets: Insets): void
  setZoom(zoom: number): void
  /** Look at a place; `instant` jumps there. True while the camera is still gliding. */
  look(x: number, y: number, elapsedMs: number, instant: boolean): boolean
  /** The typeface has come: draw names and signs anew. */
  redrawLabels(): void
  draw(scene: Scene): void
  /** What is in sight since the camera last moved. */
  sight(): Sight
  /** Whether there is small life in sight, worth frames of its own. */
  hasLife(): boolean
  /** Paint the whole room into a small canvas of its proportions, a piece at each turn; null before the art has come. */
  miniature(picture: HTMLCanvasElement): Generator<void> | null
  /** Whether the room lies under the open sky. */
  outdoors(): boolean
  tileAt(pointX: number, pointY: number): { x: number; y: number }
  /** The member number of the other person drawn at a point, or -1. */
  avatarAt(pointX: number, pointY: number): number
  /** The number of the sign drawn at a point, or -1. */
  signAt(pointX: number, pointY: number): number
}
