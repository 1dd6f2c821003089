import type { MessageView, PersonView } from '../src/protocol/messages'

export const ANA: PersonView = { id: 1, name: 'Ana', establishment: '', role: 'participant', avatar: '10' }
export const BEN: PersonView = { id: 2, name: 'Ben', establishment: '', role: 'participant', avatar: '11' }

/** A message as the server tells it. */
export function said(seq: number, sender: PersonView = BEN, fields: Partial<MessageView> = {}): MessageView {
  return {
    channel: 'room:parvis',
    seq,
    change: seq,
    sender,
    body: `ligne ${seq}`,
    html: `<p>ligne ${seq}</p>`,
    sent_at: '2026-05-04T12:00:00+00:00',
    edited: false,
    deleted: false,
    removed: false,
    reply_to: null,
    mentions: [],
    nonce: '',
    ...fields,
  }
}
