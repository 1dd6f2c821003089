import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { doorName } from '../campus/rooms-list'
import { Avatar } from '../campus/people'
import { _, fill, ngettext } from '../i18n'
import type { PersonThere, RoomView } from '../protocol/messages'
import { optionsFor, type Option } from './palette-options'
import { StatusLine } from './status'
import { useSearch } from './search'

/** The search box, and the rooms and people that answer to what is written in it. */
export function PaletteBody() {
  const { actions, people, store } = useCampus()
  const id = useId()
  const [words, setWords] = useState(people.store.paletteWords.peek())
  const [reached, setReached] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const { found, more, state } = useSearch(words)
  const groups = optionsFor(words, {
    me: store.me.value?.id ?? 0,
    rooms: store.rooms.value,
    room: store.place.value?.room ?? '',
    here: store.people.value.map(({ member, person }) => ({ person, signs: store.signs.value.get(member) ?? {}, room: store.place.value?.room ?? null })),
    near: store.people.value.filter(({ member }) => store.near.value.has(member)).map(({ person }) => person.id),
    recent: people.store.recent.value,
    found,
  })
  const options = groups.flatMap((group) => group.options)
  const index = Math.max(0, options.findIndex(({ key }) => key === reached))
  const active = options[index]
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active?.key])

  const choose = (option: Option | undefined): void => {
    if (!option) return
    people.store.paletteOpen.value = false
    if (option.kind === 'room') void actions.enter(option.room.slug)
    else void people.open(option.there.person, null)
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (steps !== undefined) setReached(options[(index + steps + options.length) % options.length]?.key ?? null)
    else if (event.key === 'Enter') choose(active)
    else return
    event.preventDefault()
  }
  const nothing = words.trim() !== '' && options.length === 0 && state !== 'loading'
  return (
    <>
      <h2 id="palette-title" class="visually-hidden">
        {_('Chercher sur tout le campus')}
      </h2>
      <div class="search">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          class="palette-box"
          data-command="people.search"
          aria-label={_('Une salle ou une personne, où qu’elle soit')}
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active && `${id}-${active.key}`}
          placeholder={_('Une salle, une personne')}
          autocomplete="off"
          spellcheck={false}
          maxLength={100}
          autofocus
          value={words}
          onInput={(event) => {
            setWords(event.currentTarget.value)
            setReached(null)
          }}
          onKeyDown={keyDown}
        />
        <button type="button" class="btn quiet square" onClick={() => (people.store.paletteOpen.value = false)}>
          <Icon name="close" />
          <span class="visually-hidden">{_('Fermer')}</span>
        </button>
      </div>
      <div class="palette-list" id={`${id}-list`} ref={list} role="listbox" aria-label={_('Salles et personnes')}>
        {groups.map(({ name, options: some }) => (
          <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
            <p id={`${id}-${name}`} class="palette-group" role="presentation">
              {groupName(name)}
            </p>
            {some.map((option) => (
              <div
                key={option.key}
                id={`${id}-${option.key}`}
                role="option"
                class="palette-option"
                aria-selected={option === active}
                data-command={option.kind === 'room' ? 'presence.enter' : undefined}
                data-option={option.key}
                onMouseMove={() => option !== active && setReached(option.key)}
                // The box keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
              >
                {option.kind === 'room' ? <RoomOption room={option.room} /> : <PersonOption there={option.there} />}
              </div>
            ))}
          </div>
        ))}
      </div>
      {nothing && <p class="palette-note">{fill(_('Aucun résultat pour « {words} ». Vérifiez l’orthographe, ou essayez un établissement.'), { words: words.trim() })}</p>}
      {state === 'loading' && <p class="palette-note muted">{_('Recherche…')}</p>}
      {state === 'failed' && <p class="palette-note">{_('La recherche n’a pas abouti : seules les personnes de votre salle sont montrées.')}</p>}
      {more && <p class="palette-note muted">{_('D’autres personnes correspondent : précisez.')}</p>}
      <p class="visually-hidden" role="status">
        {state === 'loading' ? '' : nothing ? _('Aucun résultat') : ngettext('{n} résultat', '{n} résultats', options.length)}
      </p>
      <p class="palette-keys small muted only-wide" aria-hidden="true">
        <kbd class="key">↑</kbd> <kbd class="key">↓</kbd> {_('choisir')} <kbd class="key">↵</kbd> {_('entrer dans la salle, ouvrir la fiche')} <kbd class="key">{_('Échap')}</kbd> {_('fermer')}
      </p>
    </>
  )
}

function groupName(name: string): string {
  switch (name) {
    case 'rooms':
      return _('Salles')
    case 'near':
      return _('Près de vous')
    case 'recent':
      return _('Récemment')
    default:
      return _('Personnes')
  }
}

function RoomOption({ room }: { room: RoomView }) {
  const { store } = useCampus()
  const shut = room.door === 'closed' || room.door === 'restricted'
  const here = room.slug === store.place.value?.room
  return (
    <>
      <span class="room-icon">
        <Icon name={shut ? 'lock' : 'door'} />
      </span>
      <span class="words">
        <b>{room.title}</b>
        <span class="small muted">{[here ? _('Vous êtes ici') : doorName(room.door), ngettext('{n} personne', '{n} personnes', room.online), room.place].filter(Boolean).join(' · ')}</span>
      </span>
    </>
  )
}

function PersonOption({ there: { person, signs, room } }: { there: PersonThere }) {
  const { store } = useCampus()
  const title = store.rooms.value.find(({ slug }) => slug === room)?.title
  return (
    <>
      <Avatar avatar={person.avatar} />
      <span class="words">
        <b>{person.name}</b>
        <span class="small muted">
          <StatusLine signs={signs} /> · {[title ?? _('Ailleurs'), person.establishment].filter(Boolean).join(' · ')}
        </span>
      </span>
    </>
  )
}
