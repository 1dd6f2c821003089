import { useLayoutEffect, useRef } from 'preact/hooks'
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
  const focusLeft = useFocusKept(questions, heading)
  return (
    <div {...focusLeft}>
      {questions.length > 0 && (
        <ul class="questions">
          {questions.map((question) => (
            <li key={question.id} class="question" data-question={question.id} data-done={question.done}>
              {mine ? <Own question={question} /> : <Waiting question={question} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** When what had the focus goes, answered by me or by someone else, the focus goes to the heading and is not lost. */
function useFocusKept(questions: readonly QuestionView[], heading: string) {
  const inside = useRef(false)
  useLayoutEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body
    if (inside.current && lost) document.getElementById(heading)?.focus()
  }, [questions, heading])
  return {
    onFocusIn: () => {
      inside.current = true
    },
    onFocusOut: (event: FocusEvent) => {
      // Without another target, it may be that the element has just gone.
      if (event.relatedTarget !== null) inside.current = false
    },
  }
}

function Own({ question }: { question: QuestionView }) {
  const { desks } = useCampus()
  const { answer, answered_by: by, body, done } = question
  return (
    <>
      <p class="small muted">
        {question.desk} · {when(question.asked_at)}
      </p>
      <p class="question-words">{body}</p>
      {answer !== '' && (
        <div class="question-answer">
          <p class="small muted">{by ? fill(_('{name} a répondu'), { name: by.name }) : _('Réponse')}</p>
          <p class="question-words">{answer}</p>
        </div>
      )}
      {done && answer === '' && <p class="small muted">{_('Close sans réponse écrite.')}</p>}
      {!done && (
        <p class="question-state">
          <span class="chip gold">{_('En attente')}</span>
          <button type="button" class="btn quiet small" data-command="desk.close" onClick={() => void desks.closeQuestion(question)}>
            {_('Retirer')}
            <span class="visually-hidden"> {_('cette question')}</span>
          </button>
        </p>
      )}
    </>
  )
}

function Waiting({ question }: { question: QuestionView }) {
  const { chat, desks } = useCampus()
  const name = question.asker?.name ?? _('Quelqu’un')
  const answer = async (): Promise<void> => {
    const { asker } = question
    // The answer is also a line to them: their conversation is among mine from now on.
    if ((await desks.answer(question)) && asker) chat.store.update(`direct:${asker.id}`, (one) => (one.person ? one : { ...one, person: asker }))
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
        <button type="button" class="btn quiet small" data-command="desk.close" aria-label={fill(_('Clore sans répondre ({name})'), { name })} onClick={() => void desks.closeQuestion(question)}>
          {_('Clore sans répondre')}
        </button>
      </Box>
    </>
  )
}

function when(date: string): string {
  const asked = new Date(date)
  return sameDay(asked, new Date()) ? clock(asked) : `${dayOf(asked)}, ${clock(asked)}`
}
