import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Announcer } from '../src/campus/announcer'
import type { Store } from '../src/campus/store'
import { Desks } from '../src/interact/desks'
import { CommandError, ConnectionLost, type DeskState, type DeskView, type QuestionView } from '../src/protocol/messages'
import { ANA, BEN } from './talk'

const HERE = { room: 'accueil', desk: 'Accueil' }

function state(fields: Partial<DeskState> = {}): DeskState {
  return { ...HERE, staff: [], on_duty: false, waiting: 0, ...fields }
}

function view(fields: Partial<DeskView> = {}): DeskView {
  return { state: state(), may_answer: false, mine: [], open: [], ...fields }
}

const QUESTION: QuestionView = {
  ...HERE, id: 7, room_title: 'Hall', asker: BEN, body: 'Où ?', asked_at: '2026-11-24T10:00:00+00:00', answer: '', answered_by: null, done: false,
}

const command = vi.fn()
const show = vi.fn()
let desks: Desks

beforeEach(() => {
  vi.useFakeTimers()
  command.mockReset().mockResolvedValue(view())
  show.mockReset()
  const campus = { place: { value: { room: 'accueil', member: 1 } } } as unknown as Store
  desks = new Desks({ command } as never, campus, { show } as unknown as Announcer)
})

async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0)
}

describe('a question', () => {
  beforeEach(async () => {
    desks.open('accueil', 'Accueil')
    await settled()
    desks.write('accueil/Accueil', { text: 'Où est l’amphi ?' })
  })

  it('stays in its box with the reason when it is refused', async () => {
    command.mockRejectedValueOnce(new CommandError('too_fast', 'Pas si vite.'))
    await desks.ask()
    expect(desks.draft('accueil/Accueil')).toMatchObject({ text: 'Où est l’amphi ?', reason: 'Pas si vite.' })
  })

  it('is sent again under the same nonce when nobody knows whether it came', async () => {
    command.mockRejectedValueOnce(new ConnectionLost())
    await desks.ask()
    await desks.ask()
    const asked = command.mock.calls.filter(([name]) => name === 'desk.ask').map(([, payload]) => payload.nonce as string)
    expect(asked.length).toBe(2)
    expect(asked[0]).toBe(asked[1])
    expect(desks.draft('accueil/Accueil')).toEqual({ text: '', reason: '', nonce: '' })
    expect(desks.done.value).not.toBe('')
  })

  it('is not sent twice by two presses', async () => {
    await Promise.all([desks.ask(), desks.ask()])
    expect(command.mock.calls.filter(([name]) => name === 'desk.ask').length).toBe(1)
  })
})

describe('an open panel', () => {
  it('looks again when its desk changes, at most so often', async () => {
    desks.open('accueil', 'Accueil')
    await settled()
    command.mockClear()
    for (let news = 0; news < 5; news += 1) desks.hear({ name: 'desk.changed', payload: { state: state({ staff: [ANA] }) } })
    await vi.advanceTimersByTimeAsync(3000)
    expect(command).toHaveBeenCalledTimes(2)
    desks.hear({ name: 'desk.changed', payload: { state: state({ room: 'posters' }) } })
    await vi.advanceTimersByTimeAsync(3000)
    expect(command).toHaveBeenCalledTimes(2)
  })

  it('keeps what it shows when looking again fails', async () => {
    command.mockResolvedValueOnce(view({ mine: [QUESTION] }))
    desks.open('accueil', 'Accueil')
    await settled()
    command.mockRejectedValue(new ConnectionLost())
    desks.lookAgain()
    await settled()
    expect([desks.view.value?.mine.length, desks.failure.value]).toEqual([1, ''])
  })
})

describe('what is known of desks', () => {
  it('keeps the count when only the staff changes, and the desks elsewhere only while on duty there', async () => {
    command.mockResolvedValueOnce({ desks: [state({ waiting: 3, on_duty: true })] })
    await desks.arrived()
    desks.hear({ name: 'desk.changed', payload: { state: state({ staff: [ANA], waiting: null, on_duty: true }) } })
    expect(desks.state('accueil', 'Accueil')).toMatchObject({ waiting: 3, staff: [ANA] })
    desks.hear({ name: 'desk.changed', payload: { state: state({ room: 'posters', waiting: 4 }) } })
    expect(desks.state('posters', 'Accueil')).toBeNull()
    expect(desks.state('accueil', 'Accueil')?.waiting).toBe(4)
  })

  it('a new question is announced to who is on duty', () => {
    desks.hear({ name: 'desk.asked', payload: { question: QUESTION } })
    expect(show).toHaveBeenCalledWith('Accueil : Ben pose une question')
  })
})
