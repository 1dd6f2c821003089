import { useRef, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { RoleChip } from '../campus/people'
import { HuddleItems } from '../huddles/person-items'
import { _, fill } from '../i18n'
import { ModerationItems } from '../moderation/menu-items'
import type { Card, PersonView, Signs } from '../protocol/messages'
import { HandPicture } from './emote-picture'
import { OnSiteChip, StatusLine } from './status'

interface CardBodyProps {
  person: PersonView
  /** What the server says of them; null until it has. */
  card: Card | null
  failed: string
}

/** What is known of someone, and all one can do. */
export function CardBody({ person, card, failed }: CardBodyProps) {
  const { people } = useCampus()
  const signs = people.store.signsOf(person.id) ?? card?.signs ?? null
  return (
    <>
      <p class="person-card-chips">
        <RoleChip role={person.role} />
        {signs && card?.here !== false && <StatusLine signs={signs} />}
        {signs?.on_site && card?.here !== false && <OnSiteChip />}
        {signs?.hand && (
          <span class="shown">
            <HandPicture />
            {_('main levée')}
          </span>
        )}
      </p>
      <Where person={person} card={card} />
      {failed && <p class="small">{failed}</p>}
      {card?.about && <p class="person-card-about">{card.about}</p>}
      {card?.link && <CardLink href={card.link} />}
      <CardActions person={person} card={card} signs={signs} />
    </>
  )
}

function Where({ person, card }: { person: PersonView; card: Card | null }) {
  const { people, store } = useCampus()
  const member = people.store.memberOf(person.id)
  let words = ''
  if (member !== null) words = store.near.value.has(member) ? _('Près de vous') : _('Dans la même salle que vous')
  else if (card?.room) words = fill(_('Dans : {room}'), { room: store.rooms.value.find(({ slug }) => slug === card.room)?.title ?? card.room })
  else if (card?.here) words = _('Sur le campus, dans une salle qui ne vous est pas ouverte')
  else if (card) words = _('N’est pas sur le campus en ce moment')
  else words = _('Un instant…')
  return (
    <p class="place small">
      <Icon name="pin" />
      {words}
    </p>
  )
}

/** A link that says where it leads. */
function CardLink({ href }: { href: string }) {
  return (
    <p class="small">
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {href.replace(/^https?:\/\//, '').replace(/\/$/, '')}
        <span class="visually-hidden"> {_('(nouvel onglet)')}</span>
      </a>
    </p>
  )
}

function CardActions({ person, card, signs }: { person: PersonView; card: Card | null; signs: Signs | null }) {
  const { chat, people } = useCampus()
  const blocked = people.store.blocked.value.has(person.id)
  // Until the campus has said more, they are taken to be within reach.
  const here = !blocked && (people.store.memberOf(person.id) !== null || card === null || card.room !== null)
  const present = !blocked && (card?.here ?? true)
  const reachable = card?.reachable ?? true
  const following = people.store.followed.value?.id === person.id
  const quiet = signs?.status === 'do_not_disturb'
  const then = (action: () => void) => () => {
    people.close()
    action()
  }
  return (
    <div class="person-card-actions">
      {!reachable && !blocked && <p class="small muted">{_('Cette personne ne reçoit pas de messages de votre part.')}</p>}
      {quiet && <p class="small muted">{_('Cette personne demande à ne pas être dérangée.')}</p>}
      <div class="actions">
        <button type="button" class="btn primary" data-first data-command="presence.enter people.locate" disabled={!here} onClick={then(() => void people.goTo(person))}>
          <Icon name="walk" />
          {_('Aller vers')}
        </button>
        <button type="button" class="btn" data-first disabled={!reachable || blocked} onClick={then(() => chat.talkTo(person))}>
          <Icon name="messages" />
          {_('Message')}
        </button>
      </div>
      {following ? (
        <Item icon="stop" words={_('Ne plus suivre')} command="people.unfollow" act={then(() => people.follower.end())} />
      ) : (
        <Item icon="follow" words={_('Suivre')} command="people.follow" off={!here} act={then(() => void people.follower.start(person))} />
      )}
      <Item icon="pin" words={_('Localiser')} command="people.locate" off={!here} act={then(() => void people.locate(person))} />
      <Item icon="wave" words={_('Saluer')} command="people.wave" off={!present || quiet} act={then(() => void people.wave(person))} />
      {present && <HuddleItems person={person} />}
      <hr />
      {/* Their dialogs take the place of the card. */}
      <div onClick={() => people.close()}>
        <ModerationItems person={person} />
      </div>
      <Blocking person={person} blocked={blocked} />
    </div>
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

/** What blocking does is said before it is done. */
function Blocking({ person, blocked }: { person: PersonView; blocked: boolean }) {
  const { people } = useCampus()
  const [asking, setAsking] = useState(false)
  const toggle = useRef<HTMLButtonElement>(null)
  const { name } = person
  const done = (): void => {
    setAsking(false)
    requestAnimationFrame(() => toggle.current?.focus())
  }
  if (!asking) {
    return (
      <button
        ref={toggle}
        type="button"
        class="menu-item"
        data-command="people.block"
        onClick={() => (blocked ? void people.block(person, false) : setAsking(true))}
      >
        <Icon name="block" />
        {blocked ? _('Débloquer') : _('Bloquer')}
      </button>
    )
  }
  return (
    <div class="person-card-asking" role="group" aria-labelledby="block-title">
      <p id="block-title">
        <b>{fill(_('Bloquer {name} ?'), { name })}</b>
      </p>
      <p class="small">
        {_('Vous ne lirez plus ce que cette personne dit ; elle ne pourra plus vous écrire, vous saluer ni vous suivre. Elle n’en sera pas prévenue. Vous pourrez revenir sur ce choix.')}
      </p>
      <div class="actions">
        <button type="button" class="btn small" ref={focusOnce} onClick={done}>
          {_('Annuler')}
        </button>
        <button type="button" class="btn small danger" data-command="people.block" onClick={() => void people.block(person, true).then(done)}>
          {_('Bloquer')}
        </button>
      </div>
    </div>
  )
}

/** The button that was pressed is gone: the harmless one takes the focus. */
function focusOnce(element: HTMLElement | null): void {
  element?.focus()
}
