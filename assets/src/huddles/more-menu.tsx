import { useRef } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { useCampus } from '../campus/campus'
import { Icon, type IconName } from '../campus/icons'
import { _ } from '../i18n'
import { waiting } from '../moderation/state'
import { boxOf, placeOver } from '../people/placing'
import { press } from './media-buttons'
import { askTeam } from './team-state'
import { captioning, checking } from './wishes'

/** What is rarer, over the map behind one button; in the list each stands for itself. */
export function MoreButton() {
  const { store } = useCampus()
  const opener = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  return (
    <>
      <button ref={opener} type="button" class="bar-item" popovertarget="huddle-more" aria-haspopup="dialog" disabled={!store.inside.value}>
        <Icon name="more" />
        {_('Plus')}
      </button>
      <div
        ref={menu}
        id="huddle-more"
        class="menu"
        popover="auto"
        role="dialog"
        aria-label={_('Plus d’actions pour la conversation')}
        onToggle={(event) => {
          if (event.newState !== 'open') return
          placeOver(menu.current!, boxOf(opener.current!))
          // The first of them may be for narrow pages only.
          ;[...menu.current!.querySelectorAll('button')].find(({ offsetWidth }) => offsetWidth > 0)?.focus()
        }}
        onClick={(event) => (event.target as Element).closest('button') && menu.current!.hidePopover()}
      >
        <ConversationItems look="menu-item" />
      </div>
    </>
  )
}

type Look = 'menu-item' | 'btn quiet small'

/** Quiet, captions, the floor, the lock, the room's screen, devices: as items of the menu, or as buttons in the list. */
export function ConversationItems({ look }: { look: Look }) {
  const { huddles, store } = useCampus()
  const { huddle, media, myPart, presenting } = huddles.store
  const talk = huddle.value
  const me = store.place.value?.member ?? -1
  const role = store.me.value?.role
  const mayPresent = role === 'speaker' || role === 'moderator' || role === 'organiser'
  const asking = talk?.waiting.includes(me) ?? false
  const present = async (): Promise<void> => {
    const begins = presenting.value !== me
    if (begins && !media.value.screen) await huddles.shareScreen(true)
    // The browser may not have shared anything.
    if (!begins || media.value.screen) await huddles.present(begins)
  }
  return (
    <>
      {look === 'menu-item' && media.value.sound && (
        <span class="only-narrow">
          <Item look={look} icon="share" command="huddles.media" act={() => void press(huddles, 'screen')}>
            {media.value.screen ? _('Arrêter le partage') : _('Partager l’écran')}
          </Item>
        </span>
      )}
      {talk && myPart.value === 'listener' && (
        <Item look={look} icon="hand" command="huddles.floor" on={asking} act={() => void huddles.askFloor(!asking)}>
          {asking ? _('Ne plus demander la parole') : _('Demander la parole')}
        </Item>
      )}
      {talk && myPart.value === 'speaker' && talk.partners.some(({ part }) => part === 'listener') && (
        <Item look={look} icon="go" command="huddles.give_floor" act={() => void huddles.giveFloor()}>
          {_('Céder ma place de parole')}
        </Item>
      )}
      {talk && (
        <Item look={look} icon="captions" command="huddles.caption" on={captioning.value} act={() => (captioning.value = !captioning.value)}>
          {captioning.value ? _('Fermer la saisie des sous-titres') : _('Écrire des sous-titres')}
        </Item>
      )}
      {talk && (
        <Item look={look} icon={talk.locked ? 'unlock' : 'lock'} command="huddles.lock" act={() => void huddles.lock(talk.id, !talk.locked)}>
          {talk.locked ? _('Ouvrir la conversation à tout le monde') : _('Fermer la conversation')}
        </Item>
      )}
      <Item look={look} icon="quiet" command="huddles.media" on={media.value.quiet} act={() => void huddles.setQuiet(!media.value.quiet)}>
        {media.value.quiet ? _('Quitter le mode discret') : _('Mode discret : à une case')}
      </Item>
      {mayPresent && (
        <Item look={look} icon="present" command="huddles.present" on={presenting.value === me} act={() => void present()}>
          {presenting.value === me ? _('Ne plus montrer à la salle') : _('Montrer mon écran à toute la salle')}
        </Item>
      )}
      {talk && waiting.value !== null && (
        <Item look={look} icon="shield" command="huddles.end" act={() => askTeam({ what: 'end', huddle: talk.id })}>
          {_('Mettre fin à la conversation…')}
        </Item>
      )}
      <Item look={look} icon="settings" act={() => (checking.value = { wanted: null })}>
        {_('Micro et caméra…')}
      </Item>
    </>
  )
}

interface ItemProps {
  look: Look
  icon: IconName
  command?: string
  on?: boolean
  act(): void
  children: ComponentChildren
}

function Item({ look, icon, command, on, act, children }: ItemProps) {
  return (
    <button type="button" class={on ? `${look} on` : look} data-command={command} onClick={act}>
      <Icon name={icon} />
      {children}
    </button>
  )
}

/** Leave without walking away. */
export function LeaveButton({ look }: { look: 'bar-item' | 'btn' }) {
  const { huddles } = useCampus()
  if (!huddles.store.huddle.value) return null
  return (
    <button type="button" class={`${look} danger`} data-command="huddles.leave" title={_('Quitter la conversation sans s’éloigner')} onClick={() => void huddles.leave()}>
      <Icon name="leave" />
      {look === 'btn' ? _('Quitter la conversation') : _('Quitter')}
    </button>
  )
}
