import { Icon } from '../campus/icons'
import type { Opened } from '../campus/store'
import { _, fill } from '../i18n'
import { hostOf } from './screens'

/** Where a link leads, before one goes there. */
export function LinkPanel({ opened, close }: { opened: Opened; close: () => void }) {
  return (
    <>
      <p>{fill(_('Ce lien quitte le campus et mène à {host} :'), { host: hostOf(opened.url) })}</p>
      <p class="thing-address">{opened.url}</p>
      <p class="small muted">{_('Il s’ouvre dans un nouvel onglet : le campus reste ouvert dans celui-ci.')}</p>
      <div class="actions">
        <OutsideLink url={opened.url} primary onFollow={close} />
      </div>
    </>
  )
}

export function OutsideLink({ url, primary = false, onFollow }: { url: string; primary?: boolean; onFollow?: () => void }) {
  return (
    <a class={primary ? 'btn primary' : 'btn'} href={url} target="_blank" rel="noopener noreferrer" onClick={onFollow}>
      <Icon name="outside" />
      {primary ? _('Ouvrir le lien') : _('Ouvrir dans un onglet')}
      <span class="visually-hidden"> {_('(nouvel onglet)')}</span>
    </a>
  )
}
