import { useEffect, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill } from '../i18n'
import type { Status } from '../protocol/messages'
import { MOST_WORDS, StatusMark, STATUSES, statusName } from './status'

/** What I show of myself, in my menu: a status, which holds as soon as it is chosen, and a few words. */
export function MyStatus() {
  const { people, store } = useCampus()
  const { status = 'available', words = '' } = people.store.mySigns.value
  const [text, setText] = useState(words)
  const [reason, setReason] = useState('')
  // What is chosen shows at once; what the campus says afterwards has the last word.
  const [chosen, setChosen] = useState(status)
  useEffect(() => setText(words), [words])
  useEffect(() => setChosen(status), [status])
  const length = [...text.trim()].length
  const save = async (one: Status): Promise<boolean> => {
    if (length > MOST_WORDS) {
      setReason(fill(_('{n} caractères sur {most} : raccourcissez un peu.'), { n: length, most: MOST_WORDS }))
      return false
    }
    setReason('')
    return await people.setStatus(one, text)
  }
  const choose = async (one: Status): Promise<void> => {
    setChosen(one)
    if (!(await save(one))) setChosen(status)
  }
  return (
    <form
      class="my-status"
      onSubmit={(event) => {
        event.preventDefault()
        void save(chosen)
      }}
    >
      <fieldset disabled={!store.inside.value}>
        <legend>{_('Votre statut')}</legend>
        {STATUSES.map((one) => (
          <label key={one} class="my-status-choice">
            <input type="radio" name="my-status" value={one} checked={one === chosen} onChange={() => void choose(one)} />
            <StatusMark status={one} />
            {statusName(one)}
          </label>
        ))}
        <label class="my-status-words" for="my-status-words">
          <span class="small">{_('Quelques mots, visibles de toutes et tous')}</span>
        </label>
        <div class="my-status-line">
          <input
            id="my-status-words"
            type="text"
            value={text}
            placeholder={_('En réunion jusqu’à 15 h')}
            autocomplete="off"
            aria-invalid={reason !== ''}
            aria-describedby="my-status-reason"
            onInput={(event) => {
              setText(event.currentTarget.value)
              setReason('')
            }}
          />
          <button type="submit" class="btn small" data-command="people.status">
            {_('Afficher')}
          </button>
        </div>
        <OnSite />
        <p id="my-status-reason" class="small my-status-reason" role="alert">
          {reason}
        </p>
      </fieldset>
    </form>
  )
}

/** That I am where the edition is held: for today. */
function OnSite() {
  const { people } = useCampus()
  const { on_site = false } = people.store.mySigns.value
  const [said, setSaid] = useState(on_site)
  useEffect(() => setSaid(on_site), [on_site])
  const say = async (one: boolean): Promise<void> => {
    setSaid(one)
    if (!(await people.sayOnSite(one))) setSaid(on_site)
  }
  return (
    <label class="my-status-choice" data-command="people.on_site">
      <input type="checkbox" checked={said} aria-describedby="on-site-until" onChange={(event) => void say(event.currentTarget.checked)} />
      <Icon name="pin" />
      <span>
        {_('Je suis sur place aujourd’hui')}
        <span id="on-site-until" class="small muted on-site-until">
          {_('Visible de toutes et tous, jusqu’à ce soir')}
        </span>
      </span>
    </label>
  )
}
