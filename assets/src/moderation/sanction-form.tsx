import { useEffect, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill, ngettext } from '../i18n'
import { CommandError, type Commands, type PersonView } from '../protocol/messages'
import { durations, untilWords } from './words'

const LONGEST_REASON = 500

type Duration = Commands['moderation.mute']['payload']['duration']
type Known = Commands['moderation.about']['result']
type What = 'mute' | 'kick' | 'ban'

/** What the team decides about someone: mute, show out or ban. */
export function SanctionForm({ person, close }: { person: PersonView; close: () => void }) {
  const { announcer, session } = useCampus()
  const [known, setKnown] = useState<Known | null>(null)
  const [what, setWhat] = useState<What>('mute')
  const [duration, setDuration] = useState<Duration>('10m')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const { name } = person

  const attempt = async (action: () => Promise<unknown>, said: string): Promise<void> => {
    setProblem('')
    try {
      await action()
      announcer.show(said)
      close()
    } catch (error) {
      setProblem(error instanceof CommandError ? error.message : _('La connexion s’est interrompue. Réessayez dans un instant.'))
    }
  }
  useEffect(() => {
    session.connection.command('moderation.about', { person: person.id }).then(setKnown, () => setKnown(null))
  }, [session, person])

  const apply = (): Promise<void> => {
    const ask = session.connection
    switch (what) {
      case 'mute':
        return attempt(() => ask.command('moderation.mute', { person: person.id, duration, reason }), fill(_('{name} n’a plus la parole, et sait pourquoi.'), { name }))
      case 'kick':
        return attempt(() => ask.command('moderation.kick', { person: person.id, reason }), fill(_('{name} est sorti·e du campus, et sait pourquoi.'), { name }))
      case 'ban':
        return attempt(() => ask.command('moderation.ban', { person: person.id, duration, reason }), fill(_('{name} est banni·e, et sait pourquoi.'), { name }))
    }
  }
  const unmute = (): Promise<void> =>
    attempt(() => session.connection.command('moderation.unmute', { person: person.id }), fill(_('{name} a de nouveau la parole.'), { name }))

  return (
    <form
      class="moderation-form"
      onSubmit={(event) => {
        event.preventDefault()
        void apply()
      }}
    >
      <h2 id="sanctions-title">{fill(_('Modérer {name}'), { name })}</h2>
      {known && <Known person={person} known={known} onUnmute={() => void unmute()} />}
      <fieldset>
        <legend>{_('Que décidez-vous ?')}</legend>
        <Choice what="mute" chosen={what} choose={setWhat} words={_('Couper la parole')} help={_('Lit et se déplace, mais n’écrit plus qu’à l’équipe.')} />
        <Choice what="kick" chosen={what} choose={setWhat} words={_('Faire sortir')} help={_('Sort du campus sur tous ses onglets ; peut revenir aussitôt.')} />
        <Choice what="ban" chosen={what} choose={setWhat} words={_('Bannir')} help={_('Sort du campus, et n’y entre plus avec ce compte.')} />
      </fieldset>
      {what !== 'kick' && (
        <label class="stacked">
          <span>{_('Pour combien de temps')}</span>
          <select value={duration} onChange={(event) => setDuration(event.currentTarget.value as Duration)}>
            {durations().map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="stacked">
        <span>{_('Motif, que la personne lira')}</span>
        <textarea rows={2} required minLength={3} maxLength={LONGEST_REASON} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <p class="problem" role="alert">
        {problem}
      </p>
      <div class="actions">
        <button type="button" class="btn" onClick={close}>
          {_('Annuler')}
        </button>
        <button type="submit" class="btn danger">
          <Icon name="shield" />
          {_('Appliquer')}
        </button>
      </div>
    </form>
  )
}

interface ChoiceProps {
  what: What
  chosen: What
  choose(what: What): void
  words: string
  help: string
}

function Choice({ what, chosen, choose, words, help }: ChoiceProps) {
  return (
    <label class="choice" data-command={`moderation.${what}`}>
      <input type="radio" name="what" value={what} checked={what === chosen} autofocus={what === 'mute'} onChange={() => choose(what)} />
      <span>
        <b>{words}</b>
        <span class="small muted">{help}</span>
      </span>
    </label>
  )
}

/** What the team knows already. */
function Known({ person, known, onUnmute }: { person: PersonView; known: Known; onUnmute: () => void }) {
  const { config } = useCampus()
  const { muted, open_reports, sanctions } = known
  return (
    <>
      {muted.muted && (
        <div class="notice gold">
          <Icon name="mute" />
          <div class="words">{fill(_('N’a pas la parole {until}. Motif : {reason}'), { until: untilWords(muted.until), reason: muted.reason })}</div>
          <button type="button" class="btn small" data-command="moderation.unmute" onClick={onUnmute}>
            {_('Rendre la parole')}
          </button>
        </div>
      )}
      {(open_reports > 0 || sanctions > 0) && (
        <p class="known">
          {open_reports > 0 && (
            <a class="chip terra" href={`${config.edition.url}moderation/`} target="_blank">
              {ngettext('{n} signalement en attente', '{n} signalements en attente', open_reports)}
              <span class="visually-hidden"> {_('(nouvel onglet)')}</span>
            </a>
          )}
          {sanctions > 0 && (
            <a class="chip" href={`${config.edition.url}moderation/log/?person=${person.id}`} target="_blank">
              {ngettext('{n} sanction déjà', '{n} sanctions déjà', sanctions)}
              <span class="visually-hidden"> {_('(nouvel onglet)')}</span>
            </a>
          )}
        </p>
      )}
    </>
  )
}
