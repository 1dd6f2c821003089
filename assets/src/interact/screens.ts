/** How a screen shows its address: a page of ours without any right, a page of an allowed host, or only a link to it. */
export type Showing = 'own' | 'embed' | 'link'

/** The list may have changed since the map was drawn: what is no longer on it is a link. */
export function showingOf(address: string, own: readonly string[], allowed: readonly string[], here = location.origin): Showing {
  if (own.includes(address)) return 'own'
  const url = parse(address)
  return url && url.origin !== here && allowed.includes(url.origin) ? 'embed' : 'link'
}

/**
 * What a frame may do. A page of ours gets nothing: scripts of our own origin would reach the campus around it. A page of
 * another origin needs its scripts and its own storage to play a film; it can neither leave its frame nor take the page away.
 */
export const SANDBOX: Readonly<Record<Exclude<Showing, 'link'>, string>> = {
  own: '',
  embed: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
}

/** The host that an address leads to, to be shown; '' for a page of ours, or for what is no address. */
export function hostOf(address: string): string {
  return parse(address)?.hostname ?? ''
}

function parse(address: string): URL | null {
  try {
    const url = new URL(address)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null
  } catch {
    return null
  }
}
