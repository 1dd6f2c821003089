import { useRef } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _ } from '../i18n'
import { captioning, captionWishes } from './wishes'

const MOST_SHOWN = 4
const LONGEST = 300

/** What people type of what is being said. Lines at their end are read out; one that grows is only seen. */
export function Captions() {
  const { huddles, store } = useCampus()
  const { shown, size } = captionWishes.value
  const lines = shown ? huddles.store.captions.value.slice(-MOST_SHOWN) : []
  return (
    <div class="captions" role="log" aria-label={_('Sous-titres')} data-lines={lines.length} style={{ '--caption-size': size / 100 }}>
      {lines.map(({ member, text, final, at }) => (
        <p key={`${member} ${final ? at : ''}`} data-final={final} aria-hidden={!final}>
          <b>{store.members.value.get(member)?.name ?? ''}</b> {text}
        </p>
      ))}
    </div>
  )
}

/** Type what is being said, for all: as one types it is seen, Enter ends the line. */
export function CaptionInput() {
  const { huddles } = useCampus()
  const input = useRef<HTMLInputElement>(null)
  if (!captioning.value || !huddles.store.huddle.value) return null
  return (
    <form
      class="caption-input card"
      onSubmit={(event) => {
        event.preventDefault()
        const text = input.current!.value.trim()
        if (text === '') return
        huddles.caption(text, true)
        input.current!.value = ''
      }}
    >
      <Icon name="captions" />
      <label class="visually-hidden" for="caption-input">
        {_('Sous-titres : écrivez ce qui se dit, Entrée termine la ligne')}
      </label>
      <input
        id="caption-input"
        ref={input}
        type="text"
        autocomplete="off"
        maxLength={LONGEST}
        placeholder={_('Écrivez ce qui se dit')}
        data-command="huddles.caption"
        autofocus
        onInput={(event) => huddles.caption(event.currentTarget.value, false)}
      />
      <button type="submit" class="btn primary square">
        <Icon name="send" />
        <span class="visually-hidden">{_('Terminer la ligne')}</span>
      </button>
      <button type="button" class="btn quiet square" onClick={() => (captioning.value = false)}>
        <Icon name="close" />
        <span class="visually-hidden">{_('Fermer la saisie des sous-titres')}</span>
      </button>
    </form>
  )
}
