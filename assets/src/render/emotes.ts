/** Side of the square that emotes and the hand are drawn on. */
export const EMOTE_GRID = 24

/** A line or a filled shape on a 24×24 grid. */
export interface Stroke {
  d: string
  fill?: string
  stroke?: string
}

export interface EmoteLook {
  /** Its number in the protocol, and its key. */
  number: number
  strokes: readonly Stroke[]
}

export const INK = '#2b2340'
const SKIN = '#f2c08c'
const SUN = '#f7cf5c'

/** Drawn here and not typed as emoji: many a machine has no typeface for those. The same shapes on the canvas and on the page. */
export const EMOTES: readonly EmoteLook[] = [
  {
    number: 1,
    strokes: [
      { d: 'M8.2 20.5c-2.600-1.300-4.200-3.700-4.200-6.200l.3-4.300c.1-1.400 2-1.400 2.100 0l.2 1.600 2.600-6.100c.5-1.200 2.300-.6 1.900.7L9.800 10.500', fill: SKIN, stroke: INK },
      { d: 'M9.300 12.200 13 5.500c.6-1.100 2.200-.3 1.700.9l-2.200 4.700 3.700-5.300c.7-1 2.200 0 1.600 1.100l-2.900 5.200 3.300-3.600c.8-.9 2.100.2 1.400 1.200l-2.500 3.400 1.900-1.400c.9-.7 1.900.5 1.200 1.400-2.300 2.900-3.800 6.900-7.800 7.900-3.600.9-6.500-2-5.900-5.500.2-1.200.9-2 1.800-3.300Z', fill: SKIN, stroke: INK },
      { d: 'M3.500 4.500 5 6.500M7.500 2.500 8 5M20.500 3.500l-1.300 2', stroke: INK },
    ],
  },
  { number: 2, strokes: [{ d: 'M12 20.500C5 16 3 12.500 3 9.200A4.700 4.700 0 0 1 12 7a4.700 4.700 0 0 1 9 2.200c0 3.300-2 6.800-9 11.300Z', fill: '#d8523f', stroke: INK }] },
  {
    number: 3,
    strokes: [
      { d: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z', fill: SUN, stroke: INK },
      { d: 'M7 12.500h10c0 3-2.200 5-5 5s-5-2-5-5Z', fill: INK, stroke: INK },
      { d: 'm7 8 2.200 1.200L7 10.300M17 8l-2.200 1.200 2.200 1.100', stroke: INK },
    ],
  },
  {
    number: 4,
    strokes: [
      { d: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z', fill: SUN, stroke: INK },
      { d: 'M14.500 16a2.500 2.700 0 1 1-5 0 2.500 2.700 0 0 1 5 0Z', fill: INK },
      { d: 'M9.700 10a1 1.200 0 1 1-2 0 1 1.200 0 0 1 2 0ZM16.300 10a1 1.200 0 1 1-2 0 1 1.200 0 0 1 2 0Z', fill: INK },
      { d: 'M6.800 7c.7-.7 1.500-1 2.300-1M17.200 7c-.7-.7-1.500-1-2.300-1', stroke: INK },
    ],
  },
  {
    number: 5,
    strokes: [
      { d: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z', fill: '#4c7ac0', stroke: INK },
      { d: 'M9.300 9.500a2.700 2.700 0 1 1 4.600 1.900c-1 .9-1.900 1.400-1.900 2.800M12 17.200h.01', stroke: '#ffffff' },
    ],
  },
  {
    number: 6,
    strokes: [
      { d: 'M8 11.200 11.200 4c1.900 0 2.900 1.300 2.600 3l-.5 2.700h5.200c1.200 0 2 1.100 1.800 2.200l-1.200 6.200c-.2.9-1 1.600-2 1.600H8Z', fill: SKIN, stroke: INK },
      { d: 'M4 11.200h4v8.500H4Z', fill: '#1f6b6b', stroke: INK },
    ],
  },
]

export const HAND: readonly Stroke[] = [
  {
    d: 'M7.500 13.500V6.300c0-1.500 2-1.500 2 0V11V4.300c0-1.500 2.100-1.500 2.100 0V11V5.300c0-1.400 2.100-1.400 2.100 0v6V7.300c0-1.400 2-1.400 2 0v7.500c0 3.500-2 6-5.200 6-2.600 0-4-1.300-5.300-3.700l-2-3.800c-.7-1.300.9-2.300 1.900-1.200Z',
    fill: SKIN,
    stroke: INK,
  },
]
