import { signal } from '@preact/signals'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../src/campus/store'
import { HuddleStore, NOTHING_ON, pushToTalk, tileKey } from '../src/huddles/store'
import type { Around, Partner } from '../src/protocol/messages'

const ME = 1

function partner(member: number, change: Partial<Partner> = {}): Partner {
  return { member, part: 'speaker', sound: true, microphone: false, camera: false, screen: false, ...change }
}

function around(partners: Partner[], heardBy = partners.map(({ member }) => member).filter((member) => member !== ME)): Around {
  const hears = partners.filter(({ member }) => member !== ME).map(({ member }) => ({ member, gain: 1 }))
  return { hears, heard_by: heardBy, huddle: { id: 5, kind: 'open', name: '', locked: false, people: partners.length, partners, waiting: [] }, apart: '' }
}

let store: HuddleStore

beforeEach(() => {
  pushToTalk.set(false)
  store = new HuddleStore({ place: signal({ room: 'accueil', member: ME }) } as unknown as Store)
})

describe('who hears me', () => {
  it('is nobody while my microphone is off, and those who listen once it is on', () => {
    store.around.value = around([partner(ME), partner(2), partner(3, { sound: false })])
    expect([store.hearers.value, store.wouldHear.value]).toEqual([[], [2]])
    store.media.value = { ...NOTHING_ON, sound: true, microphone: true }
    expect(store.hearers.value).toEqual([2])
  })

  it('is nobody while the key of push-to-talk is up', () => {
    store.around.value = around([partner(ME), partner(2)])
    store.media.value = { ...NOTHING_ON, sound: true, microphone: true }
    pushToTalk.set(true)
    expect(store.hearers.value).toEqual([])
    store.talking.value = true
    expect(store.hearers.value).toEqual([2])
  })

  it('is nobody while I listen to a full conversation', () => {
    store.around.value = around([partner(ME, { part: 'listener' }), partner(2)])
    store.media.value = { ...NOTHING_ON, sound: true, microphone: true }
    expect(store.hearers.value).toEqual([])
  })
})

describe('tiles', () => {
  const keys = (): string[] => store.tiles.value.map(({ key }) => key)

  it('are screens, then people, myself last, and what is pinned before all', () => {
    store.media.value = { ...NOTHING_ON, sound: true }
    store.around.value = around([partner(ME), partner(2), partner(3, { screen: true })])
    expect(keys()).toEqual(['screen 3', 'person 2', 'person 3', 'person 1'])
    store.pinned.value = new Set([tileKey('person', 3)])
    expect(keys()[0]).toBe('person 3')
  })

  it('show no picture of a camera that is off', () => {
    const picture = {} as MediaStream
    store.pictures.value = new Map([[tileKey('person', 2), picture]])
    store.around.value = around([partner(ME), partner(2)])
    expect(store.tiles.value[0]!.picture).toBeNull()
    store.around.value = around([partner(ME), partner(2, { camera: true })])
    expect(store.tiles.value[0]!.picture).toBe(picture)
  })

  it('hold the screen that the whole room is shown, of whoever is not near as well', () => {
    store.presenting.value = 9
    expect(keys()).toEqual(['screen 9'])
  })
})
