import { useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill } from '../i18n'
import { CommandError, type Commands } from '../protocol/messages'
import type { ReportTarget } from './state'
import { categories } from './words'

const LONGEST_COMMENT = 1000

type Category = Commands['moderation.report']['payload']['category']

/** What is wrong with a person, or a line of theirs, for the team to read. */
export function ReportForm({ target, close }: { target: ReportTarget; close: () => void }) {
  const { session } = useCampus()
  const { person, message } = target
  const [category, setCategory] = useState<Category | null>(null)
  const [comment, setComment] = useState('')
  const [state, setState] = useState<'asking' | 'sending' | 'thanked'>('asking')
  const [problem, setProblem] = useState('')
  const title = message ? fill(_('Signaler un message de {name}'), { name: person.name }) : fill(_('Signaler {name}'), { name: person.name })

  const send = async (): Promise<void> => {
    if (category === null) {
      setProblem(_('Choisissez ce qui ne va pas.'))
      return
    }
    setState('sending')
    try {
      if (message) await session.connection.command('chat.report', { channel: message.channel, seq: message.seq, category, comment })
      else await session.connection.command('moderation.report', { person: person.id, category, comment })
      setState('thanked')
    } catch (error) {
      setProblem(error instanceof CommandError ? error.message : _('La connexion s’est interrompue. Réessayez dans un instant.'))
      setState('asking')
    }
  }

  if (state === 'thanked') {
    return (
      <>
        <h2 id="report-title" tabIndex={-1} ref={(heading) => heading?.focus()}>
          {_('Merci, l’équipe est prévenue')}
        </h2>
        <p>{_('Une personne de la modération va lire votre signalement et décider : parler à la personne, lui couper la parole, la faire sortir ou la bannir. Votre nom n’est montré qu’à l’équipe.')}</p>
        <div class="actions">
          <button type="button" class="btn primary" onClick={close}>
            {_('Fermer')}
          </button>
        </div>
      </>
    )
  }
  return (
    <form
      class="moderation-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2 id="report-title">{title}</h2>
      {message && <blockquote class="reported-words">{message.body}</blockquote>}
      <fieldset>
        <legend>{_('Qu’est-ce qui ne va pas ?')}</legend>
        {categories().map(({ value, words }, index) => (
          <label key={value} class="choice">
            <input
              type="radio"
              name="category"
              value={value}
              checked={category === value}
              autofocus={index === 0}
              onChange={() => {
                setCategory(value)
                setProblem('')
              }}
            />
            {words}
          </label>
        ))}
      </fieldset>
      <label class="stacked">
        <span>
          {_('Ce que l’équipe devrait savoir')} <span class="muted">{_('(facultatif)')}</span>
        </span>
        <textarea rows={3} maxLength={LONGEST_COMMENT} value={comment} onInput={(event) => setComment(event.currentTarget.value)} />
      </label>
      <p class="small muted">
        {message
          ? _('L’équipe reçoit le message tel qu’il est maintenant. La personne n’est pas prévenue et ne sait pas qui a signalé.')
          : _('La personne n’est pas prévenue et ne sait pas qui a signalé.')}
      </p>
      <p class="problem" role="alert">
        {problem}
      </p>
      <div class="actions">
        <button type="button" class="btn" onClick={close}>
          {_('Annuler')}
        </button>
        <button type="submit" class="btn primary" data-command={message ? 'chat.report' : 'moderation.report'} disabled={state === 'sending'}>
          <Icon name="flag" />
          {_('Envoyer le signalement')}
        </button>
      </div>
    </form>
  )
}
