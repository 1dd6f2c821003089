import { describe, expect, it } from 'vitest'
import { whereIs } from '../src/people/whereabouts'
import { room } from './rooms'

const rooms = [{ slug: 'other', title: 'Amphithéâtre', description: '', place: '', online: 0, on_site: 0, capacity: 1, door: 'open' as const }]
const hall = room('..............', '.............D')

describe('where someone is, in words', () => {
  it('says how far in each direction', () => {
    expect(whereIs({ x: 13, y: 0 }, { x: 1, y: 3 }, null, rooms)).toBe('12 cases à gauche, 3 cases plus bas')
    expect(whereIs({ x: 1, y: 3 }, { x: 2, y: 0 }, null, rooms)).toBe('1 case à droite, 3 cases plus haut')
    expect(whereIs({ x: 1, y: 3 }, { x: 2, y: 2 }, null, rooms)).toBe('juste à côté de vous')
  })

  it('names what is near', () => {
    expect(whereIs({ x: 0, y: 0 }, { x: 12, y: 0 }, hall, rooms)).toBe('12 cases à droite, près de la porte vers « Amphithéâtre »')
    const signed = { ...hall, signs: [{ text: 'Accueil', x: 11.5, y: 0.5 }] }
    expect(whereIs({ x: 0, y: 0 }, { x: 12, y: 0 }, signed, rooms)).toBe('12 cases à droite, près de « Accueil »')
    const named = { ...signed, areas: [{ x: 10, y: 0, columns: 4, rows: 2, name: 'Salon', kind: 'plain' as const, access: null }] }
    expect(whereIs({ x: 0, y: 0 }, { x: 12, y: 0 }, named, rooms)).toBe('12 cases à droite, dans « Salon »')
  })
})
