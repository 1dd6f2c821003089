import type { Announcer } from '../campus/announcer'
import type { Store } from '../campus/store'
import { _, fill, ngettext } from '../i18n'
import type { MessageView } from '../protocol/messages'
import { announcements } from '../settings/announcements'
import { play } from '../settings/sound'
import { kindOf } from './conversation'
import type { ChatStore } from './store'

/** Longer than this, a line is not read out whole: the log has the rest. */
const READ_OUT = 280

/**
 * What a screen reader hears of the talk: what is said in the conversation in sight, and elsewhere only what is for me.
 * The log itself is not live: it would read the history out, and in a crowd it would never fall silent.
 */
export class ChatNews {
  constructor(
    private readonly store: ChatStore,
    private readonly campus: Store,
    private readonly announcer: Announcer,
  ) {}

  tell(message: MessageView): void {
    if (this.store.isMine(message)) return
    const inSight = this.store.shown.value === message.channel && this.isPanelOpen()
    if (kindOf(message.channel) === 'announcements') {
      this.announce(message)
      return
    }
    const direct = kindOf(message.channel) === 'direct'
    const forMe = direct || message.mentions.includes(this.campus.me.value?.id ?? 0)
    // One who looks at the conversation needs no sound to look there.
    if (forMe && !(inSight && hasTheEye())) play(direct ? 'message' : 'mention')
    if (forMe) this.announcer.say(this.words(message, inSight), direct ? { group: message.channel, together: (n) => manyFrom(message, n) } : {})
    else if (inSight && announcements.value.said === 'sight') {
      this.announcer.say(this.words(message, inSight), {
        rank: 'around',
        group: message.channel,
        together: (n) => ngettext('{n} nouveau message', '{n} nouveaux messages', n),
      })
    }
  }

  /** The team speaks to all: said at once, whatever one has chosen to hear. */
  announce(message: MessageView): void {
    play('announcement')
    this.announcer.interrupt(fill(_('Annonce de {name} : {words}'), { name: message.sender?.name ?? _('Quelqu’un'), words: message.body }))
  }

  private isPanelOpen(): boolean {
    return this.campus.view.value === 'list' || !this.campus.panelFolded.value
  }

  private words(message: MessageView, inSight: boolean): string {
    const name = nameIn(message)
    if (inSight) return fill(_('{name} : {words}'), { name, words: shortened(message.body) })
    if (kindOf(message.channel) === 'direct') return fill(_('Nouveau message de {name}'), { name })
    return fill(_('{name} vous mentionne'), { name })
  }
}

function nameIn(message: MessageView): string {
  return message.sender?.name ?? _('Quelqu’un')
}

function manyFrom(message: MessageView, n: number): string {
  return fill(_('{n} nouveaux messages de {name}'), { n, name: nameIn(message) })
}

function shortened(words: string): string {
  const letters = [...words]
  return letters.length > READ_OUT ? `${letters.slice(0, READ_OUT).join('')}…` : words
}

function hasTheEye(): boolean {
  return typeof document !== 'undefined' && document.visibilityState === 'visible' && document.hasFocus()
}
