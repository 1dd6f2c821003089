import type * as wire from '../protocol/messages'

// What goes without saying is left out on the wire; here it is filled in, so that nobody has to ask.

export type Partner = Required<wire.Partner>
export type HuddleView = Required<Omit<wire.HuddleView, 'partners'>> & { readonly partners: readonly Partner[] }
export type Conversation = Required<wire.Conversation>
export type Around = Required<Omit<wire.Around, 'near'>> & { readonly near: readonly Partner[] }

export function partner(told: wire.Partner): Partner {
  return { part: 'speaker', sound: false, microphone: false, camera: false, screen: false, ...told }
}

export function huddle(told: wire.HuddleView): HuddleView {
  return { kind: 'open', name: '', locked: false, waiting: [], ...told, partners: told.partners.map(partner) }
}

export function conversation(told: wire.Conversation): Conversation {
  return { kind: 'open', name: '', locked: false, listeners: 0, microphones: [], screens: [], ...told }
}

export function around(told: wire.Around): Around {
  return { huddle: null, apart: '', ...told, near: (told.near ?? []).map(partner) }
}
