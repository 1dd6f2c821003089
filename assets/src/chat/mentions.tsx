import { _ } from '../i18n'
import { matches } from '../people/ranking'
import type { PersonView } from '../protocol/messages'

const MOST_OFFERED = 6

/** A name being written: where its @ is, and the letters after it. */
export interface Mention {
  at: number
  words: string
}

/** The @ just before the cursor, with at most two words after it: names have spaces. */
export function mentionAt(text: string, cursor: number): Mention | null {
  const found = /(?:^|\s)@([^\s@]*(?: [^\s@]+)?)$/u.exec(text.slice(0, cursor))
  return found ? { at: cursor - found[1]!.length - 1, words: found[1]! } : null
}

export function peopleFor(mention: Mention | null, people: readonly PersonView[]): readonly PersonView[] {
  if (!mention) return []
  const whole = people.some(({ name }) => name.toLowerCase() === mention.words.trim().toLowerCase())
  return whole ? [] : people.filter(({ name }) => matches(name, mention.words)).slice(0, MOST_OFFERED)
}

/** The text with the name put in, and where the cursor is then. */
export function withName(text: string, mention: Mention, name: string): { text: string; cursor: number } {
  const end = mention.at + 1 + mention.words.length
  const before = `${text.slice(0, mention.at)}@${name} `
  return { text: before + text.slice(end).replace(/^ /, ''), cursor: before.length }
}

interface MentionListProps {
  id: string
  people: readonly PersonView[]
  chosen: number
  onChoose(person: PersonView): void
}

/** The names offered. The cursor stays in the box, which says which one is chosen (aria-activedescendant). */
export function MentionList({ id, people, chosen, onChoose }: MentionListProps) {
  return (
    <ul class="mentions card rows" role="listbox" id={id} aria-label={_('Personnes à mentionner')}>
      {people.map((person, index) => (
        <li
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          aria-selected={index === chosen}
          // Pressing must not take the cursor out of the box.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
        >
          <b>{person.name}</b> <span class="small muted">{person.establishment}</span>
        </li>
      ))}
    </ul>
  )
}
