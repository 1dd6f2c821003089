import type { Messages } from '../i18n'

/** What the page tells the campus: written by the server's template. */
export interface CampusConfig {
  socketPath: string
  edition: { slug: string; title: string; url: string }
  signInUrl: string
  profileUrl: string
  avatarUrl: string
  languageUrl: string
  logoutUrl: string
  language: 'fr' | 'en'
  languages: { code: string; name: string }[]
  /** Whose pages a screen may show in a frame. */
  embedOrigins: string[]
  /** Pages of ours that are made to be shown on a screen. */
  ownScreens: string[]
  /** The room that the address names, or null. */
  room: string | null
  csrfToken: string
}

export function readConfig(): CampusConfig {
  return readJson<CampusConfig>('campus-config')
}

export function readMessages(): Messages {
  return readJson<Messages>('client-messages')
}

function readJson<Shape>(id: string): Shape {
  const text = document.getElementById(id)?.textContent
  if (!text) throw new Error(`the page has no #${id}`)
  return JSON.parse(text) as Shape
}

export function socketUrl(path: string): string {
  const url = new URL(path, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}
