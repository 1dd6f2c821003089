import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { MessageView } from '../protocol/messages'

/** This near the end one reads the end, in CSS px. */
const END_PX = 48
/** This near the top the past is wanted. */
const TOP_PX = 24

interface What {
  channel: string
  messages: readonly MessageView[]
  pending: number
  /** The seq up to which the server counted what is unread. */
  counted: number
  isMine(message: MessageView): boolean
  /** The end is in sight. */
  seen(): void
  /** The top is in sight. */
  older(): void
}

interface Scrolling {
  /** Messages of others that came below what is in sight. */
  missed: number
  /** The page is looked at again. */
  follow(): void
  onScroll(): void
}

/** Stay at the end if one was there; stay at the same message when older ones come above it. */
export function useScrolling(log: { current: HTMLElement | null }, what: What): Scrolling {
  const { channel, messages, pending, counted, isMine, seen, older } = what
  const [missed, setMissed] = useState(0)
  const before = useRef({ channel: '', first: 0, last: 0, height: 0, pending: 0 })
  const atEnd = useRef(true)

  const toEnd = useCallback(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight
    atEnd.current = true
    setMissed(0)
  }, [log])

  useLayoutEffect(() => {
    const element = log.current!
    const known = before.current
    const first = messages[0]?.seq ?? 0
    const last = messages.at(-1)?.seq ?? 0
    const news = messages.filter(({ seq }) => seq > known.last)
    if (known.channel !== channel || known.last === 0 || atEnd.current || pending > known.pending) toEnd()
    else if (first < known.first) element.scrollTop += element.scrollHeight - known.height
    else if (last > known.last) setMissed((count) => count + news.filter((message) => !isMine(message)).length)
    before.current = { channel, first, last, height: element.scrollHeight, pending }
    if (atEnd.current) seen()
  }, [channel, messages, pending, counted])

  // The box below grows with what one writes, and the panel with its window.
  useEffect(() => {
    const observer = new ResizeObserver(() => atEnd.current && toEnd())
    observer.observe(log.current!)
    return () => observer.disconnect()
  }, [log, toEnd])

  const onScroll = (): void => {
    const element = log.current!
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight <= END_PX
    if (atEnd.current) {
      setMissed(0)
      seen()
    }
    if (element.scrollTop <= TOP_PX && element.scrollHeight > element.clientHeight + TOP_PX) older()
  }
  const follow = useCallback(() => {
    if (atEnd.current) seen()
  }, [seen])
  return { missed, follow, onScroll }
}

/** Whether someone can see the log: it is on the screen, in a page that is in front. Tells when that begins. */
export function useInSight(log: { current: HTMLElement | null }, onSight: () => void): { current: boolean } {
  const inSight = useRef(false)
  const told = useRef(onSight)
  told.current = onSight
  useEffect(() => {
    let onScreen = false
    const look = (): void => {
      const before = inSight.current
      inSight.current = onScreen && document.visibilityState === 'visible'
      if (inSight.current && !before) told.current()
    }
    const observer = new IntersectionObserver((entries) => {
      onScreen = entries.at(-1)?.isIntersecting ?? false
      look()
    })
    observer.observe(log.current!)
    document.addEventListener('visibilitychange', look)
    return () => {
      observer.disconnect()
      document.removeEventListener('visibilitychange', look)
    }
  }, [log])
  return inSight
}
