import { describe, expect, it } from 'vitest'
import { backAgain, goneQuiet, told } from '../src/people/idle'

describe('coming and going', () => {
  it('away by itself, and back', () => {
    const away = goneQuiet({ status: 'available', byItself: false })
    expect(away).toEqual({ status: 'away', byItself: true })
    expect(told(away, 'away')).toEqual(away)
    expect(backAgain(away)).toEqual({ status: 'available', byItself: false })
  })

  it.each(['busy', 'do_not_disturb', 'away'] as const)('a chosen status stays: %s', (status) => {
    const chosen = { status, byItself: false }
    expect(goneQuiet(chosen)).toEqual(chosen)
    expect(backAgain(chosen)).toEqual(chosen)
  })

  it('what is chosen while away stays when one is back', () => {
    const chosen = told({ status: 'away', byItself: true }, 'busy')
    expect(backAgain(chosen)).toEqual({ status: 'busy', byItself: false })
  })
})
