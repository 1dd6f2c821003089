import { describe, expect, it } from 'vitest'
import { begin, goOn, watch, type Seen, type Tour } from '../src/tutorial/steps'

const START: Seen = { room: 'parvis', x: 10, y: 10, near: 0, seated: false, said: 0, opened: false }

/** What someone does, one thing after the other. */
function after(tour: Tour, ...changes: Partial<Seen>[]): Tour {
  return changes.reduce((now, change) => watch(now, { ...now.last, ...change }), tour)
}

/** At a step, as those are who passed the others. */
function at(step: Tour['step'], seen: Partial<Seen> = {}): Tour {
  let tour = begin({ ...START, ...seen })
  while (tour.step !== step) tour = goOn(tour)
  return tour
}

describe('the first steps', () => {
  it('are walked: three tiles, or to another room', () => {
    expect(after(at('walk'), { x: 11 }, { x: 12 }).state).toBe('doing')
    expect(after(at('walk'), { x: 11 }, { x: 12 }, { x: 11 }).state).toBe('done')
    expect(after(at('walk'), { room: 'accueil', x: 3, y: 3 }).state).toBe('done')
  })

  it('lead to someone', () => {
    expect(after(at('meet'), { x: 11 }).state).toBe('doing')
    expect(after(at('meet'), { near: 1 }).state).toBe('done')
  })

  it('say so when someone is there already, and let one go on', () => {
    const tour = at('meet', { near: 2 })
    expect(tour.state).toBe('already')
    expect(after(tour, { near: 3 }).state).toBe('already')
    expect(after(tour, { x: 11 }).state).toBe('done')
    expect(goOn(tour).step).toBe('interact')
  })

  it('act on a seat or on something else', () => {
    expect(after(at('interact'), { seated: true }).state).toBe('done')
    expect(after(at('interact', { seated: true }), { seated: false }).state).toBe('done')
    expect(after(at('interact'), { opened: true }).state).toBe('done')
  })

  it('end when something was said', () => {
    const tour = after(at('talk', { said: 4 }), { said: 5 })
    expect(tour.state).toBe('done')
    expect(goOn(tour).step).toBe('end')
    expect(goOn(goOn(tour)).step).toBe('end')
  })

  it('count from where each begins', () => {
    const walked = goOn(after(at('walk'), { x: 11 }, { x: 12 }, { x: 13, near: 0 }))
    expect(walked).toMatchObject({ step: 'meet', state: 'doing', walked: 0 })
    expect(after(walked, { seated: true }).state).toBe('doing')
  })

  it('do not take back what was done', () => {
    expect(after(at('interact'), { seated: true }, { seated: false }).state).toBe('done')
  })
})
