import '../../styles/tokens.css'
import '../../styles/components.css'
import '../../styles/campus.css'
import '../../styles/chat.css'
import '../../styles/moderation.css'
import '../../styles/settings.css'
import '../../styles/tutorial.css'
import '../../styles/interact.css'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { Chat } from '../chat/chat'
import { useMessages } from '../i18n'
import { listenToModeration } from '../moderation/listen'
import { followMotion } from '../settings/motion'
import { readySounds } from '../settings/sound'
import { followOtherTabs } from '../settings/stored'
import { Tutorial } from '../tutorial/tutorial'
import { Desks } from '../interact/desks'
import { Actions } from './actions'
import { Announcer } from './announcer'
import { App } from './app'
import { CampusContext } from './campus'
import { readConfig, readMessages, socketUrl } from './config'
import { guardFocus } from './focus-guard'
import { listenAround } from './listen-around'
import { Session } from './session'
import { Stage } from './stage'
import { Store } from './store'
import { isReturning } from './tab'

/** Read by browser tests: "connecting", "inside", "away" or "closed". */
function showState(store: Store): void {
  effect(() => {
    const { kind } = store.connection.value
    document.documentElement.dataset.campus = kind === 'refused' ? 'closed' : kind
  })
}

function start(): void {
  useMessages(readMessages())
  const config = readConfig()
  const store = new Store()
  const announcer = new Announcer()
  const session = new Session({
    url: socketUrl(config.socketPath),
    room: isReturning() ? null : config.room,
    store,
    announcer,
  })
  followOtherTabs()
  followMotion()
  readySounds(() => isNotToBeDisturbed(store))
  const stage = new Stage(session, store)
  showState(store)
  const actions = new Actions(session, store, announcer)
  const chat = new Chat(session.connection, store, announcer)
  const desks = new Desks(session.connection, store, announcer)
  session.onArrival = () => {
    void chat.arrived()
    void desks.arrived()
  }
  session.on('chat', (event) => chat.hear(event))
  session.on('desk', (event) => desks.hear(event))
  listenToModeration(session, store, announcer)
  const tutorial = new Tutorial(store, chat.store, announcer)
  listenAround(store, announcer)
  const campus = { config, store, session, actions, chat, desks, stage, announcer, tutorial }
  const root = document.getElementById('campus')!
  // What the server wrote there for the time until now.
  root.replaceChildren()
  render(
    <CampusContext.Provider value={campus}>
      <App />
    </CampusContext.Provider>,
    root,
  )
  guardFocus(root)
  session.connection.open()
}

function isNotToBeDisturbed(store: Store): boolean {
  const member = store.place.value?.member
  return member !== undefined && store.signs.value.get(member)?.status === 'do_not_disturb'
}

start()
