import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fill } from '../i18n'
import { avatars } from '../render/avatars'
import type { Look } from '../render/wardrobe'
import { inWords, randomLook, type GroupData } from './choices'
import { LineIcon } from './line-icon'
import { Panel } from './panel'
import { Preview } from './preview'

interface MakerProps {
  groups: GroupData[]
  /** The choice of each slot. */
  worn: Look
  words: Record<string, string>
}

/** The avatar maker: inside the form that works without it, under the same names, saved by the same button. */
export function Maker({ groups, worn, words }: MakerProps) {
  const slots = groups.flatMap((group) => group.slots)
  const [past, setPast] = useState<Look[]>([])
  const [look, setLook] = useState<Look>(worn)
  const [open, setOpen] = useState(groups[0]!.name)
  const [said, setSaid] = useState('')

  const wear = (next: Look): void => {
    setPast([...past, look])
    setLook(next)
  }
  const choose = (slot: string, choice: string): void => {
    setSaid('')
    wear({ ...look, [slot]: choice })
  }
  const tryLuck = (): void => {
    const next = randomLook(slots, look)
    wear(next)
    setSaid(fill(words.randomDone!, { words: inWords(slots, next) }))
  }
  const undo = (): void => {
    const before = past.at(-1)
    if (!before) return
    setPast(past.slice(0, -1))
    setLook(before)
    setSaid(fill(words.undone!, { words: inWords(slots, before) }))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return
    const command = event.ctrlKey || event.metaKey
    if (command && !event.shiftKey && event.key.toLowerCase() === 'z') undo()
    else if (!command && event.key.toLowerCase() === 'r') tryLuck()
    else return
    event.preventDefault()
  }

  const code = avatars.wardrobe?.code(look) ?? ''
  const changed = past.length > 0
  return (
    <div class="avatar-maker" onKeyDown={onKeyDown} data-avatar={code}>
      <div class="avatar-side">
        <Preview code={code} label={`${words.preview} : ${inWords(slots, look)}`} words={words} />
        <div class="avatar-deeds">
          <button type="button" class="btn" data-deed="random" onClick={tryLuck}>
            <LineIcon name="random" />
            {words.random}
          </button>
          <button type="button" class="btn" data-deed="undo" aria-disabled={!changed} onClick={undo}>
            <LineIcon name="undo" />
            {words.undo}
          </button>
          <button type="submit" class="btn primary" data-deed="save">
            <LineIcon name="check" />
            {words.save}
          </button>
        </div>
        <p class={changed ? 'avatar-kept' : 'avatar-kept avatar-keys'}>{changed ? words.kept : words.keys}</p>
      </div>
      <div class="avatar-choose">
        <Tabs groups={groups} open={open} label={words.groups!} show={setOpen} />
        {groups.map((group) =>
          group.name === open ? (
            <Panel key={group.name} group={group} slots={slots} look={look} words={words} choose={choose} />
          ) : (
            group.slots.map(({ name }) => <input key={name} type="hidden" name={name} value={look[name]} />)
          ),
        )}
      </div>
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </div>
  )
}

interface TabsProps {
  groups: GroupData[]
  open: string
  label: string
  show: (name: string) => void
}

/** Arrow keys, Home and End go from group to group; Tab goes on into the choices. */
function Tabs({ groups, open, label, show }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  // At once, not after the next painting: another arrow key may come before that.
  useLayoutEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]')
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (moved.current) tab?.focus()
    moved.current = false
  }, [open])
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = groups.findIndex(({ name }) => name === open)
    const last = groups.length - 1
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    moved.current = true
    show(groups[to]!.name)
  }
  return (
    <div ref={list} class="avatar-tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <button
          key={group.name}
          type="button"
          role="tab"
          id={`tab-${group.name}`}
          aria-controls={group.name === open ? 'avatar-panel' : undefined}
          aria-selected={group.name === open}
          tabIndex={group.name === open ? 0 : -1}
          onClick={() => show(group.name)}
        >
          {group.label}
        </button>
      ))}
    </div>
  )
}
