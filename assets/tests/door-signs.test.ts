import { describe, expect, it } from 'vitest'
import { doorStates } from '../src/campus/door-signs'
import type { RoomView } from '../src/protocol/messages'
import { miniatureSize } from '../src/render/miniature'
import { nearestWalkable } from '../src/world/room-map'
import { room } from './rooms'

const other: RoomView = { slug: 'other', title: 'Autre', description: '', place: '', online: 12, on_site: 0, capacity: 20, door: 'open' }
const map = { ...room('##D###########', '..............', '..............'), signs: [{ text: 'Autre', x: 2.5, y: 0.5 }, { text: 'Café', x: 12.5, y: 1.5 }] }

describe('signs', () => {
  it('say how many are behind the door they stand over, and why it is shut', () => {
    const word = (door: RoomView['door']): string => (door === 'full' ? 'Complète' : '')
    expect(doorStates(map, [other], word)).toEqual([{ online: 12, word: '' }, null])
    expect(doorStates(map, [{ ...other, online: 20, door: 'full' }], word)).toEqual([{ online: 20, word: 'Complète' }, null])
    expect(doorStates(map, [], word)).toEqual([null, null])
  })
})

describe('the small picture of a room', () => {
  it('fits into its corner, whatever the proportions', () => {
    expect(miniatureSize({ columns: 44, rows: 34 }, 168, 112)).toEqual({ width: 145, height: 112 })
    expect(miniatureSize({ columns: 200, rows: 10 }, 168, 112)).toEqual({ width: 168, height: 8 })
  })

  it('leads to the nearest ground from where it is clicked', () => {
    expect(nearestWalkable(map, 5, 0, 4)).toEqual({ x: 5, y: 1 })
    expect(nearestWalkable(map, 5, 2, 4)).toEqual({ x: 5, y: 2 })
    expect(nearestWalkable(map, 40, 40, 4)).toBeNull()
  })
})
