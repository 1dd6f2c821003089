import type { IconName } from '../campus/icons'
import { _, fill } from '../i18n'
import type { InReach } from '../world/objects'
import type { Thing, ThingKind } from '../world/room-map'

export const ICONS: Readonly<Record<ThingKind, IconName>> = { note: 'note', link: 'link', screen: 'screen', desk: 'desk' }

/** What one would do, in the middle of a sentence: “x : lire …”. */
export function deedWith(reach: InReach): string {
  return reach.kind === 'seat' ? _('s’asseoir') : deed(reach.thing)
}

export function deed({ kind, title }: Pick<Thing, 'kind' | 'title'>): string {
  switch (kind) {
    case 'note':
      return fill(_('lire « {title} »'), { title })
    case 'link':
      return fill(_('ouvrir le lien « {title} »'), { title })
    case 'screen':
      return fill(_('regarder « {title} »'), { title })
    case 'desk':
      return fill(_('s’adresser à « {title} »'), { title })
  }
}

/** The same in one word, for a button. */
export function shortDeed(kind: ThingKind): string {
  switch (kind) {
    case 'note':
      return _('Lire')
    case 'link':
      return _('Ouvrir')
    case 'screen':
      return _('Regarder')
    case 'desk':
      return _('S’adresser')
  }
}

export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
