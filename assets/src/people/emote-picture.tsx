import { EMOTE_GRID, EMOTES, HAND, type Stroke } from '../render/emotes'

/** The same drawings as over the avatars; words stand beside them. */
export function EmotePicture({ emote }: { emote: number }) {
  return <Picture strokes={EMOTES.find(({ number }) => number === emote)?.strokes ?? []} />
}

export function HandPicture() {
  return <Picture strokes={HAND} />
}

function Picture({ strokes }: { strokes: readonly Stroke[] }) {
  return (
    <svg class="emote-picture" viewBox={`0 0 ${EMOTE_GRID} ${EMOTE_GRID}`} aria-hidden="true" focusable="false">
      {strokes.map(({ d, fill, stroke }) => (
        <path key={d} d={d} fill={fill ?? 'none'} stroke={stroke ?? 'none'} />
      ))}
    </svg>
  )
}
