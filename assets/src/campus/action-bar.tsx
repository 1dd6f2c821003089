import { _ } from '../i18n'
import { keyLabel } from '../input/bindings'
import { useCampus } from './campus'
import { Icon } from './icons'
import { changeZoom } from './zoom'

/** What one can do on the map with a mouse or a finger; each has its key too. */
export function ActionBar() {
  const { actions, store } = useCampus()
  const seated = store.seated.value
  const seat = store.seatInReach.value
  const inside = store.inside.value
  const { now, least, most } = store.zoom.value
  return (
    <div class="bar card" role="group" aria-label={_('Actions')} data-covers="bar">
      {seated ? (
        <button type="button" class="bar-item on" disabled={!inside} onClick={() => void actions.stand()}>
          <Icon name="stand" />
          {_('Se lever')}
        </button>
      ) : (
        <button type="button" class="bar-item" disabled={!inside || !seat} onClick={() => actions.interact()}>
          <Icon name="sit" />
          {_('S’asseoir')}
        </button>
      )}
      <button type="button" class="bar-item" aria-disabled={now <= least} onClick={() => changeZoom(store, -1)}>
        <Icon name="minus" />
        {_('Réduire')}
      </button>
      <button type="button" class="bar-item" aria-disabled={now >= most} onClick={() => changeZoom(store, 1)}>
        <Icon name="plus" />
        {_('Agrandir')}
      </button>
      <button type="button" class="bar-item only-wide" disabled={!inside} onClick={() => void actions.leave()}>
        <Icon name="leave" />
        {_('Quitter')}
      </button>
    </div>
  )
}

/** “x: sit down”, while a seat is in reach. */
export function SeatPrompt() {
  const { store } = useCampus()
  const key = keyLabel('interact')
  if (key === null || store.seated.value || !store.seatInReach.value || !store.inside.value) return null
  return (
    <p class="prompt card" aria-hidden="true">
      <kbd class="key">{key}</kbd> {_('S’asseoir')}
    </p>
  )
}
