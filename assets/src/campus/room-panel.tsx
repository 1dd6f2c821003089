import { signal } from '@preact/signals'
import { ChatPanel } from '../chat/chat-panel'
import { Unread } from '../chat/unread'
import { _, ngettext } from '../i18n'
import { RaisedHands } from '../people/hands'
import { PeopleList } from '../people/people-list'
import { useCampus } from './campus'
import { Icon } from './icons'
import { usePanels } from './later'

/** Where there is little room the talk comes first, and the people are folded away above it. */
const peopleOpen = signal(innerWidth > 720 && innerHeight > 600)

/** Who is in the room and what is said, beside the map; folds away to leave it the place. */
export function RoomPanel() {
  const { chat, store } = useCampus()
  const folded = store.panelFolded.value
  const { nearby, room, direct } = chat.store.unread.value
  const fold = (
    <button type="button" class="btn quiet square" aria-expanded={!folded} aria-controls="room-panel" onClick={() => store.foldPanel(!folded)}>
      <Icon name="fold" />
      <span class="visually-hidden">{folded ? _('Déplier') : _('Replier')}</span>
    </button>
  )
  return (
    <aside class="room-panel card" id="room-panel" aria-label={_('Salle et messages')} data-folded={folded} data-covers={folded ? undefined : 'side'}>
      {folded ? (
        <header>
          <h2>{_('Salle et messages')}</h2>
          <span class="chip teal">{ngettext('{n} personne', '{n} personnes', store.members.value.size)}</span>
          <Unread count={nearby + room + direct} />
          {fold}
        </header>
      ) : (
        <ChatPanel fold={fold} people={<Present />} />
      )}
    </aside>
  )
}

function Present() {
  const panels = usePanels()
  return (
    <>
      <FoldedPeople />
      {panels && <panels.RoomConversations heading="h2" />}
      <RaisedHands heading="h2" />
    </>
  )
}

function FoldedPeople() {
  const { store } = useCampus()
  return (
    <details class="room-people" open={peopleOpen.value} onToggle={(event) => (peopleOpen.value = event.currentTarget.open)}>
      <summary>{ngettext('{n} personne dans la salle', '{n} personnes dans la salle', store.members.value.size)}</summary>
      <div class="room-people-list">
        <PeopleList heading="h2" />
      </div>
    </details>
  )
}
