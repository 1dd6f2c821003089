import { useEffect } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill, ngettext } from '../i18n'
import { keyLabel } from '../input/bindings'
import { capitalised, deed, deedWith, ICONS, shortDeed } from './words'

/** “x : read …”, while something is in reach; said too, for those who do not see it. */
export function InteractPrompt() {
  const { announcer, store } = useCampus()
  const reach = store.inReach.value
  const thing = reach?.kind === 'thing' ? reach.thing : null
  const key = keyLabel('interact')
  useEffect(() => {
    // Seats are everywhere in some rooms: of these only the prompt and the button speak.
    if (!thing || !store.inside.peek()) return
    const words = key === null ? capitalised(deed(thing)) : fill(_('{key} : {deed}'), { key, deed: deed(thing) })
    const isStillTrue = (): boolean => {
      const now = store.inReach.peek()
      return now?.kind === 'thing' && now.thing === thing
    }
    announcer.say(() => (isStillTrue() ? words : null), { group: 'reach' })
  }, [announcer, store, thing, key])
  if (key === null || store.seated.value || !reach || !store.inside.value) return null
  return (
    <p class="prompt card" aria-hidden="true">
      <kbd class="key">{key}</kbd>
      <span>
        {' : '}
        {deedWith(reach)}
      </span>
    </p>
  )
}

/** What the key of all trades would do, for a mouse or a finger. */
export function InteractButton() {
  const { actions, desks, store } = useCampus()
  const inside = store.inside.value
  const reach = store.inReach.value
  if (store.seated.value) {
    return (
      <button type="button" class="bar-item on" disabled={!inside} data-command="presence.stand" onClick={() => void actions.stand()}>
        <Icon name="stand" />
        {_('Se lever')}
      </button>
    )
  }
  if (reach?.kind !== 'thing') {
    return (
      <button type="button" class="bar-item" disabled={!inside || !reach} data-command="presence.sit" onClick={() => actions.interact()}>
        <Icon name="sit" />
        {_('S’asseoir')}
      </button>
    )
  }
  const { kind, title } = reach.thing
  const state = kind === 'desk' ? desks.state(store.place.value?.room ?? '', title) : null
  const waiting = state?.waiting ?? 0
  const words = capitalised(deed(reach.thing))
  return (
    <button
      type="button"
      class="bar-item bar-thing"
      data-command={kind === 'desk' ? 'desk.look' : undefined}
      aria-label={waiting > 0 ? `${words}, ${ngettext('{n} question en attente', '{n} questions en attente', waiting)}` : words}
      onClick={() => actions.interact()}
    >
      <Icon name={ICONS[kind]} />
      <span>
        {shortDeed(kind)}
        {waiting > 0 && <span class="unread numbers">{waiting}</span>}
      </span>
    </button>
  )
}
