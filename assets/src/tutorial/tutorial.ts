import { computed, effect, signal } from '@preact/signals'
import type { Announcer } from '../campus/announcer'
import type { Store } from '../campus/store'
import { kindOf } from '../chat/conversation'
import type { ChatStore } from '../chat/store'
import { _ } from '../i18n'
import { oneOf, stored } from '../settings/stored'
import { begin, goOn, watch, type Seen, type Tour } from './steps'
import { wordsOf } from './words'

/** How long a step that was done is shown as done, ms. */
const DONE_MS = 1800

/** Whether someone has been through it, or did not want to. Tests of other things say so beforehand. */
const known = stored('campus-tutorial', oneOf('', 'done', 'skipped'))

/** The first steps on the campus: shown once, beside what one does, and never in its way. */
export class Tutorial {
  readonly tour = signal<Tour | null>(null)
  private readonly seen = computed<Seen>(() => ({
    room: this.store.place.value?.room ?? '',
    x: this.store.tile.value.x,
    y: this.store.tile.value.y,
    near: this.store.near.value.size,
    seated: this.store.seated.value,
    said: linesSaid(this.chat),
    opened: this.store.opened.value !== null,
  }))
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly store: Store,
    private readonly chat: ChatStore,
    private readonly announcer: Announcer,
  ) {
    effect(() => {
      const isFirstVisit = known.signal.value === ''
      if (isFirstVisit && this.tour.peek() === null && store.inside.value && store.map.value) this.start()
    })
    effect(() => {
      const tour = this.tour.value
      if (tour === null || tour.step === 'end') return
      const { value: seen } = this.seen
      if (!store.inside.value || seen === tour.last) return
      this.become(watch(tour, seen))
    })
  }

  /** From the beginning: at the first visit, or because one asks for it. */
  start(): void {
    this.become(begin(this.seen.peek()))
  }

  next(): void {
    const tour = this.tour.peek()
    if (tour) this.become(goOn(tour))
  }

  /** Enough of it, or through with it. */
  stop(): void {
    clearTimeout(this.timer)
    if (known.value === '') known.set(this.tour.peek()?.step === 'end' ? 'done' : 'skipped')
    this.tour.value = null
  }

  private become(tour: Tour): void {
    const before = this.tour.peek()
    this.tour.value = tour
    // A step keeps how things stood when it began.
    if (tour.from !== before?.from) {
      clearTimeout(this.timer)
      const { title, text } = wordsOf(tour, this.store)
      this.announcer.say(`${title}. ${text}`, { group: 'tutorial' })
    }
    if (tour.step === 'end') known.set('done')
    if (tour.state === 'done' && before?.state !== 'done') {
      this.announcer.say(_('C’est fait.'))
      this.timer = setTimeout(() => this.next(), DONE_MS)
    }
  }
}

function linesSaid(chat: ChatStore): number {
  let lines = 0
  for (const { key, messages } of chat.conversations.value.values()) {
    if (kindOf(key) !== 'direct') lines += messages.filter((message) => chat.isMine(message)).length
  }
  return lines
}
