import { effect } from '@preact/signals'
import { announcements } from '../settings/announcements'
import type { Announcer } from './announcer'
import { NearNews, RoomNews } from './around'
import type { Store } from './store'

/** People who come together are told together: wait this long for the others, ms. */
const TOGETHER_MS = 900

/** Tell who comes near and who comes in, as far as one wants to be told. Returns how to stop. */
export function listenAround(store: Store, announcer: Announcer): () => void {
  const near = new NearNews()
  const room = new RoomNews()
  let timer: ReturnType<typeof setTimeout> | undefined
  let slug: string | undefined
  const tell = (): void => {
    timer = undefined
    if (!store.inside.peek()) return
    announcer.say(() => (announcements.value.near ? near.take(nearby(store), performance.now()) : null), { rank: 'around', group: 'near' })
    announcer.say(() => (announcements.value.presence ? room.take(others(store)) : null), { rank: 'around', group: 'presence' })
  }
  return effect(() => {
    void store.near.value
    void store.members.value
    void store.inside.value
    const wishes = announcements.signal.value
    const here = store.place.value?.room
    if (here !== slug) {
      near.forget()
      room.forget()
      slug = here
    }
    if (!wishes.near) near.forget()
    if (!wishes.presence) room.forget()
    timer ??= setTimeout(tell, TOGETHER_MS)
  })
}

function nearby(store: Store): ReadonlyMap<number, string> {
  const members = store.members.peek()
  return new Map([...store.near.peek()].flatMap((member) => idAndName(members.get(member))))
}

function others(store: Store): ReadonlyMap<number, string> {
  const me = store.me.peek()?.id
  return new Map([...store.members.peek().values()].filter(({ id }) => id !== me).flatMap(idAndName))
}

function idAndName(person: { id: number; name: string } | undefined): [number, string][] {
  return person ? [[person.id, person.name]] : []
}
