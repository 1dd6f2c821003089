import { _, ngettext } from '../i18n'
import { useCampus } from './campus'
import { Icon } from './icons'
import { People } from './people'

/** Who is in the room, beside the map; folds away to leave it the place. */
export function RoomPanel() {
  const { store } = useCampus()
  const folded = store.panelFolded.value
  const count = store.members.value.size
  return (
    <aside class="room-panel card" id="room-panel" aria-labelledby="room-panel-title" data-folded={folded} data-covers={folded ? undefined : 'side'}>
      <header>
        <h2 id="room-panel-title">{_('Dans la salle')}</h2>
        <span class="chip teal">{ngettext('{n} personne', '{n} personnes', count)}</span>
        <button type="button" class="btn quiet square" aria-expanded={!folded} aria-controls="room-people" onClick={() => store.foldPanel(!folded)}>
          <Icon name="fold" />
          <span class="visually-hidden">{folded ? _('Déplier') : _('Replier')}</span>
        </button>
      </header>
      <div class="room-people" id="room-people" data-own-keys hidden={folded}>
        {!folded && <People />}
      </div>
    </aside>
  )
}
