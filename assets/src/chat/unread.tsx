import { ngettext } from '../i18n'

const MOST_SHOWN = 99

/** How many messages are unread: a number, and words for those who hear it. Nothing when there are none. */
export function Unread({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <>
      {' '}
      <span class="unread numbers" aria-hidden="true">
        {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
      </span>
      <span class="visually-hidden">{ngettext('{n} message non lu', '{n} messages non lus', count)}</span>
    </>
  )
}
