import type { Store } from '../campus/store'
import { _, fill } from '../i18n'
import { keyLabel } from '../input/bindings'
import type { Step, Tour } from './steps'

export interface Words {
  readonly title: string
  readonly text: string
}

/** What a step says, for the view that one is in and the keys that one has. */
export function wordsOf(tour: Tour, store: Store): Words {
  const isMap = store.view.value === 'map'
  switch (tour.step) {
    case 'walk':
      return isMap ? walkOnMap() : { title: _('Changez de salle'), text: _('Choisissez une salle, puis « Entrer ».') }
    case 'meet':
      return { title: _('Approchez quelqu’un'), text: meeting(tour, store) }
    case 'interact':
      return { title: _('Asseyez-vous, ou ouvrez un objet'), text: acting(tour, store, isMap) }
    case 'talk':
      return { title: _('Dites bonjour'), text: talking(isMap) }
    case 'end':
      return { title: _('Vous savez l’essentiel'), text: ending() }
  }
}

/** How far along, for the eye and in words. */
export function placeOf(step: Step, steps: readonly Step[]): string {
  return fill(_('{n} sur {all}'), { n: steps.indexOf(step) + 1, all: steps.length })
}

function walkOnMap(): Words {
  return { title: _('Faites quelques pas'), text: _('Avec les flèches du clavier, ou en touchant un endroit du plan.') }
}

function meeting(tour: Tour, store: Store): string {
  const isAlone = store.members.value.size <= 1
  if (isAlone) return _('Il n’y a que vous dans cette salle. La liste dit où il y a du monde, et Ctrl + K cherche quelqu’un. Vous pouvez passer cette étape.')
  if (tour.state === 'already') return _('Quelqu’un est déjà près de vous : à 5 pas, on s’entend. « Rejoindre », à côté d’un nom, mène à une autre personne.')
  return _('« Rejoindre », à côté d’un nom, vous mène à cette personne. À 5 pas, on s’entend.')
}

function acting(tour: Tour, store: Store, isMap: boolean): string {
  if (tour.from.seated) return _('Vous êtes à votre place : levez-vous avec « Se lever ».')
  const { seats, things } = store.map.value ?? { seats: [], things: [] }
  if (seats.length + things.length === 0) return _('Cette salle n’a ni siège ni objet : entrez dans une autre, ou passez cette étape.')
  if (!isMap) return _('« S’asseoir » vous donne la place libre la plus proche ; sous « À voir dans cette salle », chaque objet a son bouton.')
  const key = keyLabel('interact')
  if (key === null) return _('Approchez-vous d’un siège ou d’un objet, puis prenez son bouton dans la barre d’actions.')
  return fill(_('Approchez-vous d’un siège ou d’un objet, puis touche {key}, ou son bouton dans la barre d’actions.'), { key })
}

function talking(isMap: boolean): string {
  if (!isMap) return _('Écrivez un mot sous « Près de vous » ou « Salle », puis « Envoyer ».')
  const key = keyLabel('talk')
  if (key === null) return _('Ouvrez « Messages » et écrivez un mot, près de vous ou à la salle, puis « Envoyer ».')
  const words = _('Ouvrez « Messages » et écrivez un mot, près de vous ou à la salle, puis « Envoyer ». Sur le plan, la touche {key} y mène.')
  return fill(words, { key: key === '↵' ? _('Entrée') : key })
}

function ending(): string {
  const key = keyLabel('help')
  if (key === null) return _('L’aide est sous « Aide ». Pour toute question, il y a le bureau d’information.')
  return fill(_('L’aide est sous « Aide » et à la touche {key}. Pour toute question, il y a le bureau d’information.'), { key })
}
