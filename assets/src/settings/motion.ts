import { computed, effect, signal } from '@preact/signals'
import { oneOf, stored } from './stored'

export type Motion = 'system' | 'reduce' | 'full'

/** How much moves by itself on the screen. */
export const motion = stored('campus-motion', oneOf<Motion>('system', 'reduce', 'full'))

const system = signal(false)

/**
 * Whether nothing is to glide, swing or fade: the one place to ask, in scripts. Styles ask for `[data-motion="reduced"]` on
 * the page's root, which is set from here.
 */
export const still = computed(() => motion.value === 'reduce' || (motion.value === 'system' && system.value))

/** Follow the system, and tell the styles. */
export function followMotion(): void {
  const wish = matchMedia('(prefers-reduced-motion: reduce)')
  const ask = (): void => {
    system.value = wish.matches
  }
  ask()
  wish.addEventListener('change', ask)
  effect(() => {
    document.documentElement.dataset.motion = still.value ? 'reduced' : 'full'
  })
}
