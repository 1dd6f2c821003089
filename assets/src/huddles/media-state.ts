import { _ } from '../i18n'
import type { HuddleStore, MediaKind, Problem } from './store'

/** How it stands with one of the things that one can turn on. */
export type MediaState = 'on' | 'off' | 'starting' | 'problem'

export function stateOf(store: HuddleStore, kind: MediaKind): MediaState {
  if (store.starting.value.has(kind)) return 'starting'
  if (store.media.value[kind]) return 'on'
  return store.problems.value.has(kind) ? 'problem' : 'off'
}

/** What it is called. */
export function kindName(kind: MediaKind): string {
  switch (kind) {
    case 'sound':
      return _('Son')
    case 'microphone':
      return _('Micro')
    case 'camera':
      return _('Caméra')
    case 'screen':
      return _('Partage')
  }
}

/** How it stands, in a word under its name. */
export function stateName(kind: MediaKind, state: MediaState, problem: Problem | undefined): string {
  if (state === 'starting') return _('un instant')
  if (state === 'problem') return problemName(problem?.kind ?? 'failed')
  switch (kind) {
    case 'sound':
      return state === 'on' ? _('ouvert') : _('coupé')
    case 'microphone':
      return state === 'on' ? _('ouvert') : _('coupé')
    case 'camera':
      return state === 'on' ? _('allumée') : _('coupée')
    case 'screen':
      return state === 'on' ? _('en cours') : _('d’écran')
  }
}

function problemName(kind: Problem['kind']): string {
  switch (kind) {
    case 'denied':
      return _('non autorisé')
    case 'busy':
      return _('occupé')
    case 'missing':
      return _('introuvable')
    case 'vanished':
      return _('débranché')
    case 'blocked':
      return _('bloqué')
    case 'insecure':
    case 'unsupported':
    case 'refused':
    case 'failed':
      return _('impossible')
  }
}

/** What pressing does. */
export function deedOf(kind: MediaKind, state: MediaState): string {
  const on = state === 'on'
  switch (kind) {
    case 'sound':
      return on ? _('Ne plus écouter') : _('Écouter')
    case 'microphone':
      return on ? _('Couper le micro') : _('Ouvrir le micro')
    case 'camera':
      return on ? _('Couper la caméra') : _('Allumer la caméra')
    case 'screen':
      return on ? _('Arrêter le partage') : _('Partager l’écran')
  }
}
