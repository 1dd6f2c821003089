import { useId } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill } from '../i18n'
import { keyLabel } from '../input/bindings'
import { Choices, Group, Switch } from '../settings/parts'
import { DeviceChoice } from './devices-choice'
import { usageWords } from './hearing-words'
import { lowBandwidth, noiseReduction, pictureQuality, pushToTalk } from './store'
import { captionWishes, checking, tilesLook } from './wishes'

/** Sound and picture of conversations, in the settings: devices, what a call uses, captions. */
export function CallSettings({ close }: { close(): void }) {
  const { huddles } = useCampus()
  const id = useId()
  const key = keyLabel('push-to-talk')
  const { size, shown } = captionWishes.value
  return (
    <Group title={_('Conversations')} hint={_('Votre micro et votre caméra ne s’allument jamais d’eux-mêmes ; ce navigateur retient les appareils, jamais ce qui était allumé.')}>
      <div class="settings-line">
        <button
          type="button"
          class="btn"
          aria-haspopup="dialog"
          onClick={() => {
            close()
            requestAnimationFrame(() => (checking.value = { wanted: null }))
          }}
        >
          <Icon name="mic" />
          {_('Vérifier le son et l’image')}
        </button>
        <UsageMeter />
      </div>
      <DeviceChoice kind="microphone" label={_('Micro à utiliser')} />
      <DeviceChoice kind="camera" label={_('Caméra à utiliser')} />
      <DeviceChoice kind="speaker" label={_('Haut-parleur à utiliser')} />
      <Switch on={noiseReduction.value} onChange={(on) => huddles.setNoiseReduction(on)}>
        <b>{_('Réduction du bruit')}</b>
        <br />
        <span class="small muted">{_('Ventilateurs, claviers, voix autour de vous. À couper pour faire entendre un instrument. L’écho est toujours retiré.')}</span>
      </Switch>
      <Switch on={lowBandwidth.value} onChange={(on) => huddles.setLowBandwidth(on)}>
        <b>{_('Débit réduit')}</b>
        <br />
        <span class="small muted">{_('Le son d’abord ; en image, seulement ce que vous épinglez.')}</span>
      </Switch>
      <Choices
        name="picture"
        title={_('Ma caméra')}
        choices={[
          ['normal', _('Normale (360p)')],
          ['hd', _('Haute définition (720p)')],
        ]}
        chosen={pictureQuality.value}
        onChange={(value) => huddles.setQuality(value)}
      />
      <Switch on={pushToTalk.value} onChange={(on) => huddles.setPushToTalk(on)}>
        {key === null ? _('Parler seulement en maintenant une touche') : fill(_('Parler seulement en maintenant la touche {key}'), { key })}
      </Switch>
      <Choices
        name="tiles"
        title={_('Visages sur le plan')}
        choices={[
          ['strip', _('En bande')],
          ['grid', _('En grille')],
          ['hidden', _('Masqués')],
        ]}
        chosen={tilesLook.value}
        onChange={(value) => tilesLook.set(value)}
      />
      <Switch on={shown} onChange={(on) => captionWishes.set({ ...captionWishes.value, shown: on })}>
        {_('Sous-titres écrits par les personnes')}
      </Switch>
      <div class="settings-line">
        <label for={`${id}-captions`}>{_('Taille des sous-titres')}</label>
        <input
          id={`${id}-captions`}
          type="range"
          min={100}
          max={250}
          step={25}
          value={size}
          disabled={!shown}
          aria-valuetext={fill(_('{n} %'), { n: size })}
          onInput={(event) => captionWishes.set({ ...captionWishes.value, size: event.currentTarget.valueAsNumber })}
        />
      </div>
    </Group>
  )
}

/** What the conversation uses now. */
export function UsageMeter() {
  const { huddles } = useCampus()
  const usage = huddles.store.usage.value
  return (
    <p class="usage small" data-usage={usage ? Math.round(usage.up + usage.down) : ''}>
      <Icon name="lines" />
      {usage ? usageWords(usage.up + usage.down) : _('Aucun échange de son ni d’image en ce moment')}
    </p>
  )
}
