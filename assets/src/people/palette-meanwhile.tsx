import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { Skeleton } from '../campus/later'
import { _ } from '../i18n'

/** The search box until the search has come: what is typed meanwhile is searched for then. */
export function PaletteMeanwhile() {
  const { people } = useCampus()
  const { paletteOpen, paletteWords } = people.store
  return (
    <>
      <h2 id="palette-title" class="visually-hidden">
        {_('Chercher sur tout le campus')}
      </h2>
      <div class="search">
        <Icon name="search" />
        <input
          type="text"
          class="palette-box"
          aria-label={_('Une salle ou une personne, où qu’elle soit')}
          placeholder={_('Une salle, une personne')}
          autocomplete="off"
          maxLength={100}
          autofocus
          value={paletteWords.value}
          onInput={(event) => (paletteWords.value = event.currentTarget.value)}
        />
        <button type="button" class="btn quiet square" onClick={() => (paletteOpen.value = false)}>
          <Icon name="close" />
          <span class="visually-hidden">{_('Fermer')}</span>
        </button>
      </div>
      <Skeleton />
    </>
  )
}
