import { describe, expect, it } from 'vitest'
import { optionsFor, type Known } from '../src/people/palette-options'
import { findPeople, findRooms, matches, rank } from '../src/people/ranking'
import type { PersonThere, RoomView } from '../src/protocol/messages'

function there(id: number, name: string, establishment = '', room: string | null = 'accueil'): PersonThere {
  return { person: { id, name, establishment, role: 'participant', avatar: '10' }, signs: {}, room }
}

function roomView(slug: string, title: string): RoomView {
  return { slug, title, description: '', place: '', online: 0, on_site: 0, capacity: 10, door: 'open' }
}

const elodie = there(1, 'Élodie Martin', 'ESUP-Portail')
const martin = there(2, 'Samir Martineau', 'Toulouse INP')
const lea = there(3, 'Léa Petit', 'École Martin')

function known(changes: Partial<Known> = {}): Known {
  return { me: 9, rooms: [roomView('accueil', 'Hall d’accueil'), roomView('amphi', 'Amphithéâtre')], room: 'accueil', here: [elodie, martin], near: [], recent: [], found: [], ...changes }
}

describe('ranking', () => {
  it('knows neither accents nor case, and wants every word', () => {
    expect(matches('Élodie Martin', 'elodie MAR')).toBe(true)
    expect(matches('Élodie Martin', 'elodie dupont')).toBe(false)
  })

  it('puts beginnings before middles, and names before what is said beside them', () => {
    expect(rank('Martin Élodie', '', 'mart')).toBe(0)
    expect(rank('Élodie Martin', '', 'mart')).toBe(1)
    expect(rank('Lemartin', '', 'mart')).toBe(2)
    expect(rank('Léa Petit', 'École Martin', 'martin')).toBe(3)
    expect(rank('Léa Petit', '', 'martin')).toBeNull()
    expect(findPeople([lea, martin, elodie], [], 'martin').map(({ person }) => person.id)).toEqual([2, 1, 3])
  })

  it('shows each person once, as the server last told of them', () => {
    const moved = { ...elodie, room: 'amphi' }
    expect(findPeople([elodie], [moved], 'elo')).toEqual([moved])
  })

  it('finds rooms by what their title begins with', () => {
    expect(findRooms(known().rooms, 'amphi').map(({ slug }) => slug)).toEqual(['amphi'])
  })
})

describe('the palette', () => {
  const names = (words: string, changes: Partial<Known> = {}): string[] =>
    optionsFor(words, known(changes)).map(({ name, options }) => `${name}: ${options.map(({ key }) => key).join(' ')}`)

  it('offers those near, those met and the other rooms before anything is typed', () => {
    expect(names('', { near: [1], recent: [elodie.person, lea.person] })).toEqual(['near: person-1', 'recent: person-3', 'rooms: room-amphi'])
  })

  it('leaves oneself out', () => {
    expect(names('martin', { me: 1, found: [elodie] })).toEqual(['people: person-2'])
  })

  it('begins with the rooms when one is named, whatever the server finds later', () => {
    expect(names('amphi')).toEqual(['rooms: room-amphi'])
    expect(names('am', { found: [there(4, 'Amadou Sow')] })).toEqual(['rooms: room-amphi', 'people: person-4 person-2'])
  })

  it('is empty when nothing answers', () => {
    expect(names('zzz')).toEqual([])
  })
})
