import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _ } from '../i18n'
import { waiting } from '../moderation/state'
import type { PersonView } from '../protocol/messages'
import { askTeam } from './team-state'

/** In a person's menu: start a bubble, invite, come into their conversation; for the team, turn off and take out. */
export function HuddleItems({ person }: { person: PersonView }) {
  const { huddles, people } = useCampus()
  const { conversations, huddle, myKnock } = huddles.store
  const member = people.store.memberOf(person.id)
  if (member === null) return null
  const quiet = people.store.signsOf(person.id)?.status === 'do_not_disturb'
  const mine = huddle.value
  const theirs = conversations.value.find(({ members }) => members.includes(member)) ?? null
  const together = mine !== null && mine.partners.some((one) => one.member === member)
  const then = (act: () => void) => () => {
    people.close()
    act()
  }
  return (
    <>
      {!(mine?.kind === 'bubble') && (
        <Item icon="bubble" words={_('Démarrer une bulle')} command="huddles.start" off={quiet} act={then(() => void huddles.start(person))} />
      )}
      {mine && !together && <Item icon="plus-person" words={_('Inviter dans ma conversation')} command="huddles.invite" off={quiet} act={then(() => void huddles.invite(person))} />}
      {theirs && !together && !theirs.locked && <Item icon="walk" words={_('Rejoindre sa conversation')} command="huddles.join" act={then(() => (void huddles.join(theirs.id), void people.goTo(person)))} />}
      {theirs && !together && theirs.locked && (
        <Item icon="door" words={_('Frapper à sa conversation')} command="huddles.knock" off={myKnock.value === theirs.id} act={then(() => void huddles.knock(theirs.id))} />
      )}
      {waiting.value !== null && theirs && (
        <>
          <hr />
          {theirs.microphones.includes(member) && <Item icon="mic-off" words={_('Équipe : couper son micro…')} command="huddles.turn_off" act={then(() => askTeam({ what: 'microphone', person }))} />}
          {theirs.screens.includes(member) && <Item icon="share-off" words={_('Équipe : arrêter son partage…')} command="huddles.turn_off" act={then(() => askTeam({ what: 'screen', person }))} />}
          <Item icon="leave" words={_('Équipe : faire sortir de la conversation…')} command="huddles.remove" act={then(() => askTeam({ what: 'remove', person }))} />
        </>
      )}
    </>
  )
}

interface ItemProps {
  icon: Parameters<typeof Icon>[0]['name']
  words: string
  command: string
  off?: boolean
  act(): void
}

function Item({ icon, words, command, off = false, act }: ItemProps) {
  return (
    <button type="button" class="menu-item" data-command={command} disabled={off} onClick={act}>
      <Icon name={icon} />
      {words}
    </button>
  )
}
