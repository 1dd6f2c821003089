/** What the server says and takes of huddles; see realtime/huddles/messages.py. */
import type { PersonView } from '../protocol/messages'

export type Part = 'speaker' | 'listener'

export interface Partner {
  member: number
  part: Part
  sound: boolean
  microphone: boolean
  camera: boolean
  screen: boolean
}

export interface HuddleView {
  id: number
  kind: 'open' | 'bubble' | 'area'
  name: string
  locked: boolean
  partners: Partner[]
  waiting: number[]
}

export interface Around {
  hears: { member: number; gain: number }[]
  heard_by: number[]
  huddle: HuddleView | null
  apart: '' | 'left' | 'silent' | 'do_not_disturb' | 'quiet' | 'muted'
}

export interface PathTold {
  backend: 'forwarder' | 'mesh'
  link: string
  state: 'none' | 'ready' | 'waiting' | 'down'
  reason: '' | 'worker_lost' | 'moved' | 'merged' | 'drained'
}

export type HuddleEvent =
  | { name: 'huddles.around'; payload: Around }
  | { name: 'huddles.conversations'; payload: { huddles: HuddleView[] } }
  | { name: 'huddles.path'; payload: PathTold }
  | { name: 'huddles.slots'; payload: { link: string; slots: { slot: number; member: number; source: 'person' | 'screen' }[] } }
  | { name: 'huddles.signalled'; payload: { member: number; kind: 'offer' | 'answer' | 'bye'; sdp: string } }
  | { name: 'huddles.invited'; payload: { by: PersonView; huddle: number } }
  | { name: 'huddles.knocked'; payload: { by: PersonView; huddle: number; waiting: boolean } }
  | { name: 'huddles.answered'; payload: { by: PersonView | null; huddle: number; accepted: boolean } }
  | { name: 'huddles.removed'; payload: { what: 'removed' | 'ended' | 'microphone_off' | 'screen_off'; reason: string } }
  | { name: 'huddles.captioned'; payload: { member: number; text: string; final: boolean } }
  | { name: 'huddles.presenting'; payload: { member: number | null } }
