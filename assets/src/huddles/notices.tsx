import { useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon, type IconName } from '../campus/icons'
import { Avatar } from '../campus/people'
import { _, fill } from '../i18n'
import type { CommandName, PersonView } from '../protocol/messages'
import { namesWords } from './hearing-words'
import { press } from './media-buttons'
import { kindName } from './media-state'
import type { Problem } from './store'
import { checking } from './wishes'

/** What of a conversation waits for an answer or has to be known: the same in both views. */
export function HuddleNotices() {
  const { huddles } = useCampus()
  const { invitations, knocks, problems } = huddles.store
  return (
    <>
      <PathNotice />
      {[...problems.value.values()].map((problem) => (
        <ProblemNotice key={problem.what} problem={problem} />
      ))}
      {knocks.value.map(({ by }) => (
        <AskNotice
          key={by.id}
          by={by}
          words={fill(_('{name} demande à entrer dans votre conversation'), { name: by.name })}
          what="data-knock"
          yes={{ words: _('Laisser entrer'), icon: 'unlock', command: 'huddles.admit' }}
          no="huddles.admit"
          answer={(yes) => huddles.admit(by, yes)}
        />
      ))}
      {invitations.value.map(({ by, huddle }) => (
        <AskNotice
          key={by.id}
          by={by}
          words={fill(_('{name} vous invite à parler'), { name: by.name })}
          what="data-invited"
          yes={{ words: _('Accepter'), icon: 'bubble', command: 'huddles.accept' }}
          no="huddles.decline"
          answer={(yes) => huddles.answer(huddle, yes)}
        />
      ))}
      <ListenNotice />
    </>
  )
}

interface AskNoticeProps {
  by: PersonView
  /** What they ask, in words. */
  words: string
  yes: { words: string; icon: IconName; command: CommandName }
  no: CommandName
  answer(yes: boolean): Promise<void>
  /** `data-…`: what is asked, with who asks. */
  what: 'data-invited' | 'data-knock'
}

/** Someone asks me in, or asks to come in: who, what, and the two answers. */
function AskNotice({ by, words, yes, no, answer, what }: AskNoticeProps) {
  return (
    <section class="top-notice card wave-notice" aria-label={words} {...{ [what]: by.id }}>
      <Avatar avatar={by.avatar} />
      <p class="words">
        <b>{words}</b>
        <span class="small muted">{by.establishment}</span>
      </p>
      <div class="actions">
        <button type="button" class="btn small primary" data-command={yes.command} onClick={() => void answer(true)}>
          <Icon name={yes.icon} />
          {yes.words}
        </button>
        <button type="button" class="btn small" data-command={no} onClick={() => void answer(false)}>
          {_('Pas maintenant')}
        </button>
      </div>
    </section>
  )
}

/** Something did not turn on, or went off: what happened and a way on. */
function ProblemNotice({ problem }: { problem: Problem }) {
  const { huddles } = useCampus()
  return (
    <section class="top-notice card problem-notice" aria-label={fill(_('{what} : un problème'), { what: kindName(problem.what) })} data-problem={problem.kind}>
      <Icon name="warn" />
      <p class="words">{problem.message}</p>
      <button type="button" class="btn quiet square" onClick={() => huddles.dismiss(problem)}>
        <Icon name="close" />
        <span class="visually-hidden">{_('Fermer ce message')}</span>
      </button>
      <div class="actions">
        <button type="button" class="btn small primary" onClick={() => void huddles.retry(problem.what)}>
          <Icon name="refresh" />
          {problem.kind === 'blocked' ? _('Entendre les autres') : _('Réessayer')}
        </button>
        {problem.what !== 'screen' && problem.kind !== 'blocked' && (
          <button type="button" class="btn small" aria-haspopup="dialog" onClick={() => (checking.value = { wanted: problem.what })}>
            {_('Autres façons de participer')}
          </button>
        )}
      </div>
    </section>
  )
}

/** How sound and pictures go, when they do not. Text always goes on. */
function PathNotice() {
  const { chat, huddles } = useCampus()
  const { media, path } = huddles.store
  const { state, reason } = path.value
  if (!media.value.sound || (state !== 'reconnecting' && state !== 'waiting' && state !== 'down')) return null
  return (
    <section class="top-notice card path-notice" aria-label={_('Son et image')} data-path={state}>
      <Icon name={state === 'down' ? 'warn' : 'refresh'} />
      <p class="words">
        <b>{pathWords(state)}</b>
        {reason && <span class="small muted">{reason}</span>}
      </p>
      <button type="button" class="btn small" onClick={() => (chat.show('nearby'), chat.askFocus())}>
        <Icon name="messages" />
        {_('Écrire')}
      </button>
    </section>
  )
}

function pathWords(state: 'reconnecting' | 'waiting' | 'down'): string {
  switch (state) {
    case 'reconnecting':
      return _('Le son et l’image se rétablissent…')
    case 'waiting':
      return _('Beaucoup de conversations en ce moment : la vôtre attend sa place.')
    case 'down':
      return _('Le son et l’image ne passent pas. Vous pouvez vous écrire.')
  }
}

/** Others talk near me and I do not listen: said once for each conversation. */
function ListenNotice() {
  const { huddles, store } = useCampus()
  const [declined, decline] = useState(-1)
  const { huddle, media, unsupported } = huddles.store
  const talk = huddle.value
  const talking = talk?.partners.filter(({ member, microphone }) => microphone && member !== store.place.value?.member) ?? []
  // The list says so by itself.
  if (!talk || store.view.value !== 'map' || media.value.sound || talking.length === 0 || declined === talk.id || unsupported.value) return null
  const names = talking.flatMap(({ member }) => store.members.value.get(member)?.name ?? [])
  return (
    <section class="top-notice card listen-notice" aria-label={_('On parle près de vous')}>
      <Icon name="sound" />
      <p class="words">{fill(names.length > 1 ? _('{names} parlent près de vous') : _('{names} parle près de vous'), { names: namesWords(names) })}</p>
      <button type="button" class="btn small primary" onClick={() => void press(huddles, 'sound')}>
        <Icon name="hear" />
        {_('Écouter')}
      </button>
      <button type="button" class="btn quiet square" onClick={() => decline(talk.id)}>
        <Icon name="close" />
        <span class="visually-hidden">{_('Fermer ce message')}</span>
      </button>
    </section>
  )
}
