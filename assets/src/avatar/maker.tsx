import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../campus/icons'
import { fill } from '../i18n'
import { avatars } from '../render/avatars'
import type { Look } from '../render/wardrobe'
import { inWords, randomLook, type GroupData, type MakerData } from './choices'
import { Panel } from './panel'
import { Preview } from './preview'

/** The avatar maker: inside the form that works without it, under the same names, saved by the same button. */
export function Maker({ groups, worn, words }: MakerData) {
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
            <Dice />
            {words.random}
          </button>
          <button type="button" class="btn" data-deed="undo" aria-disabled={!changed} onClick={undo}>
            <Undo />
            {words.undo}
          </button>
          <button type="submit" class="btn primary" data-deed="save">
            <Icon name="check" />
            {words.save}
          </button>
        </div>
        <p class={changed ? 'avatar-kept' : 'avatar-kept avatar-keys'}>{changed ? words.kept : words.keys}</p>
      </div>
      <div class="avatar-choose">
        <Tabs groups={groups} open={open} label={words.groups!} show={setOpen} />
        {groups.map((group) => (
          <Panel key={group.name} group={group} slots={slots} look={look} words={words} shown={group.name === open} choose={choose} />
        ))}
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
  useEffect(() => {
    if (moved.current) list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
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
          aria-controls={`panel-${group.name}`}
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

function Dice() {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" aria-hidden="true">
      <rect x="4" y="4" width="16" height="16" rx="3" />
      <path d="M9 9h.01M15 9h.01M12 12h.01M9 15h.01M15 15h.01" stroke-width="2.6" stroke-linecap="round" />
    </svg>
  )
}

function Undo() {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      <path d="M4 12a8 8 0 1 1 3 6.2M4 5v7h7" />
    </svg>
  )
}
