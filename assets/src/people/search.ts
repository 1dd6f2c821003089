import { useEffect, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import type { PersonThere } from '../protocol/messages'

/** The server is asked once one has stopped typing for this long. */
const DEBOUNCE_MS = 180

export interface SearchResult {
  found: readonly PersonThere[]
  more: boolean
  state: 'idle' | 'loading' | 'known' | 'failed'
}

const NOTHING: SearchResult = { found: [], more: false, state: 'idle' }

/** People on the whole campus, as the server finds them. An answer to what is no longer asked is not shown. */
export function useSearch(words: string): SearchResult {
  const { people } = useCampus()
  const [result, setResult] = useState<SearchResult>(NOTHING)
  const asked = words.trim()
  useEffect(() => {
    if (asked === '') {
      setResult(NOTHING)
      return
    }
    let stale = false
    setResult((before) => ({ ...before, state: 'loading' }))
    const timer = setTimeout(() => {
      people.search(asked).then(
        ({ people: found, more }) => !stale && setResult({ found, more, state: 'known' }),
        () => !stale && setResult({ found: [], more: false, state: 'failed' }),
      )
    }, DEBOUNCE_MS)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [people, asked])
  return result
}
