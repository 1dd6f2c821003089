import type { ComponentChildren } from 'preact'
import { pushToTalk } from '../huddles/store'
import { _ } from '../i18n'
import { bindings, keyLabel, type Action } from '../input/bindings'
import { useCampus } from './campus'
import { Icon } from './icons'

/** How to get about, with the keys as they are set, and the switch that turns the single-letter keys off (WCAG 2.1.4). */
export function HelpBody({ close }: { close(): void }) {
  const { store, tutorial } = useCampus()
  return (
    <>
      <h2 id="help-title" tabIndex={-1} autofocus>{_('Se déplacer sur le campus')}</h2>
      <p>{_('Cliquez ou touchez un endroit du plan pour y marcher. Passez une porte pour changer de salle. Touchez un siège pour vous y asseoir.')}</p>
      <dl class="keys">
        <Keys keys={['←', '↑', '↓', '→']}>{_('Marcher')}</Keys>
        <BoundKeys actions={['walk-up', 'walk-left', 'walk-down', 'walk-right']}>{_('Marcher aussi')}</BoundKeys>
        <BoundKeys actions={['interact']}>{_('Lire, ouvrir, s’asseoir, se lever')}</BoundKeys>
        <BoundKeys actions={['talk']}>{_('Écrire aux personnes proches ; Échap revient au plan')}</BoundKeys>
        <BoundKeys actions={['hand']}>{_('Lever ou baisser la main')}</BoundKeys>
        <Keys keys={['Ctrl', 'Maj', 'A']}>{_('Allumer ou couper le micro')}</Keys>
        <Keys keys={['Ctrl', 'Maj', 'V']}>{_('Allumer ou couper la caméra')}</Keys>
        {pushToTalk.value && <BoundKeys actions={['push-to-talk']}>{_('Parler tant que la touche est tenue')}</BoundKeys>}
        <BoundKeys actions={['share']}>{_('Partager l’écran')}</BoundKeys>
        <BoundKeys actions={['leave']}>{_('Quitter la conversation')}</BoundKeys>
        <BoundKeys actions={['emote-1', 'emote-2', 'emote-3', 'emote-4', 'emote-5', 'emote-6']}>{_('Réagir')}</BoundKeys>
        <BoundKeys actions={['zoom-in', 'zoom-out']}>{_('Agrandir, réduire le plan')}</BoundKeys>
        <Keys keys={['Ctrl', 'K']}>{_('Chercher une salle ou une personne')}</Keys>
        <BoundKeys actions={['help']}>{_('Ouvrir cette aide')}</BoundKeys>
      </dl>
      <LettersSwitch />
      <p class="small muted">{_('Tout ce qui se fait sur le plan se fait aussi dans la liste.')}</p>
      <div class="actions">
        <button
          type="button"
          class="btn"
          onClick={() => {
            close()
            tutorial.start()
          }}
        >
          <Icon name="walk" />
          {_('Refaire les premiers pas')}
        </button>
        <button
          type="button"
          class="btn"
          aria-haspopup="dialog"
          onClick={() => {
            close()
            store.settingsOpen.value = true
          }}
        >
          <Icon name="settings" />
          {_('Réglages')}
        </button>
        <button type="button" class="btn primary" onClick={close}>
          {_('Fermer')}
        </button>
      </div>
    </>
  )
}

/** Also in the settings. */
export function LettersSwitch() {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={!bindings.lettersOff.value}
        onChange={(event) => bindings.turnLettersOff(!event.currentTarget.checked)}
      />
      <span>
        <b>{_('Touches à une lettre')}</b>
        <br />
        <span class="small muted">{_('Coupez-les si vous dictez au clavier ou si elles vous gênent. Les flèches restent actives.')}</span>
      </span>
    </label>
  )
}

/** What has no key is not in the help. */
function BoundKeys({ actions, children }: { actions: readonly Action[]; children: ComponentChildren }) {
  const keys = actions.flatMap((action) => keyLabel(action) ?? [])
  return keys.length === 0 ? null : <Keys keys={keys}>{children}</Keys>
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
