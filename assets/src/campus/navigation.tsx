import { Unread } from '../chat/unread'
import { _ } from '../i18n'
import { QueueLink } from '../moderation/queue-link'
import { MyStatus } from '../people/my-status'
import { useCampus } from './campus'
import { Logo } from './goodbye'
import { Icon, type IconName } from './icons'
import { roleName } from './people'
import { addressOf, type View } from './store'
import { markReturning } from './tab'

/** The rail at the left; on a phone, the bar at the bottom. */
export function Navigation() {
  const { store } = useCampus()
  return (
    <nav class="rail card" aria-label={_('Campus')} data-covers="side">
      <Logo />
      <ViewLink view="map" icon="map" words={_('Campus')} />
      <ViewLink view="list" icon="list" words={_('Liste')} />
      <MessagesButton />
      <SearchButton />
      <QueueLink item="rail-item only-wide" />
      <button type="button" class="rail-item rail-end" aria-haspopup="dialog" onClick={() => (store.helpOpen.value = true)}>
        <Icon name="help" />
        {_('Aide')}
      </button>
      <button type="button" class="rail-item only-wide" aria-haspopup="dialog" onClick={() => (store.settingsOpen.value = true)}>
        <Icon name="settings" />
        {_('Réglages')}
      </button>
      <button type="button" class="rail-item" popovertarget="my-menu">
        <Icon name="person" />
        {_('Profil')}
      </button>
      <MyMenu />
    </nav>
  )
}

/** Opens and folds the panel beside the map; in the list, where the talk is always there, goes to it. */
function MessagesButton() {
  const { chat, store } = useCampus()
  const { nearby, room, direct } = chat.store.unread.value
  const onMap = store.view.value === 'map'
  const folded = store.panelFolded.value
  const go = (): void => {
    if (onMap) store.foldPanel(!folded)
    else document.querySelector<HTMLElement>('.list-chat [role="tab"][aria-selected="true"]')?.focus()
  }
  return (
    <button type="button" class="rail-item" aria-expanded={onMap ? !folded : undefined} aria-controls={onMap ? 'room-panel' : undefined} onClick={go}>
      <Icon name="messages" />
      {_('Messages')}
      <Unread count={nearby + room + direct} />
    </button>
  )
}

/** What Ctrl+K opens, for those who have no such keys. */
function SearchButton() {
  const { people } = useCampus()
  return (
    <button type="button" class="rail-item" aria-haspopup="dialog" aria-keyshortcuts="Control+K" onClick={() => people.openPalette()}>
      <Icon name="search" />
      {_('Chercher')}
    </button>
  )
}

function ViewLink({ view, icon, words }: { view: View; icon: IconName; words: string }) {
  const { store } = useCampus()
  return (
    <a
      class="rail-item"
      href={addressOf(view)}
      aria-current={store.view.value === view ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        store.show(view)
      }}
    >
      <Icon name={icon} />
      {words}
    </a>
  )
}

function MyMenu() {
  const { actions, config, store } = useCampus()
  const me = store.me.value
  const openSettings = (): void => {
    // First: the focus goes back to the button of the menu, and from the dialog to there.
    document.getElementById('my-menu')?.hidePopover()
    store.settingsOpen.value = true
  }
  return (
    <div class="menu my-menu" id="my-menu" popover="auto">
      {me && (
        <p class="my-name">
          <b>{me.name}</b>
          <span class="small muted">{[me.establishment, roleName(me.role)].filter(Boolean).join(' · ')}</span>
        </p>
      )}
      <MyStatus />
      <hr />
      <a class="menu-item" href={config.profileUrl}>
        <Icon name="person" />
        {_('Mon profil')}
      </a>
      <a class="menu-item" href={config.avatarUrl}>
        <Icon name="smile" />
        {_('Mon avatar')}
      </a>
      <button type="button" class="menu-item" aria-haspopup="dialog" onClick={openSettings}>
        <Icon name="settings" />
        {_('Réglages')}
      </button>
      <a class="menu-item" href={config.edition.url}>
        <Icon name="home" />
        {_('Page de l’édition')}
      </a>
      <QueueLink item="menu-item" />
      <Languages />
      <hr />
      <button type="button" class="menu-item" data-command="presence.leave" onClick={() => void actions.leave()}>
        <Icon name="leave" />
        {_('Quitter le campus')}
      </button>
      <form method="post" action={config.logoutUrl}>
        <input type="hidden" name="csrfmiddlewaretoken" value={config.csrfToken} />
        <button type="submit" class="menu-item">
          <Icon name="lock" />
          {_('Se déconnecter')}
        </button>
      </form>
    </div>
  )
}

/** The page comes back in the other language, at the same place and in the same view. */
function Languages() {
  const { config, store } = useCampus()
  const others = config.languages.filter(({ code }) => code !== config.language)
  return (
    <form method="post" action={config.languageUrl} onSubmit={markReturning}>
      <input type="hidden" name="csrfmiddlewaretoken" value={config.csrfToken} />
      <input type="hidden" name="next" value={addressOf(store.view.value)} />
      {others.map(({ code, name }) => (
        <button type="submit" class="menu-item" name="language" value={code} lang={code} key={code}>
          <Icon name="language" />
          {name}
        </button>
      ))}
    </form>
  )
}
