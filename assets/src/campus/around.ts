/**
 * Who comes near and who leaves, and who comes into the room, as sentences. Pure: told where things stand, asked what there
 * is to say. Between two sentences people may come and go: only the difference is told, and a crowd only by its number.
 */

import { _, fill, ngettext } from '../i18n'

/** More than this near me, and names would never end. */
export const CROWD = 8
/** A crowd is told anew when it has changed by so many. */
const CROWD_STEP = 4
/** Someone who left and is back within this time was never gone, ms. */
const BACK_SOON_MS = 20_000

type Names = ReadonlyMap<number, string>

export class NearNews {
  /** Whom I know to be near, as far as I was told. */
  private told = new Map<number, string>()
  private crowd: number | null = null
  private readonly leftAt = new Map<number, number>()

  /** In another room nobody has left: I have. */
  forget(): void {
    this.told = new Map()
    this.crowd = null
    this.leftAt.clear()
  }

  /** What is new since the last time, or null. It is taken as told. */
  take(near: Names, now: number): string | null {
    if (near.size > CROWD) return this.takeCrowd(near)
    const wasCrowd = this.crowd !== null
    this.crowd = null
    const came = [...near].filter(([id]) => !this.told.has(id))
    const left = [...this.told].filter(([id]) => !near.has(id))
    this.told = new Map(near)
    const news = came.filter(([id]) => now - (this.leftAt.get(id) ?? -Infinity) > BACK_SOON_MS)
    for (const [id, at] of this.leftAt) if (near.has(id) || now - at > BACK_SOON_MS) this.leftAt.delete(id)
    for (const [id] of left) this.leftAt.set(id, now)
    if (near.size === 0) return left.length > 0 || wasCrowd ? _('Il n’y a plus personne près de vous.') : null
    if (wasCrowd) return areNear([...near.values()])
    if (news.length > 0) return areNear(news.map(([, name]) => name))
    return left.length > 0 ? nearNoMore(left.map(([, name]) => name)) : null
  }

  private takeCrowd(near: Names): string | null {
    this.told = new Map(near)
    if (this.crowd !== null && Math.abs(near.size - this.crowd) < CROWD_STEP) return null
    this.crowd = near.size
    return ngettext('{n} personne est près de vous.', '{n} personnes sont près de vous.', near.size)
  }
}

/** Who comes into the room and leaves it. */
export class RoomNews {
  private told: Names | null = null

  /** Those who are there on arrival are not news. */
  forget(): void {
    this.told = null
  }

  take(present: Names): string | null {
    const before = this.told
    this.told = new Map(present)
    if (before === null) return null
    const came = [...present].filter(([id]) => !before.has(id)).map(([, name]) => name)
    const left = [...before].filter(([id]) => !present.has(id)).map(([, name]) => name)
    const sentences = [...(came.length > 0 ? [haveCome(came)] : []), ...(left.length > 0 ? [haveLeft(left)] : [])]
    return sentences.length > 0 ? sentences.join(' ') : null
  }
}

function areNear(names: readonly string[]): string {
  const [name, second] = names
  if (names.length === 1) return fill(_('{name} est près de vous.'), { name: name! })
  if (names.length === 2) return fill(_('{name} et {second} sont près de vous.'), { name: name!, second: second! })
  return fill(_('{name} et {others} autres sont près de vous.'), { name: name!, others: names.length - 1 })
}

function nearNoMore(names: readonly string[]): string {
  if (names.length === 1) return fill(_('{name} n’est plus près de vous.'), { name: names[0]! })
  return fill(_('{n} personnes ne sont plus près de vous.'), { n: names.length })
}

function haveCome(names: readonly string[]): string {
  if (names.length === 1) return fill(_('{name} entre dans la salle.'), { name: names[0]! })
  return fill(_('{n} personnes entrent dans la salle.'), { n: names.length })
}

function haveLeft(names: readonly string[]): string {
  if (names.length === 1) return fill(_('{name} quitte la salle.'), { name: names[0]! })
  return fill(_('{n} personnes quittent la salle.'), { n: names.length })
}
