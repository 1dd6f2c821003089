import { useEffect } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { Avatar } from '../campus/people'
import type { Opened } from '../campus/store'
import { MessageHtml } from '../chat/message-html'
import { _, fill, ngettext } from '../i18n'
import type { DeskView, PersonView, QuestionView } from '../protocol/messages'
import { Box } from './box'
import { deskKey } from './desks'
import { useText } from './note-panel'
import { Questions } from './questions'

/** An information desk: who answers now, a question to leave, and for the team what waits. */
export function DeskPanel({ opened, close }: { opened: Opened; close: () => void }) {
  const { desks } = useCampus()
  const { room, title } = opened
  useEffect(() => {
    desks.open(room, title)
    return () => desks.close()
  }, [desks, room, title])
  const { html } = useText(opened)
  const view = desks.view.value
  return (
    <>
      {html && <MessageHtml html={html} />}
      {view ? <Desk view={view} close={close} /> : <Waiting retry={() => desks.open(room, title)} />}
      <p class="desk-done" role="status">
        {desks.done.value}
      </p>
    </>
  )
}

function Waiting({ retry }: { retry: () => void }) {
  const { desks } = useCampus()
  const failure = desks.failure.value
  if (failure === '') return <p role="status">{_('Chargement…')}</p>
  return (
    <div role="alert" class="thing-trouble">
      <p>{failure}</p>
      <button type="button" class="btn" onClick={retry}>
        {_('Réessayer')}
      </button>
    </div>
  )
}

function Desk({ view, close }: { view: DeskView; close: () => void }) {
  return (
    <>
      <p class="visually-hidden" role="status">
        {staffWords(view.state.staff)}
      </p>
      <Staff staff={view.state.staff} close={close} />
      {view.may_answer && <Team view={view} />}
      <AskForm view={view} />
      {view.mine.length > 0 && <Mine questions={view.mine} />}
    </>
  )
}

/** Who answers, for those who do not see the list change. */
function staffWords(staff: readonly PersonView[]): string {
  if (staff.length === 0) return ''
  return fill(ngettext('{names} répond en ce moment', '{names} répondent en ce moment', staff.length), { names: staff.map(({ name }) => name).join(', ') })
}

function Staff({ staff, close }: { staff: readonly PersonView[]; close: () => void }) {
  const { chat, store } = useCampus()
  const me = store.me.value?.id
  if (staff.length === 0) {
    return (
      <p class="notice gold" data-staffed="false">
        <Icon name="help" />
        {_('Personne n’est au bureau pour le moment. Laissez votre question : la réponse arrivera dans vos messages.')}
      </p>
    )
  }
  const talk = (person: PersonView): void => {
    close()
    // The dialog first gives the focus back to where it was.
    requestAnimationFrame(() => chat.talkTo(person))
  }
  return (
    <section aria-labelledby="desk-staff" data-staffed="true">
      <h3 id="desk-staff">{ngettext('Une personne répond en ce moment', '{n} personnes répondent en ce moment', staff.length)}</h3>
      <ul class="rows">
        {staff.map((person) => (
          <li class="row" key={person.id}>
            <Avatar avatar={person.avatar} />
            <div class="words">
              <b>{person.name}</b> {person.id === me && <span class="small muted">{_('(vous)')}</span>}
              {person.establishment && <p>{person.establishment}</p>}
            </div>
            {person.id !== me && (
              <button type="button" class="btn small" onClick={() => talk(person)}>
                <Icon name="messages" />
                {fill(_('Écrire à {name}'), { name: person.name })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function AskForm({ view }: { view: DeskView }) {
  const { desks } = useCampus()
  return (
    <Box
      box={deskKey(view.state)}
      label={view.state.staff.length > 0 ? _('Laisser une question') : _('Votre question')}
      action={_('Envoyer la question')}
      command="desk.ask"
      onSend={() => void desks.ask()}
    />
  )
}

function Mine({ questions }: { questions: readonly QuestionView[] }) {
  return (
    <section aria-labelledby="desk-mine">
      <h3 id="desk-mine" tabIndex={-1}>{_('Vos questions')}</h3>
      <Questions questions={questions} mine heading="desk-mine" />
    </section>
  )
}

function Team({ view }: { view: DeskView }) {
  const { desks } = useCampus()
  const { state, open } = view
  return (
    <section aria-labelledby="desk-open" class="desk-team">
      <button type="button" class={state.on_duty ? 'btn' : 'btn primary'} data-command="desk.duty" aria-disabled={desks.busy.value} onClick={() => void desks.duty(!state.on_duty)}>
        <Icon name="desk" />
        {state.on_duty ? _('Quitter ce bureau') : _('Tenir ce bureau')}
      </button>
      <h3 id="desk-open" tabIndex={-1}>
        {ngettext('{n} question en attente', '{n} questions en attente', state.waiting ?? open.length)}
      </h3>
      {open.length === 0 && <p class="muted">{_('Aucune question n’attend de réponse.')}</p>}
      <Questions questions={open} mine={false} heading="desk-open" />
    </section>
  )
}
