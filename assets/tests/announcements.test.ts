import { describe, expect, it } from 'vitest'
import { AnnouncementQueue, LEAST_APART_MS } from '../src/campus/announcements'
import { CROWD, NearNews, RoomNews } from '../src/campus/around'

const PACE = 3000
const NAMES = ['Inès Garcia', 'Nour Benali', 'Moussa Diallo', 'Claire Roux']

/** People by number; those beyond the names are called by their number. */
function people(...ids: number[]): Map<number, string> {
  return new Map(ids.map((id) => [id, NAMES[id] ?? `N° ${id}`]))
}

function crowd(size: number): Map<number, string> {
  return people(...Array.from({ length: size }, (_one, id) => id))
}

/** Everything that is said until nothing waits, with the time of each. */
function hear(queue: AnnouncementQueue, from = 0): [number, string][] {
  const heard: [number, string][] = []
  for (let now = from, due = queue.due(PACE); due !== null; due = queue.due(PACE)) {
    now = Math.max(now, due)
    const words = queue.take(now, PACE)
    if (words !== null) heard.push([now, words])
  }
  return heard
}

describe('the queue of announcements', () => {
  it('says the first at once, and the next when the first could be heard', () => {
    const queue = new AnnouncementQueue()
    queue.add({ rank: 'mine', words: 'Un' })
    expect(queue.take(0, PACE)).toBe('Un.')
    queue.add({ rank: 'mine', words: 'Deux.' })
    expect(queue.take(LEAST_APART_MS - 1, PACE)).toBeNull()
    expect(queue.take(LEAST_APART_MS, PACE)).toBe('Deux.')
    expect(queue.due(PACE)).toBeNull()
  })

  it('says the same twice when it happens twice', () => {
    const queue = new AnnouncementQueue()
    for (const now of [0, 5000]) {
      queue.add({ rank: 'mine', words: 'Fermée' })
      expect(queue.take(now, PACE)).toBe('Fermée.')
    }
  })

  it('loses nothing that is for me, however much goes on around', () => {
    const queue = new AnnouncementQueue()
    for (let n = 0; n < 50; n += 1) queue.add({ rank: 'around', words: `bruit ${n}` })
    for (let n = 0; n < 8; n += 1) queue.add({ rank: 'mine', words: `à moi ${n}` })
    const heard = hear(queue)
    expect(heard.slice(0, 3)).toEqual([
      [0, 'à moi 0. à moi 1. à moi 2.'],
      [1500, 'à moi 3. à moi 4. à moi 5.'],
      [3000, 'à moi 6. à moi 7.'],
    ])
    expect(heard.slice(3).map(([, words]) => words)).toEqual(['bruit 46', 'bruit 47', 'bruit 48', 'bruit 49'])
  })

  it('tells what goes on around at the pace that was chosen', () => {
    const queue = new AnnouncementQueue()
    for (const words of ['a', 'b', 'c']) queue.add({ rank: 'around', words })
    expect(hear(queue).map(([now]) => now)).toEqual([0, PACE, 2 * PACE])
  })

  it('sums up what waits together', () => {
    const queue = new AnnouncementQueue()
    const said = (words: string): void => queue.add({ rank: 'around', words, group: 'room:parvis', together: (n) => `${n} nouveaux messages` })
    said('Ana : un')
    expect(queue.take(0, PACE)).toBe('Ana : un')
    said('Ana : deux')
    said('Ben : trois')
    expect(hear(queue)).toEqual([[PACE, '2 nouveaux messages']])
  })

  it('passes over what is no longer so when its turn comes', () => {
    const queue = new AnnouncementQueue()
    queue.add({ rank: 'around', words: () => null })
    queue.add({ rank: 'around', words: () => 'Encore là' })
    expect(hear(queue)).toEqual([[0, 'Encore là']])
  })
})

describe('who is near', () => {
  it('names one, two, or one and the others', () => {
    const news = new NearNews()
    expect(news.take(people(0), 0)).toBe('Inès Garcia est près de vous.')
    expect(news.take(people(0), 3000)).toBeNull()
    expect(news.take(people(0, 1, 2), 6000)).toBe('Nour Benali et Moussa Diallo sont près de vous.')
    expect(new NearNews().take(people(0, 1, 2, 3), 0)).toBe('Inès Garcia et 3 autres sont près de vous.')
  })

  it('tells who leaves, and that nobody is left', () => {
    const news = new NearNews()
    news.take(people(0, 1, 2), 0)
    expect(news.take(people(1, 2), 3000)).toBe('Inès Garcia n’est plus près de vous.')
    expect(news.take(people(), 6000)).toBe('Il n’y a plus personne près de vous.')
  })

  it('does not tell again of one who steps out and in', () => {
    const news = new NearNews()
    news.take(people(0, 1), 0)
    expect(news.take(people(1), 3000)).toBe('Inès Garcia n’est plus près de vous.')
    expect(news.take(people(0, 1), 6000)).toBeNull()
    news.take(people(1), 9000)
    expect(news.take(people(0, 1), 60_000)).toBe('Inès Garcia est près de vous.')
  })

  it('counts a crowd, and only when its size has changed for good', () => {
    const news = new NearNews()
    expect(news.take(crowd(30), 0)).toBe('30 personnes sont près de vous.')
    expect(news.take(crowd(33), 3000)).toBeNull()
    expect(news.take(crowd(40), 6000)).toBe('40 personnes sont près de vous.')
    expect(news.take(crowd(CROWD), 9000)).toBe('Inès Garcia et 7 autres sont près de vous.')
  })

  it('starts afresh in another room, where nobody has left', () => {
    const news = new NearNews()
    news.take(people(0, 1), 0)
    news.forget()
    expect(news.take(people(), 3000)).toBeNull()
  })
})

describe('who is in the room', () => {
  it('tells who comes and goes, but not who was there', () => {
    const news = new RoomNews()
    expect(news.take(people(0, 1))).toBeNull()
    expect(news.take(people(0, 1, 2))).toBe('Moussa Diallo entre dans la salle.')
    expect(news.take(people(3))).toBe('Claire Roux entre dans la salle. 3 personnes quittent la salle.')
  })
})
