import type { ChannelView, MessageView, PersonView } from '../protocol/messages'

/** Where one talks: with those near, with the room, with one person; and where the team speaks to all. The first part of a channel's key. */
export type Kind = 'nearby' | 'room' | 'direct' | 'announcements'

/** The one channel in which the team speaks to the whole campus. */
export const ANNOUNCEMENTS = 'announcements:campus'

/** How much of the past is here: nothing yet, a part, or all of it. */
export type History = 'unknown' | 'loading' | 'more' | 'all' | 'failed'

/** One channel, as far as this page knows it. Changed by the functions below only, which return a new one. */
export interface Conversation {
  readonly key: string
  readonly person: PersonView | null
  /** Rising seq, none twice. */
  readonly messages: readonly MessageView[]
  readonly history: History
  /** Everything up to this change was told by the server: what to catch up from. */
  readonly heard: number
  /** What the server counted as unread when its last line was `seq`; later lines are counted here. */
  readonly counted: { readonly seq: number; readonly unread: number }
  readonly readSeq: number
  /** When something was last said, ms since the epoch: the order of the list. */
  readonly activeAt: number
}

export function kindOf(key: string): Kind {
  return key.slice(0, key.indexOf(':')) as Kind
}

export function newConversation(key: string, person: PersonView | null = null): Conversation {
  return { key, person, messages: [], history: 'unknown', heard: 0, counted: { seq: 0, unread: 0 }, readSeq: 0, activeAt: 0 }
}

/** What the server says in order: news, changes, and what was missed of them. It may come twice. */
export function hear(conversation: Conversation, messages: readonly MessageView[]): Conversation {
  const first = firstSeq(conversation)
  const here = new Set(conversation.messages.map(({ seq }) => seq))
  // An older line that is not here comes with the history as it is then: alone it would seem to have nothing before it.
  const placed = messages.filter(({ seq }) => seq >= first || here.has(seq))
  return { ...include(conversation, placed), heard: latestChange(messages, conversation.heard) }
}

/** The lines from this seq on are here. */
function firstSeq({ messages, history, counted }: Conversation): number {
  return history === 'all' ? 0 : (messages[0]?.seq ?? counted.seq + 1)
}

function latestChange(messages: readonly MessageView[], heard: number): number {
  return messages.reduce((latest, { change }) => Math.max(latest, change), heard)
}

/** Put messages in their place. Those already here are renewed, but not by what is older; what was deleted stays so. */
export function include(conversation: Conversation, messages: readonly MessageView[]): Conversation {
  const bySeq = new Map(conversation.messages.map((message) => [message.seq, message]))
  for (const message of messages) {
    const known = bySeq.get(message.seq)
    if (!known || message.deleted || (!known.deleted && message.change >= known.change)) bySeq.set(message.seq, message)
  }
  const activeAt = messages.reduce((latest, { sent_at }) => Math.max(latest, Date.parse(sent_at)), conversation.activeAt)
  return { ...conversation, messages: [...bySeq.values()].sort((one, other) => one.seq - other.seq), activeAt }
}

/** A page of history: older lines, or the last ones. */
export function includePage(conversation: Conversation, messages: readonly MessageView[], more: boolean, before: number | null): Conversation {
  // The last page anew says nothing of what lies before the older ones that are here already.
  const again = before === null && conversation.messages.length > 0 && conversation.messages[0]!.seq < (messages[0]?.seq ?? 0)
  const known = conversation.history === 'all' || conversation.history === 'more'
  const history = again && known ? conversation.history : more ? 'more' : 'all'
  const heard = before === null ? latestChange(messages, conversation.heard) : conversation.heard
  return { ...include(conversation, messages), history, heard }
}

/** What the server knows of the channel. */
export function summarise(conversation: Conversation, view: ChannelView): Conversation {
  const fresh = conversation.history === 'unknown' && conversation.messages.length === 0
  return {
    ...conversation,
    person: view.person ?? conversation.person,
    heard: fresh ? Math.max(conversation.heard, view.last_change) : conversation.heard,
    counted: { seq: view.last_seq, unread: view.unread },
    activeAt: Math.max(conversation.activeAt, view.said_at === null ? 0 : Date.parse(view.said_at)),
  }
}

/** Too much was missed: start again from the history. */
export function forgetMessages(conversation: Conversation): Conversation {
  return { ...conversation, messages: [], history: 'unknown' }
}

export function lastSeq(conversation: Conversation): number {
  return Math.max(conversation.counted.seq, conversation.messages.at(-1)?.seq ?? 0)
}

export function markRead(conversation: Conversation): Conversation {
  return { ...conversation, readSeq: Math.max(conversation.readSeq, lastSeq(conversation)) }
}

export function unreadOf(conversation: Conversation, me: number): number {
  const { counted, readSeq, messages } = conversation
  const from = Math.max(counted.seq, readSeq)
  const since = messages.filter((message) => message.seq > from && !message.deleted && message.sender?.id !== me).length
  return (counted.seq > readSeq ? counted.unread : 0) + since
}
