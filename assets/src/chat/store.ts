import { computed, signal } from '@preact/signals'
import type { Store } from '../campus/store'
import type { MessageView, PersonView } from '../protocol/messages'
import { ANNOUNCEMENTS, kindOf, newConversation, unreadOf, type Conversation } from './conversation'
import type { Outgoing } from './outbox'

/** What is being written in a channel, kept while one looks elsewhere. */
export interface Draft {
  readonly text: string
  /** Why it was refused, in words; empty when it was not. */
  readonly reason: string
  readonly replyTo: MessageView | null
  /** The message being edited; `aside` is what was being written before. */
  readonly editing: { readonly message: MessageView; readonly aside: string } | null
}

const EMPTY: Draft = { text: '', reason: '', replyTo: null, editing: null }

/** The tabs of the panel: the announcements are the first of the messages. */
export type Tab = 'nearby' | 'room' | 'direct'

/** How long someone is shown as writing, ms. */
const TYPING_MS = 4000

/** What the panels show of the talk, the same on the map and in the list. */
export class ChatStore {
  readonly conversations = signal<ReadonlyMap<string, Conversation>>(new Map())
  readonly outgoing = signal<readonly Outgoing[]>([])
  readonly drafts = signal<ReadonlyMap<string, Draft>>(new Map())
  /** Who is writing where: person id → until when, by channel. */
  readonly writing = signal<ReadonlyMap<string, ReadonlyMap<number, number>>>(new Map())
  readonly tab = signal<Tab>('room')
  /** With whom the direct conversation is open; null: the list of them. */
  readonly partner = signal<PersonView | null>(null)
  /** Whether the announcements are open, among the messages. */
  readonly announcing = signal(false)
  /** Raised to ask for the focus in the box. */
  readonly focusAsked = signal(0)

  /** The channel in sight, if the panel is. */
  readonly shown = computed<string | null>(() => {
    const tab = this.tab.value
    if (tab === 'direct' && this.announcing.value) return ANNOUNCEMENTS
    if (tab === 'direct') return this.partner.value && `direct:${this.partner.value.id}`
    const room = this.campus.place.value?.room
    return room === undefined ? null : `${tab}:${room}`
  })

  readonly directs = computed(() =>
    [...this.conversations.value.values()]
      .filter(({ key, person, activeAt }) => kindOf(key) === 'direct' && person !== null && activeAt > 0)
      .sort((one, other) => other.activeAt - one.activeAt),
  )

  readonly unread = computed<Readonly<Record<Tab, number>>>(() => {
    const counts = { nearby: 0, room: 0, direct: 0 }
    const room = this.campus.place.value?.room
    for (const conversation of this.conversations.value.values()) {
      const kind = kindOf(conversation.key)
      if (kind === 'announcements') counts.direct += this.unreadOf(conversation)
      else if (kind === 'direct' || conversation.key === `${kind}:${room}`) counts[kind] += this.unreadOf(conversation)
    }
    return counts
  })

  /** The newest announcement that was not seen. */
  readonly announcement = computed<MessageView | null>(() => {
    const conversation = this.conversation(ANNOUNCEMENTS)
    if (this.unreadOf(conversation) === 0) return null
    return conversation.messages.findLast((message) => !message.deleted && !this.isMine(message)) ?? null
  })

  constructor(private readonly campus: Store) {}

  conversation(key: string): Conversation {
    return this.conversations.value.get(key) ?? newConversation(key)
  }

  update(key: string, change: (conversation: Conversation) => Conversation): void {
    const before = this.conversation(key)
    const after = change(before)
    if (after !== before) this.conversations.value = new Map(this.conversations.value).set(key, after)
  }

  unreadOf(conversation: Conversation): number {
    return unreadOf(conversation, this.campus.me.value?.id ?? 0)
  }

  isMine(message: MessageView): boolean {
    return message.sender !== null && message.sender.id === this.campus.me.value?.id
  }

  draft(key: string): Draft {
    return this.drafts.value.get(key) ?? EMPTY
  }

  write(key: string, change: Partial<Draft>): void {
    this.drafts.value = new Map(this.drafts.value).set(key, { ...this.draft(key), ...change })
  }

  noteWriting(key: string, person: number, now = Date.now()): void {
    const people = new Map(this.writing.value.get(key))
    people.set(person, now + TYPING_MS)
    this.writing.value = new Map(this.writing.value).set(key, people)
    setTimeout(() => this.forgetWriting(key, (until) => until <= Date.now()), TYPING_MS + 50)
  }

  /** They have said it: they no longer write. */
  hasWritten(key: string, person: number | undefined): void {
    this.forgetWriting(key, (_until, one) => one === person)
  }

  private forgetWriting(key: string, gone: (until: number, person: number) => boolean): void {
    const people = this.writing.value.get(key)
    if (!people) return
    const left = [...people].filter(([person, until]) => !gone(until, person))
    if (left.length !== people.size) this.writing.value = new Map(this.writing.value).set(key, new Map(left))
  }
}
