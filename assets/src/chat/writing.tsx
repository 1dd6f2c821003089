import { useCampus } from '../campus/campus'
import { _, fill, ngettext } from '../i18n'

/** Who is writing just now. Not announced: it comes and goes too often. */
export function Writing({ channel }: { channel: string }) {
  const { chat, store } = useCampus()
  const writing = [...(chat.store.writing.value.get(channel)?.keys() ?? [])].filter((person) => person !== store.me.value?.id)
  if (writing.length === 0) return null
  const partner = chat.store.conversation(channel).person
  const people = [...store.members.value.values(), ...(partner ? [partner] : [])]
  const name = people.find(({ id }) => id === writing[0])?.name ?? _('Quelqu’un')
  const text = writing.length === 1 ? fill(_('{name} écrit…'), { name }) : ngettext('{n} personne écrit…', '{n} personnes écrivent…', writing.length)
  return <p class="writing small muted">{text}</p>
}
