import type { Ref } from 'preact'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _ } from '../i18n'

/** From a conversation to all of them. */
export function BackButton({ button = null }: { button?: Ref<HTMLButtonElement> }) {
  const { chat } = useCampus()
  const back = (): void => {
    chat.closeConversation()
    // This button is gone then.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus())
  }
  return (
    <button type="button" class="btn quiet square" ref={button} onClick={back}>
      <Icon name="back" />
      <span class="visually-hidden">{_('Toutes les conversations')}</span>
    </button>
  )
}
