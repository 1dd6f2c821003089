import type { ComponentChildren } from 'preact'
import { MediaButtons } from '../huddles/media-buttons'
import { LeaveButton, MoreButton } from '../huddles/more-menu'
import { WhoHears } from '../huddles/who-hears'
import { _ } from '../i18n'
import { InteractButton } from '../interact/prompt'
import { Reactions } from '../people/reactions'
import { useCampus } from './campus'
import { Icon } from './icons'
import { changeZoom } from './zoom'

/** What one can do on the map with a mouse or a finger, each with its key too; beside it, who hears me. */
export function ActionBar({ children }: { children: ComponentChildren }) {
  return (
    <div class="bar card" data-covers="bar">
      {children}
      <div class="bar-items" role="group" aria-label={_('Actions')}>
        <MediaButtons look="bar-item" />
        <Reactions look="bar-item" />
        <InteractButton />
        <MoreButton />
      </div>
      <div class="bar-talk" role="group" aria-label={_('Conversation')}>
        <WhoHears />
        <LeaveButton look="bar-item" />
      </div>
    </div>
  )
}

export function ZoomButtons() {
  const { store } = useCampus()
  const { now, least, most } = store.zoom.value
  return (
    <div class="zoom card" role="group" aria-label={_('Taille du plan')}>
      <button type="button" class="btn quiet square" title={_('Agrandir')} aria-disabled={now >= most} onClick={() => changeZoom(store, 1)}>
        <Icon name="plus" />
        <span class="visually-hidden">{_('Agrandir')}</span>
      </button>
      <button type="button" class="btn quiet square" title={_('Réduire')} aria-disabled={now <= least} onClick={() => changeZoom(store, -1)}>
        <Icon name="minus" />
        <span class="visually-hidden">{_('Réduire')}</span>
      </button>
    </div>
  )
}
