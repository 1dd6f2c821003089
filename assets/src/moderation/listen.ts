import { effect } from '@preact/signals'
import type { Announcer } from '../campus/announcer'
import type { Session } from '../campus/session'
import type { Store } from '../campus/store'
import { _ } from '../i18n'
import { forget, hear, shownOut, silence } from './state'
import { silenceWords } from './words'

/** Take in what the server says of moderation, and tell of one's own voice when it goes and when it comes back. */
export function listenToModeration(session: Session, store: Store, announcer: Announcer): void {
  session.on('moderation', hear)
  session.on('gateway', (event) => {
    if (event.name === 'gateway.shown_out') shownOut.value = event.payload
  })
  effect(() => {
    const state = store.connection.value
    if (state.kind === 'connecting' || (state.kind === 'away' && state.retryAt === null)) forget()
  })
  let spoke = true
  effect(() => {
    const muted = silence.value
    const inside = store.inside.value
    if (!inside || (muted === null) === spoke) return
    spoke = muted === null
    announcer.show(muted ? silenceWords(muted) : _('Vous avez de nouveau la parole.'))
  })
}
