import { _ } from '../i18n'
import { InteractButton } from '../interact/prompt'
import { Reactions } from '../people/reactions'
import { useCampus } from './campus'
import { Icon } from './icons'
import { changeZoom } from './zoom'

/** What one can do on the map with a mouse or a finger; each has its key too. */
export function ActionBar() {
  const { actions, store } = useCampus()
  const inside = store.inside.value
  const { now, least, most } = store.zoom.value
  return (
    <div class="bar card" role="group" aria-label={_('Actions')} data-covers="bar">
      <InteractButton />
      <Reactions look="bar-item" />
      <button type="button" class="bar-item" aria-disabled={now <= least} onClick={() => changeZoom(store, -1)}>
        <Icon name="minus" />
        {_('Réduire')}
      </button>
      <button type="button" class="bar-item" aria-disabled={now >= most} onClick={() => changeZoom(store, 1)}>
        <Icon name="plus" />
        {_('Agrandir')}
      </button>
      <button type="button" class="bar-item only-wide" data-command="presence.leave" disabled={!inside} onClick={() => void actions.leave()}>
        <Icon name="leave" />
        {_('Quitter')}
      </button>
    </div>
  )
}
