import type { DoorRefused, Enter, Here, Join, Joined, MovedTo, PersonView, Rooms, RoomView, Roster, Sit } from './types'

export type { EditionView, Here, Joined, MemberView, MovedTo, PersonView, RoomView } from './types'

export type Door = RoomView['door']
export type Role = PersonView['role']

/** The protocol that this client speaks; the server refuses others and the page reloads. */
export const PROTOCOL = 1

type Empty = Record<string, never>

/** Each command: what it takes and what it is answered with. */
export interface Commands {
  'presence.join': { payload: Join; reply: Joined }
  'presence.enter': { payload: Enter; reply: Here }
  'presence.sit': { payload: Sit; reply: Empty }
  'presence.stand': { payload: Empty; reply: Empty }
  'presence.leave': { payload: Empty; reply: Empty }
}

export interface Events {
  'presence.moved_to': MovedTo
  'presence.refused': DoorRefused
  'presence.roster': Roster
  'presence.rooms': Rooms
  /** Something that everyone should know, in their language. */
  'session.notice': { code: string; message: string }
}

export type CommandName = keyof Commands
export type EventName = keyof Events
export type CampusEvent = { [Name in EventName]: { name: Name; payload: Events[Name] } }[EventName]

/** The server's refusal of a command; `message` is for people, in their language. */
export class CommandError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'CommandError'
    this.code = code
  }
}

/** The socket closed, or stayed silent, before the answer came: nobody knows whether the command was carried out. */
export class ConnectionLost extends Error {
  constructor() {
    super('connection lost')
    this.name = 'ConnectionLost'
  }
}

export type TextFrame =
  | { kind: 'ok'; id: number; payload: unknown }
  | { kind: 'error'; id: number; code: string; message: string }
  | { kind: 'event'; event: CampusEvent }

const EVENT_NAMES: ReadonlySet<string> = new Set<EventName>([
  'presence.moved_to',
  'presence.refused',
  'presence.roster',
  'presence.rooms',
  'session.notice',
])

/** Read a text frame; null for what this client does not know, so that a newer server does not break it. */
export function readTextFrame(text: string): TextFrame | null {
  let frame: unknown
  try {
    frame = JSON.parse(text)
  } catch {
    return null
  }
  if (!Array.isArray(frame)) return null
  const [head, second, third] = frame as unknown[]
  if (head === 'ok' && typeof second === 'number') return { kind: 'ok', id: second, payload: third ?? {} }
  if (head === 'error' && typeof second === 'number') {
    const { code, message } = (third ?? {}) as { code?: unknown; message?: unknown }
    return { kind: 'error', id: second, code: String(code ?? 'unknown'), message: String(message ?? '') }
  }
  if (typeof head === 'string' && EVENT_NAMES.has(head) && typeof second === 'object' && second !== null) {
    return { kind: 'event', event: { name: head, payload: second } as CampusEvent }
  }
  return null
}
