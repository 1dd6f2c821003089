import type { Commands, Messages, PersonView, RoomView, Signs } from './types'

export type { Around, Card, ChannelView, Commands, Conversation, Counts, DeskState, DeskView, EditionView, Here, HuddleView, Ice, Joined, Located, MemberView, MessageView, MovedTo, Muted, Partner, Path, PersonThere, PersonView, Preferences, QuestionView, RoomView, ShownOut, Signal, Signs, SlotView } from './types'

export type Door = RoomView['door']
export type Role = PersonView['role']
export type Status = NonNullable<Signs['status']>

/** The protocol that this client speaks; the server refuses others and the page reloads. */
export const PROTOCOL = 1

export type CommandName = keyof Commands
export type EventName = keyof Messages
export type CampusEvent = { [Name in EventName]: { name: Name; payload: Messages[Name] } }[EventName]
/** What the server says of one capability. */
export type EventOf<Prefix extends string> = Extract<CampusEvent, { name: `${Prefix}.${string}` }>
export type ChatEvent = EventOf<'chat'>
export type HuddleEvent = EventOf<'huddles'>
export type PeopleEvent = EventOf<'people'>

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

/** A record, so that the types fail when the server learns to say something that is not here. */
const EVENTS: Readonly<Record<EventName, true>> = {
  'chat.changed': true,
  'chat.message': true,
  'chat.typing': true,
  'desk.asked': true,
  'desk.changed': true,
  'gateway.shown_out': true,
  'gateway.waiting': true,
  'huddles.answered': true,
  'huddles.around': true,
  'huddles.captioned': true,
  'huddles.conversations': true,
  'huddles.huddle': true,
  'huddles.invited': true,
  'huddles.knocked': true,
  'huddles.path': true,
  'huddles.presenting': true,
  'huddles.removed': true,
  'huddles.signalled': true,
  'huddles.slots': true,
  'moderation.muted': true,
  'moderation.queue': true,
  'people.emoted': true,
  'people.followed': true,
  'people.lost': true,
  'people.moved': true,
  'people.waved': true,
  'presence.counts': true,
  'presence.moved_to': true,
  'presence.refused': true,
  'presence.roster': true,
  'presence.rooms': true,
}

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
  if (typeof head === 'string' && Object.hasOwn(EVENTS, head) && typeof second === 'object' && second !== null) {
    return { kind: 'event', event: { name: head, payload: second } as CampusEvent }
  }
  return null
}
