import type { Announcer } from '../campus/announcer'
import type { Store } from '../campus/store'
import { throttled } from '../campus/throttle'
import { _ } from '../i18n'
import type { Connection } from '../protocol/connection'
import { CommandError, type ChatEvent, type Commands, type MessageView, type PersonView } from '../protocol/messages'
import { ANNOUNCEMENTS, forgetMessages, hear, include, kindOf, lastSeq, markRead, newConversation, summarise } from './conversation'
import { tooLong } from './length'
import { ChatNews } from './news'
import { newNonce, Outbox } from './outbox'
import { Past } from './past'
import { ChatStore, type Tab } from './store'

/** The server passes on one sign of writing each so often. */
const TYPING_EACH_MS = 3000
const READ_EACH_MS = 1000
/** The server takes this many channels at once. */
const MOST_CAUGHT_UP = 50
/** The server answers a catch-up each two seconds, after a few at once. */
const CATCH_UP_AGAIN_MS = 2500

type Asks = Pick<Connection, 'command'>

/** Talking on the campus: what the server says goes into the store, what I say goes to the server; nothing lost, nothing twice. */
export class Chat {
  readonly store: ChatStore
  readonly past: Past
  /** Called when someone, I too, has just said something; and when a line was edited or taken away. */
  said: (message: MessageView) => void = () => {}
  altered: (message: MessageView) => void = () => {}
  private readonly outbox: Outbox
  private readonly news: ChatNews
  /** How far one has read what the server has not been told of yet. */
  private readonly unmarked = new Map<string, number>()
  private typedAt = 0
  /** The last announcement that was told of because one had missed it. */
  private announced = 0
  /** Raised at each arrival: an answer that belongs to an earlier one is not acted upon. */
  private arrival = 0

  constructor(
    private readonly connection: Asks,
    private readonly campus: Store,
    announcer: Announcer,
  ) {
    this.store = new ChatStore(campus)
    this.past = new Past(connection, this.store, (messages) => this.settle(messages))
    this.news = new ChatNews(this.store, campus, announcer)
    this.outbox = new Outbox({
      send: async ({ channel, nonce, body, replyTo }) => {
        if (channel === ANNOUNCEMENTS) return (await this.connection.command('chat.announce', { nonce, body })).message
        return (await this.connection.command('chat.send', { channel, nonce, body, reply_to: replyTo })).message
      },
      ready: () => this.campus.inside.value,
      sent: (message) => {
        this.store.update(message.channel, (one) => include(one, [message]))
        this.said(message)
      },
      refused: ({ channel, body, replyTo }, error) => {
        const { text } = this.store.draft(channel)
        const answered = this.store.conversation(channel).messages.find(({ seq }) => seq === replyTo) ?? null
        this.store.write(channel, { text: text === '' ? body : `${body}\n${text}`, reason: error.message, replyTo: answered })
        // Beside the box it is said by itself.
        if (channel !== this.store.shown.value) announcer.show(error.message)
      },
      changed: (waiting) => (this.store.outgoing.value = waiting),
    })
  }

  // What the server says.

  /** In a room, anew or after a lost connection: get what was missed, then send what waits. */
  async arrived(): Promise<void> {
    this.arrival += 1
    const arrival = this.arrival
    await this.catchUp()
    if (arrival !== this.arrival) return
    void this.outbox.flush()
    await this.refreshChannels()
    // What was announced while one was away is shown when one comes.
    if (this.store.unreadOf(this.store.conversation(ANNOUNCEMENTS)) > 0) await this.past.open(ANNOUNCEMENTS)
    const missed = this.store.announcement.value
    if (missed && missed.seq !== this.announced) this.news.announce(missed)
    this.announced = missed?.seq ?? this.announced
  }

  hear(event: ChatEvent): void {
    switch (event.name) {
      case 'chat.message': {
        const { message } = event.payload
        this.add([message])
        this.store.hasWritten(message.channel, message.sender?.id)
        this.news.tell(message)
        this.said(message)
        break
      }
      case 'chat.changed':
        this.store.update(event.payload.message.channel, (one) => hear(one, [event.payload.message]))
        this.altered(event.payload.message)
        break
      case 'chat.typing':
        this.store.noteWriting(event.payload.channel, event.payload.person)
        break
    }
  }

  private add(messages: readonly MessageView[]): void {
    for (const key of new Set(messages.map(({ channel }) => channel))) {
      const some = messages.filter(({ channel }) => channel === key)
      this.store.update(key, (one) => ({ ...hear(one, some), person: one.person ?? partnerIn(key, some) }))
    }
    this.settle(messages)
  }

  /** What waits and is among these has been written. */
  private settle(messages: readonly MessageView[]): void {
    for (const { nonce } of messages) this.outbox.settle(nonce)
  }

  private async catchUp(): Promise<void> {
    const room = this.campus.place.value?.room
    const known = [...this.store.conversations.value.values()].filter(
      ({ key, heard, history }) => (heard > 0 || history === 'all') && (key.endsWith(`:${room}`) || !['room', 'nearby'].includes(kindOf(key))),
    )
    known.sort((one, other) => Number(kindOf(one.key) === 'direct') - Number(kindOf(other.key) === 'direct') || other.activeAt - one.activeAt)
    if (known.length === 0) return
    // Of the conversations beyond these, the channel list says what is unread, and the history has the rest.
    for (const { key } of known.slice(MOST_CAUGHT_UP)) this.store.update(key, forgetMessages)
    const after = Object.fromEntries(known.slice(0, MOST_CAUGHT_UP).map(({ key, heard }) => [key, heard]))
    const arrival = this.arrival
    try {
      const { messages, behind } = await this.connection.command('chat.catch_up', { after })
      this.add(messages)
      for (const key of behind) this.store.update(key, forgetMessages)
    } catch (error) {
      if (!(error instanceof CommandError) || error.code !== 'too_fast') return
      await new Promise((resolve) => setTimeout(resolve, CATCH_UP_AGAIN_MS))
      if (arrival === this.arrival) await this.catchUp()
    }
  }

  private async refreshChannels(): Promise<void> {
    const answer = await this.attempt('chat.channels', {})
    for (const view of answer?.channels ?? []) this.store.update(view.channel, (one) => summarise(one, view))
  }

  // What I do.

  show(tab: Tab): void {
    this.store.tab.value = tab
  }

  /** Open the conversation with someone, and put the cursor in its box. */
  talkTo(person: PersonView): void {
    const key = `direct:${person.id}`
    if (!this.store.conversations.value.has(key)) this.store.update(key, () => newConversation(key, person))
    this.store.partner.value = person
    this.store.announcing.value = false
    this.store.tab.value = 'direct'
    this.askFocus()
  }

  openAnnouncements(): void {
    this.store.announcing.value = true
    this.store.tab.value = 'direct'
    this.askFocus()
  }

  /** Back to the list of conversations. */
  closeConversation(): void {
    this.store.partner.value = null
    this.store.announcing.value = false
  }

  /** What someone said is no longer, or again, for me to read: what the server says now replaces what is here. */
  forgetAll(): void {
    for (const { key } of this.store.conversations.value.values()) this.store.update(key, forgetMessages)
  }

  /** Bring the panel out, with the cursor in the box. */
  askFocus(): void {
    this.campus.foldPanel(false)
    this.store.focusAsked.value += 1
  }

  /** Say what is in the box, or put the edited message in its place. What cannot be said stays in the box. */
  async submit(key: string): Promise<void> {
    const { text, replyTo, editing } = this.store.draft(key)
    const body = text.trim()
    const reason = tooLong(body)
    if (reason || body === '') {
      this.store.write(key, { reason })
      return
    }
    if (editing) {
      const failed = await this.alter('chat.edit', { channel: key, seq: editing.message.seq, body })
      if (failed) this.store.write(key, { reason: failed })
      else this.store.write(key, { text: editing.aside, reason: '', editing: null })
      return
    }
    this.store.write(key, { text: '', reason: '', replyTo: null })
    this.typedAt = 0
    this.outbox.add({ nonce: newNonce(), channel: key, body, replyTo: replyTo?.seq ?? null, at: Date.now() })
  }

  typed(key: string): void {
    const now = Date.now()
    if (now - this.typedAt < TYPING_EACH_MS || !this.campus.inside.value) return
    this.typedAt = now
    void this.attempt('chat.typing', { channel: key })
  }

  reply(message: MessageView): void {
    this.store.write(message.channel, { replyTo: message })
    this.askFocus()
  }

  startEditing(message: MessageView): void {
    const { text, editing } = this.store.draft(message.channel)
    this.store.write(message.channel, { text: message.body, reason: '', replyTo: null, editing: { message, aside: editing?.aside ?? text } })
    this.askFocus()
  }

  /** Give up replying or editing. Whether there was something to give up. */
  giveUp(key: string): boolean {
    const { replyTo, editing } = this.store.draft(key)
    if (editing) this.store.write(key, { text: editing.aside, reason: '', editing: null })
    else if (replyTo) this.store.write(key, { replyTo: null })
    return editing !== null || replyTo !== null
  }

  /** Take a message back. Returns why it could not be, or ''. */
  async remove(message: MessageView): Promise<string> {
    return await this.alter('chat.delete', { channel: message.channel, seq: message.seq })
  }

  /** The end of the conversation has been seen. */
  seen(key: string): void {
    const conversation = this.store.conversation(key)
    const seq = lastSeq(conversation)
    if (seq <= conversation.readSeq || !this.campus.inside.value) return
    this.store.update(key, markRead)
    this.unmarked.set(key, seq)
    this.mark()
  }

  private readonly mark = throttled(() => {
    for (const [channel, seq] of this.unmarked) void this.attempt('chat.read', { channel, seq })
    this.unmarked.clear()
  }, READ_EACH_MS)

  private async alter<Name extends 'chat.edit' | 'chat.delete'>(name: Name, payload: Commands[Name]['payload']): Promise<string> {
    try {
      const { message } = (await this.connection.command(name, payload)) as { message: MessageView }
      this.store.update(message.channel, (one) => include(one, [message]))
      this.altered(message)
      return ''
    } catch (error) {
      return error instanceof CommandError ? error.message : _('La connexion s’est interrompue. Réessayez dans un instant.')
    }
  }

  /** Ask for what can do without an answer: null when there is none, and it is asked again in time. */
  private async attempt<Name extends keyof Commands>(name: Name, payload: Commands[Name]['payload']): Promise<Commands[Name]['result'] | null> {
    try {
      return await this.connection.command(name, payload)
    } catch {
      return null
    }
  }
}

/** The other one of a direct channel, of what they said. */
function partnerIn(key: string, messages: readonly MessageView[]): PersonView | null {
  return messages.find(({ sender }) => sender && key === `direct:${sender.id}`)?.sender ?? null
}
