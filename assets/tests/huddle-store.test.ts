import { signal } from '@preact/signals'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../src/campus/store'
import { HuddleStore, NOTHING_ON, pushToTalk, tileKey } from '../src/huddles/store'
import type { Around, Conversation, Partner } from '../src/huddles/told'

const ME = 1

function partner(member: number, change: Partial<Partner> = {}): Partner {
  return { member, part: 'speaker', sound: true, microphone: false, camera: false, screen: false, ...change }
}

/** The server says that we are in one conversation, of which it shows these. */
function meet(partners: Partner[], people = partners.length, rest: Partial<Around> = {}): void {
  const others = partners.map(({ member }) => member).filter((member) => member !== ME)
  store.view({ id: 5, kind: 'open', name: '', locked: false, people, partners, waiting: [] })
  store.around.value = { hears: others.map((member) => ({ member, gain: 1 })), heard_by: others, huddle: 5, near: [], apart: '', ...rest }
}

let store: HuddleStore

beforeEach(() => {
  pushToTalk.set(false)
  store = new HuddleStore({ place: signal({ room: 'accueil', member: ME }) } as unknown as Store)
})

describe('who hears me', () => {
  it('is nobody while my microphone is off, and those who listen once it is on', () => {
    meet([partner(ME), partner(2), partner(3, { sound: false })])
    expect([store.hearers.value, store.wouldHear.value]).toEqual([[], [2]])
    store.media.value = { ...NOTHING_ON, sound: true, microphone: true }
    expect(store.hearers.value).toEqual([2])
  })

  it('is nobody while the key of push-to-talk is up', () => {
    meet([partner(ME), partner(2)])
    store.media.value = { ...NOTHING_ON, sound: true, microphone: true }
    pushToTalk.set(true)
    expect(store.hearers.value).toEqual([])
    store.talking.value = true
    expect(store.hearers.value).toEqual([2])
  })

  it('is nobody while I listen to a full conversation', () => {
    meet([partner(ME, { part: 'listener' }), partner(2)])
    store.media.value = { ...NOTHING_ON, sound: true, microphone: true }
    expect(store.hearers.value).toEqual([])
  })
})

describe('tiles', () => {
  const keys = (): string[] => store.tiles.value.map(({ key }) => key)

  it('are screens, then people, myself last, and what is pinned before all', () => {
    store.media.value = { ...NOTHING_ON, sound: true }
    meet([partner(ME), partner(2), partner(3, { screen: true })])
    expect(keys()).toEqual(['screen 3', 'person 2', 'person 3', 'person 1'])
    store.pinned.value = new Set([tileKey('person', 3)])
    expect(keys()[0]).toBe('person 3')
  })

  it('show no picture of a camera that is off', () => {
    const picture = {} as MediaStream
    store.pictures.value = new Map([[tileKey('person', 2), picture]])
    meet([partner(ME), partner(2)])
    expect(store.tiles.value[0]!.picture).toBeNull()
    meet([partner(ME), partner(2, { camera: true })])
    expect(store.tiles.value[0]!.picture).toBe(picture)
  })

  it('hold the screen that the whole room is shown, of whoever is not near as well', () => {
    store.presenting.value = 9
    expect(keys()).toEqual(['screen 9'])
  })
})

describe('conversations', () => {
  const talk = (id: number, people = 2): Conversation => ({ id, kind: 'open', name: '', locked: false, people, listeners: 0, members: [], microphones: [], screens: [] })

  it('of the room follow what changed and what is over', () => {
    store.converse([talk(4), talk(2)], [])
    store.converse([talk(4, 3), talk(9)], [2])
    expect(store.conversations.value).toEqual([talk(4, 3), talk(9)])
  })

  it('of many show those of the view, those I hear and myself', () => {
    const loud = partner(7, { microphone: true })
    meet([loud], 60, { hears: [{ member: 8, gain: 1 }, { member: 9, gain: 1 }], near: [partner(9)] })
    const there = { sound: false }
    expect(store.huddle.value!.partners).toEqual([partner(8, there), partner(9), partner(ME, there), loud])
  })

  it('of mine go on while I am told of the next one', () => {
    meet([partner(ME), partner(2)])
    store.view({ ...store.huddle.value!, id: 6 })
    expect(store.huddle.value!.id).toBe(5)
  })
})
