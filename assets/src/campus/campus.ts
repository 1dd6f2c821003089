import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Chat } from '../chat/chat'
import type { Huddles } from '../huddles/huddles'
import type { Desks } from '../interact/desks'
import type { People } from '../people/people'
import type { Tutorial } from '../tutorial/tutorial'
import type { Actions } from './actions'
import type { Announcer } from './announcer'
import type { CampusConfig } from './config'
import type { Session } from './session'
import type { Stage } from './stage'
import type { Store } from './store'

/** What every part of the page may use. */
export interface Campus {
  config: CampusConfig
  store: Store
  session: Session
  actions: Actions
  chat: Chat
  people: People
  huddles: Huddles
  desks: Desks
  stage: Stage
  announcer: Announcer
  tutorial: Tutorial
}

export const CampusContext = createContext<Campus | null>(null)

export function useCampus(): Campus {
  const campus = useContext(CampusContext)
  if (!campus) throw new Error('outside of the campus')
  return campus
}
