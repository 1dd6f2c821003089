import { teamDeed } from '../huddles/team-state'
import { checking } from '../huddles/wishes'
import { reported, sanctioned } from '../moderation/state'
import { PaletteMeanwhile } from '../people/palette-meanwhile'
import { useCampus } from './campus'
import { Dialog } from './dialog'
import { Later } from './later'

/* The dialogs that open over the map and the list. Their frames are there from the first; their contents come later. */

export function HelpDialog() {
  const { store } = useCampus()
  const close = (): void => {
    store.helpOpen.value = false
  }
  return (
    <Dialog open={store.helpOpen.value} onClose={close} labelledBy="help-title">
      <Later labelledBy="help-title" close={close}>
        {({ HelpBody }) => <HelpBody close={close} />}
      </Later>
    </Dialog>
  )
}

/** Ctrl+K: rooms and people anywhere on the campus, by name. */
export function PaletteDialog() {
  const { people } = useCampus()
  const close = (): void => {
    people.store.paletteOpen.value = false
  }
  return (
    <Dialog open={people.store.paletteOpen.value} onClose={close} labelledBy="palette-title" look="palette">
      <Later labelledBy="palette-title" close={close} meanwhile={<PaletteMeanwhile />}>
        {({ PaletteBody }) => <PaletteBody />}
      </Later>
    </Dialog>
  )
}

/** Puts a person, or a line of theirs, before the team. */
export function ReportDialog() {
  const target = reported.value
  const close = (): void => {
    reported.value = null
  }
  return (
    <Dialog open={target !== null} onClose={close} labelledBy="report-title">
      {target && (
        <Later labelledBy="report-title" close={close}>
          {({ ReportForm }) => <ReportForm target={target} close={close} />}
        </Later>
      )}
    </Dialog>
  )
}

/** In which the team mutes, shows out or bans someone. */
export function SanctionsDialog() {
  const person = sanctioned.value
  const close = (): void => {
    sanctioned.value = null
  }
  return (
    <Dialog open={person !== null} onClose={close} labelledBy="sanctions-title">
      {person && (
        <Later labelledBy="sanctions-title" close={close}>
          {({ SanctionForm }) => <SanctionForm person={person} close={close} />}
        </Later>
      )}
    </Dialog>
  )
}

/** Before the first use of microphone and camera, and whenever one wants to look again. */
export function DeviceCheckDialog() {
  const close = (): void => {
    checking.value = null
  }
  return (
    <Dialog open={checking.value !== null} onClose={close} labelledBy="check-title" look="check">
      <Later labelledBy="check-title" close={close}>
        {({ DeviceCheckBody }) => <DeviceCheckBody close={close} />}
      </Later>
    </Dialog>
  )
}

/** In which the team says why it steps into a conversation. */
export function HuddleTeamDialog() {
  const deed = teamDeed.value
  const close = (): void => {
    teamDeed.value = null
  }
  return (
    <Dialog open={deed !== null} onClose={close} labelledBy="huddle-team-title">
      {deed && (
        <Later labelledBy="huddle-team-title" close={close}>
          {({ TeamForm }) => <TeamForm deed={deed} close={close} />}
        </Later>
      )}
    </Dialog>
  )
}

/** What one chooses for oneself. */
export function SettingsDialog() {
  const { store } = useCampus()
  const close = (): void => {
    store.settingsOpen.value = false
  }
  return (
    <Dialog open={store.settingsOpen.value} onClose={close} labelledBy="settings-title">
      <Later labelledBy="settings-title" close={close}>
        {({ SettingsBody }) => <SettingsBody close={close} />}
      </Later>
    </Dialog>
  )
}
