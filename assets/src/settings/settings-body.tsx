import { useId } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { addressOf } from '../campus/store'
import { markReturning } from '../campus/tab'
import { CallSettings } from '../huddles/call-settings'
import { _, fill } from '../i18n'
import { BlockedSettings } from '../people/blocked-settings'
import { announcements, PACES, type AnnouncementWishes } from './announcements'
import { KeySettings } from './key-settings'
import { MessagesFromSettings } from './messages-from'
import { motion, type Motion } from './motion'
import { lightOnMap, speechOnMap } from './on-map'
import { Choices, Group, Switch } from './parts'
import { sound, tryOut } from './sound'

/** What one chooses for oneself. Each choice holds at once; this browser remembers it. */
export function SettingsBody({ close }: { close(): void }) {
  return (
    <>
      <h2 id="settings-title" tabIndex={-1} autofocus>
        {_('Réglages')}
      </h2>
      <p class="small muted">{_('Chaque choix s’applique aussitôt. Ce navigateur le retient.')}</p>
      <Languages />
      <CallSettings close={close} />
      <SoundSettings />
      <MotionSettings />
      <MapSettings />
      <AnnouncementSettings />
      <MessagesFromSettings />
      <BlockedSettings />
      <KeySettings />
      <div class="actions">
        <button type="button" class="btn primary" onClick={close}>
          {_('Fermer')}
        </button>
      </div>
    </>
  )
}

/** The page comes back in the other language, at the same place and in the same view. */
function Languages() {
  const { config, store } = useCampus()
  return (
    <form class="settings-group" method="post" action={config.languageUrl} onSubmit={markReturning}>
      <fieldset>
        <legend>{_('Langue')}</legend>
        <input type="hidden" name="csrfmiddlewaretoken" value={config.csrfToken} />
        <input type="hidden" name="next" value={addressOf(store.view.value)} />
        <div class="settings-line">
          {config.languages.map(({ code, name }) => (
            <button type="submit" class="btn choice" name="language" value={code} lang={code} key={code} aria-pressed={code === config.language}>
              {code === config.language && <Icon name="check" />}
              {name}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  )
}

function SoundSettings() {
  const id = useId()
  const { on, volume } = sound.value
  return (
    <Group title={_('Son')} hint={_('Un son discret, pour ce qui s’adresse à vous : un message, une mention, un salut. Jamais en « ne pas déranger ».')}>
      <Switch on={on} onChange={(value) => sound.set({ ...sound.value, on: value })}>
        {_('Sons du campus')}
      </Switch>
      <div class="settings-line">
        <label for={`${id}-volume`}>{_('Volume')}</label>
        <input
          id={`${id}-volume`}
          type="range"
          min={0}
          max={100}
          step={5}
          value={volume}
          disabled={!on}
          aria-valuetext={fill(_('{n} %'), { n: volume })}
          onInput={(event) => sound.set({ ...sound.value, volume: event.currentTarget.valueAsNumber })}
        />
        <button type="button" class="btn small" disabled={!on} onClick={() => tryOut('message')}>
          <Icon name="sound" />
          {_('Écouter')}
        </button>
      </div>
    </Group>
  )
}

function MotionSettings() {
  const choices: readonly [Motion, string][] = [
    ['system', _('Comme le système')],
    ['reduce', _('Réduit')],
    ['full', _('Complet, même si le système le réduit')],
  ]
  return (
    <Group title={_('Mouvement')} hint={_('Réduit : les avatars vont d’une case à l’autre sans glisser, et rien ne s’anime.')}>
      <Choices name="motion" choices={choices} chosen={motion.value} onChange={(value) => motion.set(value)} />
    </Group>
  )
}

function MapSettings() {
  return (
    <Group title={_('Sur le plan')} hint={_('Le soir suit l’horloge de l’édition. Quand le mouvement est réduit, il fait toujours jour.')}>
      <Switch on={speechOnMap.value} onChange={(on) => speechOnMap.set(on)}>
        {_('Bulles de ce qui se dit')}
      </Switch>
      <Switch on={lightOnMap.value} onChange={(on) => lightOnMap.set(on)}>
        {_('Lumière du jour et du soir')}
      </Switch>
    </Group>
  )
}

function AnnouncementSettings() {
  const wishes = announcements.value
  const set = (change: Partial<AnnouncementWishes>): void => announcements.set({ ...announcements.value, ...change })
  const said: readonly [AnnouncementWishes['said'], string][] = [
    ['sight', _('La discussion affichée, et ce qui est pour moi')],
    ['mine', _('Seulement ce qui est pour moi')],
  ]
  const paces = PACES.map((pace): [AnnouncementWishes['pace'], string] => [pace, fill(_('{n} s'), { n: seconds(pace) })])
  return (
    <Group
      title={_('Annonces vocales')}
      hint={_('Pour les lecteurs d’écran. Ce qui est pour vous est toujours annoncé : messages directs, mentions, refus, annonces de l’organisation.')}
    >
      <Switch on={wishes.near} onChange={(near) => set({ near })}>
        {_('Qui s’approche et qui s’éloigne')}
      </Switch>
      <Switch on={wishes.presence} onChange={(presence) => set({ presence })}>
        {_('Qui entre dans la salle et qui en sort')}
      </Switch>
      <Choices name="said" title={_('Ce qui se dit')} choices={said} chosen={wishes.said} onChange={(value) => set({ said: value })} />
      <Choices name="pace" title={_('Au plus une annonce toutes les')} choices={paces} chosen={wishes.pace} onChange={(pace) => set({ pace })} />
    </Group>
  )
}

function seconds(ms: number): string {
  return (ms / 1000).toLocaleString(document.documentElement.lang)
}
