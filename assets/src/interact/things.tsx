import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill, ngettext } from '../i18n'
import type { DeskState } from '../protocol/messages'
import type { Thing } from '../world/room-map'
import { hostOf } from './screens'
import { capitalised, deed, ICONS, shortDeed } from './words'

/** What there is to see in the room, and the desks where I am on duty: the same as on the map, without walking there. */
export function Things() {
  const { store } = useCampus()
  const things = store.map.value?.things ?? []
  if (things.length === 0) return <Duties />
  return (
    <section aria-labelledby="things-title" class="things">
      <h3 id="things-title">
        <Icon name="note" />
        {_('À voir dans cette salle')} <span class="chip">{things.length}</span>
      </h3>
      <ul class="rows">
        {things.map((thing) => (
          <ThingRow key={thing.index} thing={thing} />
        ))}
      </ul>
      <Duties />
    </section>
  )
}

function ThingRow({ thing }: { thing: Thing }) {
  const { actions, desks, store } = useCampus()
  const state = thing.kind === 'desk' ? desks.state(store.place.value?.room ?? '', thing.title) : null
  const waiting = state?.waiting ?? 0
  const words = capitalised(deed(thing))
  return (
    <li class="row" data-thing={thing.kind}>
      <span class="room-icon">
        <Icon name={ICONS[thing.kind]} />
      </span>
      <div class="words">
        <b>{thing.title}</b>
        <p>{about(thing, state)}</p>
      </div>
      <button
        type="button"
        class="btn small"
        data-command={thing.kind === 'desk' ? 'desk.look' : undefined}
        aria-label={waiting > 0 ? `${words}, ${ngettext('{n} question en attente', '{n} questions en attente', waiting)}` : words}
        onClick={() => actions.open(thing)}
      >
        {shortDeed(thing.kind)}
        {waiting > 0 && <span class="unread numbers">{waiting}</span>}
      </button>
    </li>
  )
}

function about(thing: Thing, desk: DeskState | null): string {
  switch (thing.kind) {
    case 'note':
      return _('Panneau à lire')
    case 'link':
      return fill(_('Lien vers {host}'), { host: hostOf(thing.url) })
    case 'screen':
      return _('Écran')
    case 'desk':
      if (!desk || desk.staff.length === 0) return _('Personne pour le moment : laissez votre question')
      return fill(ngettext('{names} répond en ce moment', '{names} répondent en ce moment', desk.staff.length), {
        names: desk.staff.map(({ name }) => name).join(', '),
      })
  }
}

/** The desks in other rooms where I am on duty: their questions are answered from here too. */
export function Duties() {
  const { desks, store } = useCampus()
  const elsewhere = desks.duties.filter(({ room }) => room !== store.place.value?.room)
  if (elsewhere.length === 0) return null
  return (
    <ul class="duties">
      {elsewhere.map(({ room, desk, waiting }) => (
        <li key={`${room}/${desk}`} class="notice">
          <Icon name="desk" />
          <span class="words">
            {fill(_('Vous tenez le bureau « {desk} » : {waiting}'), {
              desk,
              waiting: ngettext('{n} question en attente', '{n} questions en attente', waiting ?? 0),
            })}
          </span>
          <button
            type="button"
            class="btn small"
            data-command="desk.look"
            aria-label={capitalised(deed({ kind: 'desk', title: desk }))}
            onClick={() => (store.opened.value = { kind: 'desk', index: -1, title: desk, url: '', room, texts: null })}
          >
            {_('Ouvrir')}
          </button>
        </li>
      ))}
    </ul>
  )
}
