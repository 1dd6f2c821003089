import type { Announcer } from '../campus/announcer'
import type { Store } from '../campus/store'
import { _, fill, ngettext } from '../i18n'
import type { MessageView } from '../protocol/messages'
import { kindOf } from './conversation'
import type { ChatStore } from './store'

/** In a lively room several messages are told as one. */
const EACH_MS = 2500

/**
 * What a screen reader hears of the talk: what is said in the conversation in sight, and elsewhere only what is for me.
 * The log itself is not live: it would read the history out, and in a crowd it would never fall silent.
 */
export class ChatNews {
  private untold: MessageView[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly store: ChatStore,
    private readonly campus: Store,
    private readonly announcer: Announcer,
  ) {}

  tell(message: MessageView): void {
    const inSight = this.store.shown.value === message.channel && this.isPanelOpen()
    // An announcement is said at once, by its banner.
    const forMe = kindOf(message.channel) === 'direct' || message.mentions.includes(this.campus.me.value?.id ?? 0)
    if (this.store.isMine(message) || !(inSight || forMe)) return
    this.untold.push(message)
    if (this.timer === undefined) this.say()
  }

  private isPanelOpen(): boolean {
    return this.campus.view.value === 'list' || !this.campus.panelFolded.value
  }

  private say(): void {
    const [first, ...others] = this.untold
    this.untold = []
    this.timer = undefined
    if (!first) return
    const text = others.length > 0 ? ngettext('{n} nouveau message', '{n} nouveaux messages', others.length + 1) : this.words(first)
    this.announcer.say(text)
    this.timer = setTimeout(() => this.say(), EACH_MS)
  }

  private words(message: MessageView): string {
    const name = message.sender?.name ?? _('Quelqu’un')
    if (this.store.shown.value === message.channel) return fill(_('{name} : {words}'), { name, words: message.body })
    if (kindOf(message.channel) === 'direct') return fill(_('Nouveau message de {name}'), { name })
    return fill(_('{name} vous mentionne'), { name })
  }
}
