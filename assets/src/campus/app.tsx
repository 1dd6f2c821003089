import { useLayoutEffect } from 'preact/hooks'
import { press } from '../huddles/media-buttons'
import { InteractDialog } from '../interact/interact-dialog'
import { listenToKeys } from '../input/keys'
import { PersonCard } from '../people/person-card'
import { TopNotices } from '../people/top-notices'
import { TutorialCard } from '../tutorial/tutorial-card'
import { useCampus } from './campus'
import { ConnectionBanner } from './connection-banner'
import { DeviceCheckDialog, HelpDialog, HuddleTeamDialog, PaletteDialog, ReportDialog, SanctionsDialog, SettingsDialog } from './dialogs'
import { DoorDialog } from './door-dialog'
import { Arriving, Goodbye } from './goodbye'
import { ListView } from './list-view'
import { MapView } from './map-view'
import { Navigation } from './navigation'
import { News } from './news'
import { changeZoom } from './zoom'

export function App() {
  const campus = useCampus()
  const { store } = campus
  useKeys()
  const connection = store.connection.value
  const gone = connection.kind === 'closed' || connection.kind === 'refused'
  if (gone) return <Goodbye state={connection} />
  if (!store.place.value) return <Arriving />
  return (
    <div class="campus-app" data-view={store.view.value}>
      <Navigation />
      <TopNotices />
      <TutorialCard />
      {store.view.value === 'map' ? <MapView /> : <ListView />}
      <ConnectionBanner />
      <News />
      <DoorDialog />
      <InteractDialog />
      <DeviceCheckDialog />
      <HelpDialog />
      <HuddleTeamDialog />
      <PaletteDialog />
      <PersonCard />
      <ReportDialog />
      <SanctionsDialog />
      <SettingsDialog />
    </div>
  )
}

function useKeys(): void {
  const { actions, chat, huddles, people, session, stage, store } = useCampus()
  useLayoutEffect(
    () =>
      listenToKeys({
        onMap: () => store.view.value === 'map' && store.inside.value,
        press: (facing) => {
          people.follower.end()
          session.steering.press(facing, performance.now())
          stage.redraw()
        },
        release: (facing) => session.steering.release(facing),
        releaseAll: () => session.steering.releaseAll(),
        interact: () => actions.interact(),
        zoom: (steps) => changeZoom(store, steps),
        help: () => (store.helpOpen.value = !store.helpOpen.value),
        talk: () => {
          chat.show('nearby')
          chat.askFocus()
        },
        search: () => people.openPalette(),
        microphone: () => store.inside.value && void press(huddles, 'microphone'),
        camera: () => store.inside.value && void press(huddles, 'camera'),
        share: () => store.inside.value && void press(huddles, 'screen'),
        leave: () => huddles.store.huddle.value && void huddles.leave(),
        holdToTalk: (held) => huddles.holdToTalk(held),
        hand: () => void people.raiseHand(),
        emote: (emote) => void people.emote(emote),
        escape: () => people.follower.end(),
      }),
    [actions, chat, huddles, people, session, stage, store],
  )
}
