import { useRef } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _ } from '../i18n'
import { EMOTES } from '../render/emotes'
import { EmotePicture } from './emote-picture'
import { emoteName } from './emotes'
import { boxOf, placeOver } from './placing'

/** Raising one's hand and reacting: the same two buttons in the bar over the map (`bar-item`) and in the list (`btn`). */
export function Reactions({ look }: { look: 'bar-item' | 'btn' }) {
  const { people, store } = useCampus()
  const inside = store.inside.value
  const raised = people.store.mySigns.value.hand ?? false
  const opener = useRef<HTMLButtonElement>(null)
  const palette = useRef<HTMLDivElement>(null)
  return (
    <>
      <button
        type="button"
        class={raised ? `${look} on` : look}
        data-command="people.hand"
        aria-pressed={raised}
        disabled={!inside}
        onClick={() => void people.raiseHand()}
      >
        <Icon name="hand" />
        {look === 'bar-item' ? _('Main') : raised ? _('Baisser la main') : _('Lever la main')}
        {look === 'bar-item' && <span class="visually-hidden">{_('levée')}</span>}
      </button>
      <button ref={opener} type="button" class={look} popovertarget="reactions" aria-haspopup="dialog" disabled={!inside}>
        <Icon name="smile" />
        {_('Réagir')}
      </button>
      <div
        ref={palette}
        id="reactions"
        class="menu reactions"
        popover="auto"
        role="dialog"
        aria-label={_('Réagir')}
        onToggle={(event) => {
          if (event.newState !== 'open') return
          placeOver(palette.current!, boxOf(opener.current!))
          palette.current!.querySelector<HTMLElement>('button')?.focus()
        }}
        onKeyDown={moveAmong}
      >
        {EMOTES.map(({ number }) => (
          <button
            key={number}
            type="button"
            class="reaction"
            data-command="people.emote"
            data-emote={number}
            onClick={() => {
              palette.current!.hidePopover()
              void people.emote(number)
            }}
          >
            <EmotePicture emote={number} />
            <span class="reaction-name">{emoteName(number)}</span>
            {look === 'bar-item' && !store.letterKeysOff.value && (
              <kbd class="key" aria-hidden="true">
                {number}
              </kbd>
            )}
          </button>
        ))}
      </div>
    </>
  )
}

/** Arrows go round, besides Tab. */
function moveAmong(event: KeyboardEvent): void {
  const steps = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
  if (steps === undefined) return
  event.preventDefault()
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll('button')]
  all[(all.indexOf(event.target as HTMLButtonElement) + steps + all.length) % all.length]?.focus()
}
