import { signal } from '@preact/signals'
import type { EventOf, MessageView, Muted, PersonView, ShownOut } from '../protocol/messages'

/** What a report is about: someone, or a line of theirs. */
export interface ReportTarget {
  person: PersonView
  message?: MessageView
}

/** Timers hold no more than this many ms; what is further away is looked at again when they fire. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** That I may not speak, until when and why; null when I may. */
export const silence = signal<Muted | null>(null)
/** How many reports wait for the team; null for those who are not of it. */
export const waiting = signal<number | null>(null)
/** What the last farewell of the campus was about. */
export const shownOut = signal<ShownOut | null>(null)
/** What the dialog that is open is about. */
export const reported = signal<ReportTarget | null>(null)
export const sanctioned = signal<PersonView | null>(null)

let timer: ReturnType<typeof setTimeout> | undefined

/** Open the dialog that reports someone, or a line of theirs. */
export function openReport(target: ReportTarget): void {
  reported.value = target
}

/** Open the dialog in which the team mutes, shows out or bans someone. */
export function openSanctions(person: PersonView): void {
  sanctioned.value = person
}

/** A new connection tells what holds; what was known before it does not count. */
export function forget(): void {
  clearTimeout(timer)
  silence.value = null
  waiting.value = null
}

/** What the server says of moderation. */
export function hear(event: EventOf<'moderation'>): void {
  switch (event.name) {
    case 'moderation.muted':
      silence.value = event.payload.muted ? event.payload : null
      watchTheClock()
      break
    case 'moderation.queue':
      waiting.value = event.payload.open
      break
  }
}

/** What runs out is not told: the voice comes back by the clock. */
function watchTheClock(): void {
  clearTimeout(timer)
  const until = silence.value?.until
  if (!until) return
  const left = Date.parse(until) - Date.now()
  if (left <= 0) silence.value = null
  else timer = setTimeout(watchTheClock, Math.min(left, LONGEST_TIMER_MS))
}
