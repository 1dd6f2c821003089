import { afterEach, describe, expect, it } from 'vitest'
import { _, fill, ngettext, pluralForm, useMessages } from '../src/i18n'

afterEach(() => useMessages({ plural: 'fr', catalog: {} }))

const people = (n: number): string => ngettext('{n} personne', '{n} personnes', n)

describe('plurals', () => {
  it('count nobody as one person in French, as several in English', () => {
    expect([0, 1, 2, 7].map((n) => pluralForm('fr', n))).toEqual([0, 0, 1, 1])
    expect([0, 1, 2, 7].map((n) => pluralForm('en', n))).toEqual([1, 0, 1, 1])
  })

  it('come from the source strings where nothing is translated', () => {
    expect([0, 1, 2].map(people)).toEqual(['0 personne', '1 personne', '2 personnes'])
  })

  it('come from the catalogue by the rule of its language', () => {
    useMessages({ plural: 'en', catalog: { '{n} personne': ['{n} person', '{n} people'] } })
    expect([0, 1, 2].map(people)).toEqual(['0 people', '1 person', '2 people'])
  })

  it('fall back to French, by the French rule, when a translation is missing', () => {
    useMessages({ plural: 'en', catalog: { '{n} personne': ['', ''] } })
    expect([0, 1, 2].map(people)).toEqual(['0 personne', '1 personne', '2 personnes'])
  })
})

it('translates, or shows the source', () => {
  useMessages({ plural: 'en', catalog: { Campus: 'Campus', Liste: 'List', Salle: '' } })
  expect([_('Liste'), _('Salle'), _('Aide')]).toEqual(['List', 'Salle', 'Aide'])
})

it('fills in names, and leaves those without a value', () => {
  expect(fill('{room} : {n} / {capacity} {room}', { room: 'A{n}', n: 3 })).toBe('A{n} : 3 / {capacity} A{n}')
})
