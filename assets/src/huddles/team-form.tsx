import { useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill } from '../i18n'
import type { TeamDeed } from './team-state'

const LONGEST_REASON = 500

/** What the team decides about a conversation: said before it is done, with the reason that people read and the log keeps. */
export function TeamForm({ deed, close }: { deed: TeamDeed; close(): void }) {
  const { announcer, huddles } = useCampus()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const { title, help, done } = wordsOf(deed)
  const wantsReason = deed.what !== 'microphone' && deed.what !== 'screen'
  const apply = async (): Promise<void> => {
    setBusy(true)
    const applied = await carryOut(huddles, deed, reason)
    setBusy(false)
    if (!applied) return
    announcer.show(done)
    close()
  }
  return (
    <form
      class="moderation-form"
      onSubmit={(event) => {
        event.preventDefault()
        void apply()
      }}
    >
      <h2 id="huddle-team-title" tabIndex={-1} autofocus>
        {title}
      </h2>
      <p>{help}</p>
      {wantsReason && (
        <label class="stacked">
          <span>{_('Motif, que les personnes liront')}</span>
          <textarea rows={2} required minLength={3} maxLength={LONGEST_REASON} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
      )}
      <div class="actions">
        <button type="button" class="btn" onClick={close}>
          {_('Annuler')}
        </button>
        <button type="submit" class="btn danger" disabled={busy}>
          <Icon name="shield" />
          {_('Appliquer')}
        </button>
      </div>
    </form>
  )
}

async function carryOut(huddles: ReturnType<typeof useCampus>['huddles'], deed: TeamDeed, reason: string): Promise<boolean> {
  switch (deed.what) {
    case 'remove':
      return huddles.remove(deed.person, reason)
    case 'microphone':
    case 'screen':
      return huddles.turnOff(deed.person, deed.what)
    case 'end':
      return huddles.end(deed.huddle, reason)
    case 'lock':
    case 'unlock':
      return huddles.lock(deed.huddle, deed.what === 'lock', reason)
  }
}

function wordsOf(deed: TeamDeed): { title: string; help: string; done: string } {
  switch (deed.what) {
    case 'remove':
      return {
        title: fill(_('Faire sortir {name} de la conversation'), { name: deed.person.name }),
        help: _('Pendant dix minutes, cette personne n’y revient que si on l’y invite. Elle garde sa place dans la salle et dans la discussion écrite.'),
        done: fill(_('{name} est sorti·e de la conversation, et sait pourquoi.'), { name: deed.person.name }),
      }
    case 'microphone':
      return {
        title: fill(_('Couper le micro de {name}'), { name: deed.person.name }),
        help: _('La personne pourra le rouvrir. Pour lui retirer la parole, choisissez « Modérer… » sur sa fiche.'),
        done: fill(_('Le micro de {name} est coupé.'), { name: deed.person.name }),
      }
    case 'screen':
      return {
        title: fill(_('Arrêter le partage d’écran de {name}'), { name: deed.person.name }),
        help: _('La personne pourra partager de nouveau.'),
        done: fill(_('Le partage d’écran de {name} est arrêté.'), { name: deed.person.name }),
      }
    case 'end':
      return {
        title: _('Mettre fin à la conversation'),
        help: _('Plus personne ne s’y entend ; on s’entend de nouveau après s’être déplacé.'),
        done: _('La conversation est terminée.'),
      }
    case 'lock':
      return {
        title: _('Fermer la conversation'),
        help: _('On n’y entre plus qu’en frappant.'),
        done: _('La conversation est fermée.'),
      }
    case 'unlock':
      return {
        title: _('Ouvrir la conversation'),
        help: _('On y entre de nouveau en s’approchant.'),
        done: _('La conversation est ouverte.'),
      }
  }
}
