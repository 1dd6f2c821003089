import { useLayoutEffect, useRef } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { Later, Skeleton } from '../campus/later'
import { Avatar } from '../campus/people'
import type { View } from '../campus/store'
import { _ } from '../i18n'
import type { PersonView } from '../protocol/messages'
import { placeBeside } from './placing'

/**
 * Someone's card, with all one can do: the same from the map, the panel, the list and the palette. A native popover, and a
 * manual one: the others close when the button or the finger that opened them is lifted.
 */
export function PersonCard() {
  const { people, store } = useCampus()
  const popover = useRef<HTMLDivElement>(null)
  const before = useRef<() => Element | null>(() => null)
  const open = people.store.opened.value
  const id = open?.person.id
  const at = open?.at ?? null
  useLayoutEffect(() => {
    const element = popover.current!
    if (id === undefined) return
    if (!element.contains(document.activeElement)) before.current = whereIsNow(document.activeElement)
    element.showPopover()
    placeBeside(element, at)
    focusFirst(element)
    // It grows when what the server says comes, and when a question is asked.
    const observer = new ResizeObserver(() => placeBeside(element, at))
    observer.observe(element)
    const outside = (event: PointerEvent): void => {
      if (!element.contains(event.target as Node)) people.close()
    }
    document.addEventListener('pointerdown', outside)
    return () => {
      observer.disconnect()
      document.removeEventListener('pointerdown', outside)
      const hadFocus = element.contains(document.activeElement) || document.activeElement === document.body
      element.hidePopover()
      if (hadFocus) giveBack(before.current(), store.view.value)
    }
  }, [id, at, people, store])
  return (
    <div
      ref={popover}
      class="menu person-card"
      popover="manual"
      role="dialog"
      aria-labelledby="person-card-name"
      data-card={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        people.close()
      }}
      onFocusOut={(event) => {
        const to = event.relatedTarget
        if (to instanceof Node && !event.currentTarget.contains(to)) people.close()
      }}
    >
      {open && <CardHead person={open.person} />}
      {open && (
        <Later meanwhile={<Skeleton />} close={() => people.close()} arrived={() => focusFirst(popover.current!)}>
          {({ CardBody }) => <CardBody key={id} person={open.person} card={open.card} failed={open.failed} />}
        </Later>
      )}
    </div>
  )
}

function focusFirst(card: HTMLElement): void {
  const first = card.querySelector<HTMLElement>('[data-first]:not(:disabled)') ?? card.querySelector<HTMLElement>('button')
  first?.focus()
}

/** The focus goes back to where it was, or, when that is gone, to the view. */
/** Where an element will be: a person's row is another one once they come near or go away, and its buttons with it. */
function whereIsNow(element: Element | null): () => Element | null {
  const person = element?.closest<HTMLElement>('[data-person]')?.dataset.person
  const control = element instanceof HTMLElement ? element.dataset.control : undefined
  return () => (element?.isConnected || !person || !control ? element : document.querySelector(`[data-person="${person}"] [data-control="${control}"]`))
}

function giveBack(before: Element | null, view: View): void {
  const there = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null
  const target = there ?? document.querySelector<HTMLElement>(view === 'map' ? '.map' : '.list-view h1')
  target?.focus({ preventScroll: true })
}

function CardHead({ person }: { person: PersonView }) {
  const { people } = useCampus()
  return (
    <header class="person-card-head">
      <Avatar avatar={person.avatar} />
      <div class="words">
        <h2 id="person-card-name">{person.name}</h2>
        <p class="small muted">{person.establishment}</p>
      </div>
      <button type="button" class="btn quiet square" onClick={() => people.close()}>
        <Icon name="close" />
        <span class="visually-hidden">{_('Fermer')}</span>
      </button>
    </header>
  )
}
