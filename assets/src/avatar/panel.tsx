import { useLayoutEffect, useRef } from 'preact/hooks'
import { fill } from '../i18n'
import { avatars } from '../render/avatars'
import { AVATAR_HEIGHT, AVATAR_WIDTH } from '../render/sprites'
import type { Look } from '../render/wardrobe'
import type { GroupData, SlotData } from './choices'

/** What is chosen about the head is shown close up; px of the frame. */
const HEAD_SLOTS: readonly string[] = ['face', 'hair', 'cover', 'glasses', 'beard', 'hearing']
const HEAD = { left: 5, top: 0, size: 30 }

interface PanelProps {
  group: GroupData
  slots: readonly SlotData[]
  look: Look
  words: Record<string, string>
  choose: (slot: string, choice: string) => void
}

/** The choices of the group in sight: radio buttons with a picture and a word each. */
export function Panel({ group, slots, look, words, choose }: PanelProps) {
  return (
    <div class="avatar-panel" role="tabpanel" id="avatar-panel" aria-labelledby={`tab-${group.name}`}>
      {group.slots.map((slot) => {
        const hidden = avatars.wardrobe?.hiddenBy(look, slot.of || slot.name) ?? null
        return (
          <fieldset key={slot.name} class={slot.colour ? 'swatches' : 'thumbs'} aria-describedby={hidden ? `hidden-${slot.name}` : undefined}>
            <legend>{slot.label}</legend>
            {hidden && (
              <p class="help" id={`hidden-${slot.name}`}>
                {fill(words.hidden!, { cover: labelOf(slots, hidden) })}
              </p>
            )}
            <div class="avatar-options">
              {slot.choices.map(([choice, label]) => (
                <label key={choice}>
                  <input type="radio" name={slot.name} value={choice} checked={look[slot.name] === choice} onChange={() => choose(slot.name, choice)} />
                  {slot.colour ? <Swatch slot={slot.name} choice={choice} /> : <Thumb look={{ ...look, [slot.name]: choice }} slot={slot.name} />}
                  {label}
                </label>
              ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}

function Swatch({ slot, choice }: { slot: string; choice: string }) {
  return <span class="swatch" style={{ backgroundColor: avatars.wardrobe?.swatch(slot, choice) ?? 'transparent' }} aria-hidden="true" />
}

function Thumb({ look, slot }: { look: Look; slot: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const close = HEAD_SLOTS.includes(slot)
  const code = avatars.wardrobe?.code(look) ?? ''
  useLayoutEffect(() => avatars.drawPose(canvas.current!, code, 0, 0, close ? HEAD : undefined), [code, close])
  return <canvas ref={canvas} class={close ? 'thumb head' : 'thumb'} width={close ? HEAD.size : AVATAR_WIDTH} height={close ? HEAD.size : AVATAR_HEIGHT} aria-hidden="true" />
}

function labelOf(slots: readonly SlotData[], part: string): string {
  const [slot, choice] = part.split('.') as [string, string]
  const label = slots.find(({ name }) => name === slot)?.choices.find(([name]) => name === choice)?.[1] ?? ''
  return label.toLowerCase()
}
