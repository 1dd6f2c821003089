import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill, ngettext } from '../i18n'
import { Silenced, silenceIn } from '../moderation/silenced'
import type { PersonView } from '../protocol/messages'
import { ANNOUNCEMENTS } from './conversation'
import { lengthOf, LONGEST, tooLong } from './length'
import { MentionList, mentionAt, peopleFor, withName } from './mentions'
import { senderName } from './message'

/** From here on the characters are counted for all to see. */
const COUNTED_FROM = 1800

interface ComposeProps {
  channel: string
  /** To whom one writes, in words. */
  name: string
  /** Who may be mentioned. */
  people: readonly PersonView[]
  /** What is asked before it is sent, where it cannot be taken lightly. */
  asks?: string
}

/** The box in which one writes. What is refused stays in it, with the reason beside. */
export function Compose({ channel, name, people, asks }: ComposeProps) {
  const { chat } = useCampus()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const { text, reason, editing } = chat.store.draft(channel)
  const completion = useCompletion(channel, box, people)
  useAskedFocus(box)
  const length = lengthOf(text)
  const [asking, setAsking] = useState(false)
  const muted = silenceIn(channel, people)
  const send = (): void => {
    if (muted) return
    if (asks && !editing && text.trim() !== '' && !tooLong(text.trim())) setAsking(true)
    else void chat.submit(channel)
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || completion.keyDown(event)) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (!chat.giveUp(channel)) document.querySelector<HTMLElement>('.map')?.focus()
    }
  }
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault()
        send()
        if (!asks) box.current?.focus()
      }}
    >
      {muted && <Silenced id={`${id}-silence`} muted={muted} />}
      <Aim channel={channel} />
      {asking && (
        <Asking
          question={asks!}
          onAnswer={(yes) => {
            setAsking(false)
            if (yes) void chat.submit(channel)
            box.current?.focus()
          }}
        />
      )}
      {completion.offered.length > 0 && (
        <MentionList id={`${id}-names`} people={completion.offered} chosen={completion.chosen} onChoose={completion.choose} />
      )}
      <div class="compose-line">
        <label class="visually-hidden" for={`${id}-box`}>
          {editing ? _('Votre message, modifié') : name}
        </label>
        <textarea
          ref={box}
          id={`${id}-box`}
          class="compose-box"
          rows={1}
          placeholder={name}
          value={text}
          aria-invalid={reason !== ''}
          readOnly={muted !== null}
          aria-describedby={`${muted ? `${id}-silence ` : ''}${id}-hint ${id}-count ${id}-reason`}
          aria-autocomplete="list"
          aria-controls={completion.offered.length > 0 ? `${id}-names` : undefined}
          aria-activedescendant={completion.active && `${id}-names-${completion.active.id}`}
          onInput={(event) => {
            chat.store.write(channel, { text: event.currentTarget.value, reason: '' })
            completion.look()
            if (event.currentTarget.value.trim() !== '') chat.typed(channel)
          }}
          onSelect={completion.look}
          onBlur={completion.close}
          onKeyDown={keyDown}
        />
        <button
          type="submit"
          class="btn primary square"
          data-command={channel === ANNOUNCEMENTS ? 'chat.announce' : 'chat.send'}
          disabled={length === 0 || muted !== null}
        >
          <Icon name={editing ? 'check' : 'send'} />
          <span class="visually-hidden">{editing ? _('Enregistrer') : _('Envoyer')}</span>
        </button>
      </div>
      <p id={`${id}-reason`} class="compose-reason" role="alert">
        {reason}
      </p>
      <p class="compose-notes small muted">
        <span id={`${id}-hint`} class="compose-hint">
          {_('Entrée envoie, Maj + Entrée va à la ligne.')}
        </span>
        <span id={`${id}-count`} class="numbers" data-over={length > LONGEST}>
          {length >= COUNTED_FROM && fill(_('{n} caractères sur {most}'), { n: length, most: LONGEST })}
        </span>
      </p>
      <p class="visually-hidden" role="status">
        {completion.offered.length > 0 && ngettext('{n} personne proposée, flèches pour choisir', '{n} personnes proposées, flèches pour choisir', completion.offered.length)}
      </p>
    </form>
  )
}

/** A last question before something that everyone will see. */
function Asking({ question, onAnswer }: { question: string; onAnswer(yes: boolean): void }) {
  const first = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => first.current?.focus(), [])
  return (
    <div
      class="compose-asking"
      role="group"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onAnswer(false)
      }}
    >
      <p class="small">{question}</p>
      <div class="actions">
        <button type="button" class="btn small" onClick={() => onAnswer(false)}>
          {_('Corriger')}
        </button>
        <button ref={first} type="button" class="btn small primary" data-command="chat.announce" onClick={() => onAnswer(true)}>
          {_('Annoncer')}
        </button>
      </div>
    </div>
  )
}

/** What is answered or edited, and the way out of it. */
function Aim({ channel }: { channel: string }) {
  const { chat } = useCampus()
  const { replyTo, editing } = chat.store.draft(channel)
  if (!replyTo && !editing) return null
  const words = replyTo ? fill(_('Réponse à {name} : {words}'), { name: senderName(replyTo), words: replyTo.body }) : _('Modification de votre message')
  return (
    <p class="compose-aim small">
      <span class="quote-words">{words}</span>
      <button type="button" class="btn quiet small" onClick={() => chat.giveUp(channel)}>
        {_('Annuler')}
      </button>
    </p>
  )
}

export function useAskedFocus(box: { current: HTMLElement | null }): void {
  const { chat } = useCampus()
  const asked = chat.store.focusAsked.value
  // The box that comes because the focus was asked for takes it too; at once, so that what is typed next is not lost.
  useLayoutEffect(() => {
    if (asked > answered) box.current?.focus()
    answered = asked
  }, [asked, box])
}

let answered = 0

interface Completion {
  offered: readonly PersonView[]
  chosen: number
  active: PersonView | undefined
  /** The text or the cursor has changed. */
  look(): void
  close(): void
  choose(person: PersonView): void
  /** Whether the key was for the list. */
  keyDown(event: KeyboardEvent): boolean
}

function useCompletion(channel: string, box: { current: HTMLTextAreaElement | null }, people: readonly PersonView[]): Completion {
  const { chat } = useCampus()
  const [mention, setMention] = useState<ReturnType<typeof mentionAt>>(null)
  const [chosen, setChosen] = useState(0)
  const [waved, setWaved] = useState<number | null>(null)
  const offered = mention && mention.at !== waved ? peopleFor(mention, people) : []
  const index = Math.min(chosen, offered.length - 1)
  const look = (): void => {
    const element = box.current
    const found = element && element.selectionStart === element.selectionEnd ? mentionAt(element.value, element.selectionStart) : null
    if (found?.at !== mention?.at || found?.words !== mention?.words) {
      setMention(found)
      setChosen(0)
    }
    if (!found) setWaved(null)
  }
  const choose = (person: PersonView): void => {
    if (!mention || !box.current) return
    const { text, cursor } = withName(box.current.value, mention, person.name)
    chat.store.write(channel, { text })
    setMention(null)
    // The signal writes the box in the next frame; its cursor goes after the name.
    box.current.value = text
    box.current.setSelectionRange(cursor, cursor)
  }
  const keyDown = (event: KeyboardEvent): boolean => {
    if (offered.length === 0) return false
    if (event.key === 'ArrowDown') setChosen((index + 1) % offered.length)
    else if (event.key === 'ArrowUp') setChosen((index + offered.length - 1) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(offered[index]!)
    else if (event.key === 'Escape') setWaved(mention!.at)
    else return false
    event.preventDefault()
    return true
  }
  return { offered, chosen: index, active: offered[index], look, close: () => setMention(null), choose, keyDown }
}
