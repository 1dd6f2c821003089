import { signal } from '@preact/signals'
import type { Announcer } from '../campus/announcer'
import type { Store } from '../campus/store'
import { throttled } from '../campus/throttle'
import { newNonce } from '../chat/outbox'
import { _, fill } from '../i18n'
import type { Connection } from '../protocol/connection'
import { CommandError, type CommandName, type Commands, type DeskState, type DeskView, type EventOf, type QuestionView } from '../protocol/messages'

/** The server answers two looks a second. */
const LOOK_EACH_MS = 600

/** What is being written, kept while the panel is closed; `nonce` goes with it until it has been sent. */
export interface Draft {
  readonly text: string
  readonly reason: string
  readonly nonce: string
}

type Asks = Pick<Connection, 'command'>
type Name = Extract<CommandName, `desk.${string}`>

export function deskKey({ room, desk }: { room: string; desk: string }): string {
  return `${room}/${desk}`
}

/** The information desks: who answers, what I asked, and for the team what waits. */
export class Desks {
  /** The desks of the room, and those elsewhere at which I am on duty. */
  readonly states = signal<ReadonlyMap<string, DeskState>>(new Map())
  /** The panel that is open; null until the server has answered. */
  readonly view = signal<DeskView | null>(null)
  /** Why it could not be had, in words; '' when it could. */
  readonly failure = signal('')
  readonly drafts = signal<ReadonlyMap<string, Draft>>(new Map())
  readonly busy = signal(false)
  /** What has just been done, for those who hear it. */
  readonly done = signal('')
  private opened: { room: string; desk: string } | null = null

  constructor(
    private readonly connection: Asks,
    private readonly campus: Store,
    private readonly announcer: Announcer,
  ) {}

  /** At the desks where I am on duty. */
  get duties(): readonly DeskState[] {
    return [...this.states.value.values()].filter((state) => state.on_duty)
  }

  state(room: string, desk: string): DeskState | null {
    return this.states.value.get(deskKey({ room, desk })) ?? null
  }

  /** In a room, anew or after a lost connection. */
  async arrived(): Promise<void> {
    try {
      const { desks } = await this.connection.command('desk.desks', {})
      this.states.value = new Map(desks.map((state) => [deskKey(state), state]))
    } catch {
      // Asked again at the next arrival.
    }
    if (this.opened) this.lookAgain()
  }

  hear(event: EventOf<'desk'>): void {
    if (event.name === 'desk.asked') {
      const { question } = event.payload
      const name = question.asker?.name ?? _('Quelqu’un')
      this.announcer.show(fill(_('{desk} : {name} pose une question'), { desk: question.desk, name }))
      return
    }
    this.keep(event.payload.state)
    const mine = this.view.value
    if (this.opened && mine && (deskKey(this.opened) === deskKey(event.payload.state) || mine.may_answer)) this.lookAgain()
  }

  // The panel.

  open(room: string, desk: string): void {
    this.opened = { room, desk }
    this.view.value = null
    this.failure.value = ''
    this.done.value = ''
    void this.look()
  }

  close(): void {
    this.opened = null
    this.view.value = null
  }

  readonly lookAgain = throttled(() => void this.look(), LOOK_EACH_MS)

  private async look(): Promise<void> {
    const opened = this.opened
    if (!opened) return
    try {
      this.take(opened, await this.connection.command('desk.look', opened))
    } catch (error) {
      // What is known stays in sight.
      if (this.opened === opened && !this.view.value) this.failure.value = reasonOf(error)
    }
  }

  /** Leave the question that is in the box. What cannot be sent stays there. */
  async ask(): Promise<void> {
    const { opened } = this
    if (!opened) return
    const box = deskKey(opened)
    const { text, nonce } = this.draft(box)
    const sent = nonce || newNonce()
    this.write(box, { nonce: sent })
    await this.send(box, opened, 'desk.ask', { ...opened, nonce: sent, body: text }, _('Votre question est enregistrée. La réponse arrivera dans vos messages.'))
  }

  async duty(on: boolean): Promise<void> {
    const { opened } = this
    if (opened) await this.send('', opened, 'desk.duty', { ...opened, on }, on ? _('Vous tenez ce bureau.') : _('Vous ne tenez plus ce bureau.'))
  }

  /** Whether it was done: then the question is no longer among those that wait. */
  async answer(question: QuestionView): Promise<boolean> {
    const { opened } = this
    if (!opened) return false
    const box = `answer-${question.id}`
    return await this.send(box, opened, 'desk.answer', { ...opened, question: question.id, body: this.draft(box).text }, _('La réponse est envoyée.'))
  }

  async closeQuestion(question: QuestionView): Promise<boolean> {
    const { opened } = this
    return opened !== null && (await this.send('', opened, 'desk.close', { ...opened, question: question.id }, _('La question est close.')))
  }

  draft(box: string): Draft {
    return this.drafts.value.get(box) ?? { text: '', reason: '', nonce: '' }
  }

  write(box: string, change: Partial<Draft>): void {
    this.drafts.value = new Map(this.drafts.value).set(box, { ...this.draft(box), ...change })
  }

  private async send<Asked extends Exclude<Name, 'desk.desks'>>(
    box: string,
    opened: { room: string; desk: string },
    name: Asked,
    payload: Commands[Asked]['payload'],
    done: string,
  ): Promise<boolean> {
    if (this.busy.value) return false
    this.busy.value = true
    this.done.value = ''
    if (box) this.write(box, { reason: '' })
    try {
      const view: DeskView = await this.connection.command(name, payload)
      if (box) this.write(box, { text: '', reason: '', nonce: '' })
      this.take(opened, view)
      this.done.value = done
      return true
    } catch (error) {
      if (box) this.write(box, { reason: reasonOf(error) })
      else this.done.value = reasonOf(error)
      if (error instanceof CommandError && this.opened === opened) this.lookAgain()
      return false
    } finally {
      this.busy.value = false
    }
  }

  private take(opened: { room: string; desk: string }, view: DeskView): void {
    this.keep(view.state)
    if (this.opened !== opened) return
    this.failure.value = ''
    this.view.value = view
  }

  private keep(state: DeskState): void {
    const key = deskKey(state)
    const before = this.states.value.get(key)
    const states = new Map(this.states.value)
    if (state.room !== this.campus.place.value?.room && !state.on_duty) states.delete(key)
    else states.set(key, { ...state, waiting: state.waiting ?? before?.waiting ?? 0 })
    // What waits is counted for the whole edition: it is the same at every desk.
    if (state.waiting !== null) for (const [other, known] of states) states.set(other, { ...known, waiting: state.waiting })
    this.states.value = states
  }
}

function reasonOf(error: unknown): string {
  return error instanceof CommandError ? error.message : _('La connexion s’est interrompue. Réessayez dans un instant.')
}
