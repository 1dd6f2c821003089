import { _ } from '../i18n'
import { useCampus } from './campus'
import { Dialog } from './dialog'
import { Icon } from './icons'

/** A door or a seat that was refused, why, and where to go instead. */
export function DoorDialog() {
  const { store } = useCampus()
  const refusal = store.refusal.value
  const close = (): void => {
    store.refusal.value = null
  }
  return (
    <Dialog open={refusal !== null} onClose={close} labelledBy="door-title">
      <h2 id="door-title">{refusal?.title}</h2>
      <p>{refusal?.message}</p>
      <div class="actions">
        {store.view.value === 'map' && (
          <button
            type="button"
            class="btn"
            onClick={() => {
              close()
              store.show('list')
            }}
          >
            <Icon name="list" />
            {_('Voir les salles')}
          </button>
        )}
        <button type="button" class="btn primary" autofocus onClick={close}>
          {_('Rester ici')}
        </button>
      </div>
    </Dialog>
  )
}
