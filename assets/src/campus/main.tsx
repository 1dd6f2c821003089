import '../../styles/tokens.css'
import '../../styles/components.css'
import '../../styles/campus.css'
import '../../styles/rail.css'
import '../../styles/room-panel.css'
import '../../styles/bars.css'
import '../../styles/miniature.css'
import '../../styles/list.css'
import '../../styles/switches.css'
import '../../styles/threshold.css'
import '../../styles/narrow.css'
import '../../styles/chat.css'
import '../../styles/interact.css'
import '../../styles/moderation.css'
import '../../styles/notices.css'
import '../../styles/people.css'
import '../../styles/settings.css'
import '../../styles/tutorial.css'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { Chat } from '../chat/chat'
import { Huddles } from '../huddles/huddles'
import { useMessages } from '../i18n'
import { Desks } from '../interact/desks'
import { listenToModeration } from '../moderation/listen'
import { Idleness } from '../people/idleness'
import { People } from '../people/people'
import { PeopleStore } from '../people/store'
import { followMotion } from '../settings/motion'
import { readySounds } from '../settings/sound'
import { followOtherTabs } from '../settings/stored'
import { Tutorial } from '../tutorial/tutorial'
import { Actions } from './actions'
import { Announcer } from './announcer'
import { App } from './app'
import { CampusContext } from './campus'
import { readConfig, readMessages, socketUrl } from './config'
import { guardFocus } from './focus-guard'
import { fetchPanelsAtLeisure } from './later'
import { listenAround } from './listen-around'
import { Session } from './session'
import { plainWords, Speech } from './speech'
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
  const peopleStore = new PeopleStore(store)
  const speech = new Speech(plainWords)
  const huddles = new Huddles(session, store, announcer)
  const stage = new Stage(session, store, peopleStore, speech, huddles.store)
  showState(store)
  const actions = new Actions(session, store, announcer)
  const chat = new Chat(session.connection, store, announcer)
  const people = new People(session, store, announcer, actions, peopleStore)
  chat.said = (message) => speech.hear(message)
  chat.altered = (message) => speech.correct(message)
  people.unblocked = () => chat.forgetAll()
  new Idleness(people, store)
  const desks = new Desks(session.connection, store, announcer)
  session.onArrival = () => {
    void chat.arrived()
    void desks.arrived()
    people.arrived()
    huddles.arrived()
    fetchPanelsAtLeisure()
  }
  session.on('chat', (event) => chat.hear(event))
  session.on('desk', (event) => desks.hear(event))
  session.on('people', (event) => people.hear(event))
  session.on('huddles', (event) => huddles.hear(event))
  listenToModeration(session, store, announcer)
  const tutorial = new Tutorial(store, chat.store, announcer)
  listenAround(store, announcer)
  const campus = { config, store, session, actions, chat, people, huddles, desks, stage, announcer, tutorial }
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
