/** The maker's own few icons: those of the campus weigh more than the maker. */
const PATHS = {
  check: 'm5 12.5 4.5 4.5L19 7.5',
  random: 'M7 4h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3ZM9 9h.01M15 9h.01M12 12h.01M9 15h.01M15 15h.01',
  undo: 'M4 12a8 8 0 1 1 3 6.2M4 5v7h7',
  left: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  right: 'M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3',
  walk: 'M14.8 4.3a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0ZM12.5 8.2 11 14l3.5 2.5V21M11 14l-1 3-2.5 4M7.5 12l1.5-3 3.5-.8 2.5 3 2.5.8',
} as const

export function LineIcon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
