import { describe, expect, it } from 'vitest'
import { inWords, randomLook, type SlotData } from '../src/avatar/choices'
import { markOf } from '../src/render/avatars'
import { Sheets } from '../src/render/sheets'
import { SHEET_COLUMNS, sheetColumn, Wardrobe, type WardrobeFile } from '../src/render/wardrobe'

// A wardrobe of 4×4 px: a body, two hats that hide hair, and a chair with wheels.
const [NONE, SKIN, HAIR, RED] = [' ', 'S', 'H', 'R'] as const
const FILE: WardrobeFile = {
  version: '1',
  width: 4,
  height: 4,
  steps: 7,
  cut: 2,
  ink: '000000',
  outline: 0.5,
  shade: 0.5,
  alphabet: `${NONE}-%${SKIN}${HAIR}${RED}`,
  colours: ['', '', '', '', '', 'ff0000'],
  materials: { skin: [3, 1], hair: [4, 1] },
  ramps: { skin: { light: ['ffffff'], dark: ['808080'] }, hair: { black: ['202020'] } },
  slots: [
    ['skin', 'skin', 'light', 'dark'],
    ['hair', '', 'bald', 'long'],
    ['hair_colour', 'hair', 'black'],
    ['hat', '', 'none', 'scarf', 'cap'],
    ['mobility', '', 'none', 'wheelchair'],
  ],
  hides: { 'hat.scarf': ['hair'] },
  rolls: 'mobility.wheelchair',
  cells: [
    [1, SKIN],
    [2, HAIR + HAIR],
    [1, '-'],
    [1, '%'],
    [1, RED],
  ],
  parts: {
    // frames, depths, cells, x, y: drawn from the smallest depth to the largest, whatever the order here
    head: [[0, 7, 17, 17], [50, 50, 50, 50], [0, 0, 0, 0], [1, 0, 1, 1], [1, 0, 1, 3]],
    'hair.long': [[0], [60], [1], [1], [1]],
    'hat.scarf': [[0], [65], [4], [1], [1]],
    'hat.cap': [[0, 0], [65, 64], [2, 3], [1, 2], [1, 1]],
    'mobility.wheelchair': [[4], [0], [4], [3], [3]],
  },
  marks: { speaker: 4 },
}
const wardrobe = new Wardrobe(FILE)

const colourAt = (pixels: Uint8ClampedArray, width: number, x: number, y: number): string =>
  [...pixels.slice((y * width + x) * 4, (y * width + x) * 4 + 4)].map((part) => part.toString(16).padStart(2, '0')).join('')

const facingUs = (code: string, x: number, y: number): string => colourAt(wardrobe.pose(wardrobe.look(code), 0, 0), 4, x, y)

describe('composing', () => {
  it('reads a code and writes it again', () => {
    expect(wardrobe.look('111010')).toEqual({ skin: 'dark', hair: 'long', hair_colour: 'black', hat: 'scarf', mobility: 'none' })
    expect(wardrobe.code(wardrobe.look('111010'))).toBe('111010')
  })

  it.each(['', '211010', '1110101', '1zzzzz'])('shows the plainest person for a code of another art: %j', (code) => {
    expect(wardrobe.look(code)).toEqual({ skin: 'light', hair: 'bald', hair_colour: 'black', hat: 'none', mobility: 'none' })
  })

  it('gives each material its colour', () => {
    expect(facingUs('100000', 1, 1)).toBe('ffffffff')
    expect(facingUs('110000', 1, 1)).toBe('808080ff')
  })

  it('lays the nearer over the farther', () => {
    expect(facingUs('101000', 1, 1)).toBe('202020ff')
  })

  it('leaves out what another choice hides', () => {
    expect(wardrobe.parts(wardrobe.look('101010'))).toEqual(['head', 'hat.scarf'])
    expect(wardrobe.hiddenBy(wardrobe.look('101010'), 'hair')).toBe('hat.scarf')
    expect(wardrobe.hiddenBy(wardrobe.look('101020'), 'hair')).toBeNull()
  })

  it('erases and shades what lies below', () => {
    expect(facingUs('101020', 2, 1)).toBe('101010ff')
    expect(facingUs('101020', 1, 1)).toBe('080808ff') // erased, then the outline of its neighbour
  })

  it('outlines in the darkened colour of the neighbour', () => {
    expect(facingUs('100000', 1, 0)).toBe('7f7f7fff')
    expect(facingUs('100000', 3, 3)).toBe('00000000')
  })

  it('mirrors left to right, and hides of who sits with their back to us what the chair hides', () => {
    const sheet = wardrobe.sheet(wardrobe.look('100000'))
    const at = (column: number, x: number, y: number): string => colourAt(sheet, SHEET_COLUMNS * 4, column * 4 + x, y)
    expect(at(sheetColumn(1, 0), 0, 0)).toBe('ffffffff')
    expect(at(sheetColumn(2, 0), 3, 0)).toBe('ffffffff')
    expect(at(sheetColumn(3, 3), 1, 1)).toBe('ffffffff')
    expect(at(sheetColumn(3, 3), 1, 3)).toBe('00000000')
  })

  it('lets who uses a wheelchair roll, standing or seated', () => {
    for (const step of [0, 3]) expect(colourAt(wardrobe.pose(wardrobe.look('100001'), 0, step), 4, 3, 3)).toBe('ff0000ff')
  })

  it('draws marks with an outline', () => {
    const mark = wardrobe.mark('speaker')!
    expect([mark.size, colourAt(mark.pixels, 3, 1, 1), colourAt(mark.pixels, 3, 1, 0)]).toEqual([3, 'ff0000ff', '7f0000ff'])
    expect(wardrobe.mark('staff')).toBeNull()
  })
})

it('marks who speaks and who is of the team', () => {
  expect((['participant', 'exhibitor', 'speaker', 'moderator', 'organiser'] as const).map(markOf)).toEqual([null, null, 'speaker', 'staff', 'staff'])
})

describe('sheets', () => {
  function sheetsOf(kept: number, cost: number): { sheets: Sheets<string>; frame: () => void; made: string[]; told: () => number } {
    let clock = 0
    let told = 0
    const due: (() => void)[] = []
    const made: string[] = []
    const make = (code: string): string => {
      clock += cost
      made.push(code)
      return `sheet of ${code}`
    }
    const sheets = new Sheets({ make, kept, budgetMs: 4, now: () => clock, later: (work) => due.push(work) })
    sheets.listen(() => (told += 1))
    return { sheets, made, told: () => told, frame: () => due.splice(0).forEach((work) => work()) }
  }

  it('are made once, a few a frame, and the listeners are told', () => {
    const { sheets, made, told, frame } = sheetsOf(400, 2)
    for (const code of ['a', 'b', 'c', 'a']) expect(sheets.get(code)).toBeNull()
    frame()
    expect([made, told()]).toEqual([['a', 'b'], 1])
    frame()
    frame()
    expect([made, told()]).toEqual([['a', 'b', 'c'], 2])
    expect(sheets.get('c')).toBe('sheet of c')
  })

  it('are dropped when they were asked for longest ago, never while on the screen', () => {
    const { sheets, made, frame } = sheetsOf(2, 0)
    for (const code of ['a', 'b', 'c']) sheets.get(code)
    frame()
    expect(['a', 'b', 'c'].map((code) => sheets.get(code))).not.toContain(null) // all three are looked at
    frame()
    sheets.get('d')
    frame()
    sheets.get('e')
    frame()
    expect(made).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(sheets.get('a')).toBeNull()
    expect(sheets.get('e')).toBe('sheet of e')
  })
})

describe('an avatar by chance', () => {
  const slots: SlotData[] = [
    { name: 'hair', label: 'Coiffure', colour: false, of: '', choices: [['bald', 'Sans cheveux'], ['bob', 'Au carré']] },
    { name: 'hair_colour', label: 'Couleur', colour: true, of: 'hair', choices: [['black', 'Noir'], ['red', 'Roux']] },
    { name: 'cover', label: 'Couvre-chef', colour: false, of: '', choices: [['none', 'Aucun'], ['hijab', 'Hijab'], ['cap', 'Casquette']] },
    { name: 'mobility', label: 'Mobilité', colour: false, of: '', choices: [['none', 'Sans aide'], ['white_cane', 'Canne blanche']] },
  ]

  it('keeps what helps someone and what they believe in, and gives neither', () => {
    const looks = (now: Record<string, string>): Record<string, string>[] =>
      Array.from({ length: 200 }, (_, n) => randomLook(slots, now, () => ((n * 7919 + Math.floor(n / 3) * 104729) % 1000) / 1000))
    expect(new Set(looks({ cover: 'hijab', mobility: 'white_cane' }).map(({ cover, mobility }) => `${cover} ${mobility}`))).toEqual(new Set(['hijab white_cane']))
    expect(new Set(looks({}).map(({ cover, mobility }) => `${cover} ${mobility}`))).toEqual(new Set(['none none', 'cap none']))
  })

  it('is told in words', () => {
    expect(inWords(slots, { hair: 'bob', hair_colour: 'red', cover: 'none', mobility: 'white_cane' })).toBe('Coiffure : Au carré (roux), Mobilité : Canne blanche')
  })
})
