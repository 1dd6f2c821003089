import type { Look, Wardrobe } from '../render/wardrobe'

export interface GroupData {
  name: string
  label: string
  slots: SlotData[]
}

export interface SlotData {
  name: string
  label: string
  colour: boolean
  /** The slot that a colour is for, or "". */
  of: string
  choices: [name: string, label: string][]
}

/** What can be chosen, in the words of the form that works without the maker (`people/avatar.html`), and what is worn. */
export function choicesOf(form: ParentNode, wardrobe: Wardrobe): { groups: GroupData[]; worn: Record<string, string> } {
  const worn: Record<string, string> = {}
  const slotOf = (select: HTMLSelectElement): SlotData => {
    const { name } = select
    const material = wardrobe.material(name)
    worn[name] = select.value
    return {
      name,
      label: select.labels[0]!.textContent!,
      colour: material !== '',
      of: material === name ? '' : material,
      choices: [...select.options].map(({ value, text }) => [value, text]),
    }
  }
  const groups = [...form.querySelectorAll('fieldset')].map((group) => ({
    name: group.id.replace('group-', ''),
    label: group.querySelector('legend')!.textContent!,
    slots: [...group.querySelectorAll('select')].map(slotOf),
  }))
  return { groups, worn }
}

/** What is part of someone and no matter of chance: it stays as they chose it. */
const KEPT: readonly string[] = ['mobility', 'hearing']
const OF_BELIEF: readonly string[] = ['hijab', 'turban', 'kippa']
/** Worn by some: chance leaves these off two times out of three. */
const NOW_AND_THEN: readonly string[] = ['cover', 'glasses', 'beard', 'dress', 'coat']

/** A look by chance; `chance` gives numbers from 0 to below 1. What helps someone, or what they believe in, is kept and never given. */
export function randomLook(slots: readonly SlotData[], now: Look, chance: () => number = Math.random): Record<string, string> {
  const pick = (names: readonly string[]): string => names[Math.floor(chance() * names.length)]!
  return Object.fromEntries(
    slots.map(({ name, choices }) => {
      const worn = now[name] ?? choices[0]![0]
      if (KEPT.includes(name) || (name === 'cover' && OF_BELIEF.includes(worn))) return [name, worn]
      const names = choices.map(([choice]) => choice).filter((choice) => !(name === 'cover' && OF_BELIEF.includes(choice)))
      return [name, NOW_AND_THEN.includes(name) && chance() < 2 / 3 ? names[0]! : pick(names)]
    }),
  )
}

/** A look in words: what is worn, with its colour, in the order of the slots; what is not worn is left out. */
export function inWords(slots: readonly SlotData[], look: Look): string {
  const labelOf = (slot: SlotData): string => slot.choices.find(([name]) => name === look[slot.name])?.[1] ?? ''
  return slots
    .filter((slot) => slot.of === '' && look[slot.name] !== 'none')
    .map((slot) => {
      const colour = slots.find(({ of }) => of === slot.name)
      const plain = `${slot.label} : ${labelOf(slot)}`
      return colour && look[slot.name] !== 'bald' ? `${plain} (${labelOf(colour).toLowerCase()})` : plain
    })
    .join(', ')
}
