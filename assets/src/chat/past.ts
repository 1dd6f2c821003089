import type { Connection } from '../protocol/connection'
import type { MessageView } from '../protocol/messages'
import { includePage } from './conversation'
import type { ChatStore } from './store'

/** How many pages to go through to a message that was answered. */
const MOST_PAGES = 10

/** What was said before one came, a page at a time. */
export class Past {
  constructor(
    private readonly connection: Pick<Connection, 'command'>,
    private readonly store: ChatStore,
    private readonly had: (messages: readonly MessageView[]) => void,
  ) {}

  /** Have the last messages of a channel, if they are not here yet. */
  async open(key: string): Promise<void> {
    const { history } = this.store.conversation(key)
    if (history === 'unknown' || history === 'failed') await this.page(key, null)
  }

  async older(key: string): Promise<void> {
    const { history, messages } = this.store.conversation(key)
    if (history === 'more') await this.page(key, messages[0]?.seq ?? null)
  }

  /** Go back to a message. Whether it is here then. */
  async reach(key: string, seq: number): Promise<boolean> {
    const has = (): boolean => this.store.conversation(key).messages.some((message) => message.seq === seq)
    for (let pages = 0; pages < MOST_PAGES && !has() && this.store.conversation(key).history === 'more'; pages += 1) await this.older(key)
    return has()
  }

  private async page(key: string, before: number | null): Promise<void> {
    const known = this.store.conversation(key).history
    if (known === 'loading') return
    this.store.update(key, (one) => ({ ...one, history: 'loading' }))
    try {
      const page = await this.connection.command('chat.history', { channel: key, before })
      this.store.update(key, (one) => includePage({ ...one, history: known }, page.messages, page.more, before))
      this.had(page.messages)
    } catch {
      // What is here stays; where nothing is, the log offers to try again.
      this.store.update(key, (one) => ({ ...one, history: known === 'unknown' ? 'failed' : known }))
    }
  }
}
