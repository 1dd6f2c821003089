import { describe, expect, it } from 'vitest'
import { initials, placeNames, Taken, type NameForm, type NameToPlace, type PlacedName } from '../src/render/names'
import { seededRandom } from './random'

function name(member: number, middle: number, bottom: number, more: Partial<NameToPlace> = {}): NameToPlace {
  return { member, middle, bottom, width: 80, height: 19, shortWidth: 28, rank: member, always: false, ...more }
}

function place(names: NameToPlace[], before: ReadonlyMap<number, NameForm> = new Map()): Map<number, PlacedName> {
  return placeNames(names, new Taken(), before, 1)
}

function formsOf(names: readonly NameToPlace[], placed: ReadonlyMap<number, PlacedName>): Map<number, NameForm> {
  return new Map(names.map(({ member }) => [member, placed.get(member)?.form ?? 'none']))
}

function crowd(people: number, seed: number): NameToPlace[] {
  const random = seededRandom(seed)
  return Array.from({ length: people }, (_, member) => name(member, random() * 1280, random() * 720, { width: 40 + Math.round(random() * 90), rank: random() * 30 }))
}

function overlaps(one: PlacedName, other: PlacedName, by = 0): boolean {
  return one.left + by < other.right && one.right - by > other.left && one.top + by < other.bottom && one.bottom - by > other.top
}

function piled(placed: ReadonlyMap<number, PlacedName>, by = 0): PlacedName[] {
  const all = [...placed.values()]
  return all.filter((one) => all.some((other) => one !== other && overlaps(one, other, by)))
}

describe('names over heads', () => {
  it('stand whole where there is room', () => {
    expect(place([name(1, 100, 100)]).get(1)).toEqual({ member: 1, form: 'whole', left: 60, top: 81, right: 140, bottom: 100 })
  })

  it('are lifted, then shortened, then left out, the later the farther down in rank', () => {
    const placed = place([1, 2, 3, 4].map((member) => name(member, 100, 100)))
    expect([...placed.values()].map(({ member, form }) => [member, form])).toEqual([[1, 'whole'], [2, 'raised']])
    const aside = place([name(1, 100, 100), name(2, 100, 100), name(3, 150, 100)])
    expect(aside.get(3)?.form).toBe(undefined)
    expect(place([name(1, 100, 100), name(2, 100, 78), name(3, 155, 100)]).get(3)?.form).toBe('short')
  })

  it('never lie on each other, however many there are', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const placed = place(crowd(300, seed))
      expect(placed.size).toBeGreaterThan(60)
      expect(piled(placed)).toEqual([])
    }
  })

  it('keep their forms while people move a little', () => {
    const people = crowd(300, 7)
    let forms = formsOf(people, place(people))
    const settled = formsOf(people, place(people, forms))
    const random = seededRandom(8)
    for (let frame = 0; frame < 20; frame += 1) {
      const moved = people.map((one) => ({ ...one, middle: one.middle + random() * 1.5, bottom: one.bottom + random() * 1.5 }))
      const placed = place(moved, settled)
      forms = formsOf(moved, placed)
      const changed = [...forms].filter(([member, form]) => settled.get(member) !== form)
      expect(changed.length).toBeLessThanOrEqual(6)
      expect(piled(placed, 4)).toEqual([])
    }
  })

  it('are whole for oneself and whoever is pointed at, and the others make way', () => {
    const placed = place([name(1, 100, 100), name(2, 110, 100, { rank: -10, always: true }), name(3, 90, 100, { rank: -20, always: true })])
    expect(placed.get(3)?.form).toBe('whole')
    expect(placed.get(2)?.form).toBe('whole')
    expect(placed.get(1)?.form).not.toBe('whole')
  })

  it('shorten to two letters', () => {
    expect(initials('Claire Roux')).toBe('CR')
    expect(initials('Jean-Baptiste de La Tour')).toBe('JT')
    expect(initials('Zoé')).toBe('Z')
    expect(initials('élodie (Toulouse)')).toBe('É')
    expect(initials('…')).toBe('…')
  })
})
