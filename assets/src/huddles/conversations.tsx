import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill, ngettext } from '../i18n'
import { waiting } from '../moderation/state'
import { namesWords } from './hearing-words'
import { askTeam } from './team-state'
import type { Conversation } from './told'

/** Who is in which conversation of the room, and how to come in. Beside the map and in the list. */
export function RoomConversations({ heading: Heading }: { heading: 'h2' | 'h3' }) {
  const { huddles } = useCampus()
  const all = huddles.store.conversations.value
  return (
    <section class="talks" aria-labelledby="conversations-title" hidden={Heading === 'h2' && all.length === 0}>
      <Heading id="conversations-title">
        <Icon name="bubble" />
        {_('Conversations')} <span class="chip">{all.length}</span>
      </Heading>
      {all.length === 0 ? (
        <p class="muted small">{_('Personne ne parle dans cette salle pour le moment. Approchez-vous de quelqu’un, ou démarrez une bulle depuis sa fiche.')}</p>
      ) : (
        <ul class="rows">
          {all.map((talk) => (
            <ConversationRow key={talk.id} talk={talk} mine={talk.id === huddles.store.huddle.value?.id} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ConversationRow({ talk, mine }: { talk: Conversation; mine: boolean }) {
  const { store } = useCampus()
  const { listeners, microphones } = talk
  const names = talk.members.slice(0, talk.people - listeners).flatMap((member) => store.members.value.get(member)?.name ?? [])
  return (
    <li class="row talk" data-huddle={talk.id} data-locked={talk.locked}>
      <div class="words">
        <b>{talk.name || namesWords(names)}</b> {mine && <span class="chip teal">{_('La vôtre')}</span>}{' '}
        {talk.locked && (
          <span class="chip gold">
            <Icon name="lock" />
            {_('Fermée')}
          </span>
        )}
        <p>
          {[
            kindWords(talk),
            ngettext('{n} personne', '{n} personnes', talk.people),
            microphones.length > 0 ? ngettext('{n} micro ouvert', '{n} micros ouverts', microphones.length) : _('micros coupés'),
            ...(listeners > 0 ? [ngettext('{n} à l’écoute', '{n} à l’écoute', listeners)] : []),
          ].join(' · ')}
          {talk.name !== '' && <> · {namesWords(names, 5)}</>}
        </p>
      </div>
      <div class="actions">
        {!mine && <ComeIn talk={talk} name={talk.name || namesWords(names)} />}
        <TeamButtons talk={talk} name={talk.name || namesWords(names)} />
      </div>
    </li>
  )
}

function kindWords({ kind }: Conversation): string {
  switch (kind) {
    case 'open':
      return _('À portée de voix')
    case 'bubble':
      return _('Bulle')
    case 'area':
      return _('Espace privé')
  }
}

/** Join an open one; knock at a locked one. */
function ComeIn({ talk, name }: { talk: Conversation; name: string }) {
  const { actions, huddles, store } = useCampus()
  const knocking = huddles.store.myKnock.value === talk.id
  if (talk.locked) {
    return (
      <button type="button" class="btn small" data-command="huddles.knock" aria-label={fill(_('Frapper : {name}'), { name })} disabled={knocking || !store.inside.value} onClick={() => void huddles.knock(talk.id)}>
        <Icon name="door" />
        {knocking ? _('En attente…') : _('Frapper')}
      </button>
    )
  }
  const join = async (): Promise<void> => {
    await huddles.join(talk.id)
    // One hears those who are near: walk to the first that can be seen.
    const shown = talk.members.find((member) => store.shown.value.has(member))
    if (shown !== undefined) actions.walkToMember(shown)
  }
  return (
    <button type="button" class="btn small" data-command="huddles.join" aria-label={fill(_('Rejoindre la conversation : {name}'), { name })} disabled={!store.inside.value} onClick={() => void join()}>
      <Icon name="walk" />
      {_('Rejoindre')}
    </button>
  )
}

/** For the team: close, open, end. Each asks for a reason. */
function TeamButtons({ talk, name }: { talk: Conversation; name: string }) {
  if (waiting.value === null) return null
  return (
    <>
      <button
        type="button"
        class="btn small square"
        data-command="huddles.lock"
        aria-haspopup="dialog"
        aria-label={fill(talk.locked ? _('Équipe : ouvrir la conversation {name}') : _('Équipe : fermer la conversation {name}'), { name })}
        onClick={() => askTeam({ what: talk.locked ? 'unlock' : 'lock', huddle: talk.id })}
      >
        <Icon name={talk.locked ? 'unlock' : 'lock'} />
      </button>
      <button
        type="button"
        class="btn small square danger"
        data-command="huddles.end"
        aria-haspopup="dialog"
        aria-label={fill(_('Équipe : mettre fin à la conversation {name}'), { name })}
        onClick={() => askTeam({ what: 'end', huddle: talk.id })}
      >
        <Icon name="stop" />
      </button>
    </>
  )
}
