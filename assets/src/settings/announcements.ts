import { record, stored } from './stored'

/** How far apart announcements of what goes on around are at least, ms. */
export const PACES = [1500, 3000, 6000] as const

export interface AnnouncementWishes {
  /** Who comes near and who leaves. */
  readonly near: boolean
  /** Of what is said: the conversation in sight and what is for me, or only what is for me. */
  readonly said: 'sight' | 'mine'
  /** Who comes into the room and who leaves it. */
  readonly presence: boolean
  readonly pace: (typeof PACES)[number]
}

const isFlag = (value: unknown): boolean => typeof value === 'boolean'

/** What screen readers are told. What is for me is always told. */
export const announcements = stored(
  'campus-announcements',
  record<AnnouncementWishes>(
    { near: true, said: 'sight', presence: false, pace: 3000 },
    {
      near: isFlag,
      said: (value) => value === 'sight' || value === 'mine',
      presence: isFlag,
      pace: (value) => PACES.some((pace) => pace === value),
    },
  ),
)
