import { useLayoutEffect, useRef } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Dialog } from '../campus/dialog'
import { Icon } from '../campus/icons'
import { Later, Skeleton } from '../campus/later'
import { _ } from '../i18n'
import { ICONS } from './words'

/** What was opened on the map or in the list. */
export function InteractDialog() {
  const { store } = useCampus()
  const opened = store.opened.value
  const close = (): void => {
    store.opened.value = null
  }
  const wasOpen = useRef(false)
  useLayoutEffect(() => {
    // Opened by a key with the focus nowhere: it goes to the map, not to the top of the page.
    const closed = wasOpen.current && opened === null
    if (closed && document.activeElement === document.body) document.querySelector<HTMLElement>('.map')?.focus({ preventScroll: true })
    wasOpen.current = opened !== null
  }, [opened])
  return (
    <Dialog open={opened !== null} onClose={close} labelledBy="thing-title">
      {opened && (
        <div class={`thing thing-${opened.kind}`} data-thing={opened.kind}>
          <header class="thing-head">
            <span class="room-icon">
              <Icon name={ICONS[opened.kind]} />
            </span>
            <h2 id="thing-title" tabIndex={-1} autofocus>
              {opened.title}
            </h2>
            <button type="button" class="btn quiet square" onClick={close}>
              <Icon name="close" />
              <span class="visually-hidden">{_('Fermer')}</span>
            </button>
          </header>
          <Later meanwhile={<Skeleton />} close={close}>{({ Content }) => <Content key={`${opened.room}-${opened.index}`} opened={opened} close={close} />}</Later>
        </div>
      )}
    </Dialog>
  )
}
