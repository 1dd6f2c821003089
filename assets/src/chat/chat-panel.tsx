import type { ComponentChildren } from 'preact'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill, ngettext } from '../i18n'
import { Compose } from './compose'
import { Conversations } from './conversations'
import { MessageLog } from './message-log'
import type { Tab } from './store'
import { Unread } from './unread'

const TABS: readonly Tab[] = ['nearby', 'room', 'direct']

function nameOf(tab: Tab): string {
  switch (tab) {
    case 'nearby':
      return _('Près de vous')
    case 'room':
      return _('Salle')
    case 'direct':
      return _('Messages')
  }
}

interface ChatPanelProps {
  /** Stands above the room's log. */
  people?: ComponentChildren
  /** Stands beside the tabs. */
  fold?: ComponentChildren
}

/** The talk: with those near, with the room, with one person. The same beside the map and in the list. */
export function ChatPanel({ people, fold }: ChatPanelProps) {
  const { chat } = useCampus()
  const tab = chat.store.tab.value
  return (
    <>
      <header class="chat-head">
        <div class="tabs" role="tablist" aria-label={_('Discussions')} onKeyDown={moveAmongTabs}>
          {TABS.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              class="tab"
              id={`chat-tab-${one}`}
              aria-selected={one === tab}
              aria-controls="chat-body"
              tabIndex={one === tab ? 0 : -1}
              onClick={() => chat.show(one)}
            >
              <span>{nameOf(one)}</span>
              <Unread count={chat.store.unread.value[one]} />
            </button>
          ))}
        </div>
        {fold}
      </header>
      <div class="chat-body" id="chat-body" role="tabpanel" aria-labelledby={`chat-tab-${tab}`} data-tab={tab}>
        {tab === 'nearby' && <Nearby />}
        {tab === 'room' && <InRoom people={people} />}
        {tab === 'direct' && <Conversations />}
      </div>
    </>
  )
}

/** Arrows go round, as tabs do everywhere (the ARIA pattern); the tab reached is shown at once. */
function moveAmongTabs(event: KeyboardEvent): void {
  const steps = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  if (steps === undefined) return
  event.preventDefault()
  const tabs = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role="tab"]')]
  const next = tabs[(tabs.indexOf(event.target as HTMLElement) + steps + tabs.length) % tabs.length]
  next?.focus()
  next?.click()
}

function Nearby() {
  const { store } = useCampus()
  const room = store.place.value?.room
  const near = [...store.near.value].flatMap((member) => store.members.value.get(member) ?? [])
  const channel = `nearby:${room}`
  const count = near.length
  const box = count === 0 ? _('Écrire à qui est près de vous') : ngettext('Écrire à {n} personne proche', 'Écrire à {n} personnes proches', count)
  return (
    <>
      <p class="earshot" data-near={count}>
        <Icon name="ear" />
        <span>
          <b>{count === 0 ? _('Personne ne vous entend ici.') : ngettext('{n} personne vous entend', '{n} personnes vous entendent', count)}</b>{' '}
          <span class="muted">{near.map(({ name }) => name).join(', ')}</span>
        </span>
      </p>
      <MessageLog
        key={channel}
        channel={channel}
        name={_('Messages près de vous')}
        empty={_('Ce que vous écrivez ici se lit à 5 pas autour de vous.')}
      />
      <Compose key={`${channel}-box`} channel={channel} name={box} people={near} />
    </>
  )
}

function InRoom({ people }: { people: ComponentChildren }) {
  const { store } = useCampus()
  const room = store.place.value?.room
  const title = store.here.value?.title ?? ''
  const channel = `room:${room}`
  const others = store.people.value.filter(({ mine }) => !mine).map(({ person }) => person)
  return (
    <>
      {people}
      <MessageLog
        key={channel}
        channel={channel}
        name={fill(_('Messages de la salle {room}'), { room: title })}
        empty={_('Rien n’a encore été dit ici. Toute la salle lit ce que vous écrivez.')}
      />
      <Compose key={`${channel}-box`} channel={channel} name={_('Écrire à toute la salle')} people={others} />
    </>
  )
}
