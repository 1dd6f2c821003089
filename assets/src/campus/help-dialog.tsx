import type { ComponentChildren } from 'preact'
import { _ } from '../i18n'
import { interactKey } from '../interact/key'
import { useCampus } from './campus'
import { Dialog } from './dialog'

/** How to get about, and the switch that turns the single-letter keys off (WCAG 2.1.4). */
export function HelpDialog() {
  const { store } = useCampus()
  const close = (): void => {
    store.helpOpen.value = false
  }
  return (
    <Dialog open={store.helpOpen.value} onClose={close} labelledBy="help-title">
      <h2 id="help-title" tabIndex={-1} autofocus>{_('Se déplacer sur le campus')}</h2>
      <p>{_('Cliquez ou touchez un endroit du plan pour y marcher. Passez une porte pour changer de salle. Touchez un siège pour vous y asseoir.')}</p>
      <dl class="keys">
        <Keys keys={['←', '↑', '↓', '→']}>{_('Marcher')}</Keys>
        <Keys keys={['Z', 'Q', 'S', 'D']}>{_('Marcher aussi (W, A, S, D sur un clavier QWERTY)')}</Keys>
        <Keys keys={[interactKey().toUpperCase()]}>{_('Lire, ouvrir, s’asseoir, se lever')}</Keys>
        <Keys keys={['↵']}>{_('Écrire aux personnes proches ; Échap revient au plan')}</Keys>
        <Keys keys={['+', '−']}>{_('Agrandir, réduire le plan')}</Keys>
        <Keys keys={['Ctrl', 'K']}>{_('Chercher une salle ou une personne')}</Keys>
        <Keys keys={['?']}>{_('Ouvrir cette aide')}</Keys>
      </dl>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          checked={!store.letterKeysOff.value}
          onChange={(event) => store.turnLetterKeysOff(!event.currentTarget.checked)}
        />
        <span>
          <b>{_('Touches à une lettre')}</b>
          <br />
          <span class="small muted">{_('Coupez-les si vous dictez au clavier ou si elles vous gênent. Les flèches restent actives.')}</span>
        </span>
      </label>
      <p class="small muted">{_('Tout ce qui se fait sur le plan se fait aussi dans la liste.')}</p>
      <div class="actions">
        <button type="button" class="btn primary" onClick={close}>
          {_('Fermer')}
        </button>
      </div>
    </Dialog>
  )
}

function Keys({ keys, children }: { keys: readonly string[]; children: ComponentChildren }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd class="key" key={key}>
            {key}
          </kbd>
        ))}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
