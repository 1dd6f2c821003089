import { signal } from '@preact/signals'
import type { PersonView } from '../protocol/messages'

/** What the team is asked to confirm: taking someone out, turning something of theirs off, locking or ending a conversation. */
export type TeamDeed =
  | { readonly what: 'remove'; readonly person: PersonView }
  | { readonly what: 'microphone' | 'screen'; readonly person: PersonView }
  | { readonly what: 'end'; readonly huddle: number }
  | { readonly what: 'lock' | 'unlock'; readonly huddle: number }

export const teamDeed = signal<TeamDeed | null>(null)

/** Open the dialog that asks the team for a reason. */
export function askTeam(deed: TeamDeed): void {
  // The menu that was pressed goes first and gives the focus back.
  requestAnimationFrame(() => (teamDeed.value = deed))
}
