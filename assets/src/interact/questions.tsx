import { useCampus } from '../campus/campus'
import { clock, dayOf, sameDay } from '../chat/clock'
import { _, fill } from '../i18n'
import type { QuestionView } from '../protocol/messages'
import { Box } from './box'

interface QuestionsProps {
  questions: readonly QuestionView[]
  /** One's own: with their answers. Else those that wait, each with a box to answer in. */
  mine: boolean
  /** The id of what takes the focus when the question that had it goes. */
  heading: string
}

export function Questions({ questions, mine, heading }: QuestionsProps) {
  return (
    <ul class="questions">
      {questions.map((question) => (
        <li key={question.id} class="question" data-question={question.id} data-done={question.done}>
          {mine ? <Own question={question} heading={heading} /> : <Waiting question={question} heading={heading} />}
        </li>
      ))}
    </ul>
  )
}

function Own({ question, heading }: { question: QuestionView; heading: string }) {
  const { desks } = useCampus()
  const { answer, answered_by: by, body, done } = question
  const withdraw = async (): Promise<void> => {
    if (await desks.closeQuestion(question)) focus(heading)
  }
  return (
    <>
      <p class="small muted">
        {question.desk} · {when(question.asked_at)}
      </p>
      <p class="question-words">{body}</p>
      {answer !== '' && (
        <div class="question-answer">
          <p class="small muted">{by ? fill(_('Réponse de {name}'), { name: by.name }) : _('Réponse')}</p>
          <p class="question-words">{answer}</p>
        </div>
      )}
      {done && answer === '' && <p class="small muted">{_('Close sans réponse écrite.')}</p>}
      {!done && (
        <p class="question-state">
          <span class="chip gold">{_('En attente')}</span>
          <button type="button" class="btn quiet small" data-command="desk.close" onClick={() => void withdraw()}>
            {_('Retirer')}
            <span class="visually-hidden"> {_('cette question')}</span>
          </button>
        </p>
      )}
    </>
  )
}

function Waiting({ question, heading }: { question: QuestionView; heading: string }) {
  const { desks } = useCampus()
  const name = question.asker?.name ?? _('Quelqu’un')
  const answer = async (): Promise<void> => {
    if (await desks.answer(question)) focus(heading)
  }
  const close = async (): Promise<void> => {
    if (await desks.closeQuestion(question)) focus(heading)
  }
  return (
    <>
      <p>
        <b>{name}</b>{' '}
        <span class="small muted">
          {question.desk} ({question.room_title}) · {when(question.asked_at)}
        </span>
      </p>
      <p class="question-words">{question.body}</p>
      <Box box={`answer-${question.id}`} label={fill(_('Répondre à {name}'), { name })} action={_('Répondre')} command="desk.answer" onSend={() => void answer()}>
        <button type="button" class="btn quiet small" data-command="desk.close" aria-label={fill(_('Clore sans répondre la question de {name}'), { name })} onClick={() => void close()}>
          {_('Clore sans répondre')}
        </button>
      </Box>
    </>
  )
}

/** What had the focus has gone from the list: it goes to its heading, once that is drawn anew. */
function focus(heading: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body || document.activeElement?.tagName === 'DIALOG') {
      const target = document.getElementById(heading) ?? document.getElementById('thing-title')
      target?.focus()
    }
  })
}

function when(date: string): string {
  const asked = new Date(date)
  return sameDay(asked, new Date()) ? clock(asked) : `${dayOf(asked)}, ${clock(asked)}`
}
