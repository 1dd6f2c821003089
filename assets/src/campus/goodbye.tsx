import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { _ } from '../i18n'
import { ShownOutWords } from '../moderation/farewell'
import { shownOut } from '../moderation/state'
import type { ConnectionState } from '../protocol/connection'
import { useCampus } from './campus'
import { AwayCard, SecondsLeft } from './connection-banner'
import { Icon } from './icons'
import { addressOf } from './store'
import { markReturning } from './tab'
import { manyArrive } from './waiting'

type Gone = Extract<ConnectionState, { kind: 'closed' | 'refused' }>

/** Before the campus has answered for the first time; with what else to do, when many arrive at once. */
export function Arriving() {
  const { config, store } = useCampus()
  const state = store.connection.value
  const waiting = state.kind === 'waiting'
  return (
    <main class="threshold">
      <Logo />
      <div class="card threshold-card">
        <h1>{config.edition.title}</h1>
        <p class="muted" role="status">
          {waiting ? manyArrive() : _('Nous vous ouvrons la porte du campus…')}
        </p>
        {waiting && (
          <p class="muted">
            <SecondsLeft until={state.until} /> {_('Gardez cette page ouverte : vous entrerez sans rien faire.')}
          </p>
        )}
        <span class="progress" aria-hidden="true" />
        {waiting && (
          <div class="actions">
            <a class="btn" href={config.edition.url} target="_blank" rel="noopener">
              <Icon name="home" />
              {_('Lire la page de l’édition en attendant (nouvel onglet)')}
            </a>
          </div>
        )}
      </div>
      {state.kind === 'away' && <AwayCard away={state} />}
    </main>
  )
}

/** Outside of the campus for a reason: says which, and the way on. Never a dead end. */
export function Goodbye({ state }: { state: Gone }) {
  const { config } = useCampus()
  const { title, text, way } = useFarewell(state)
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    document.title = `${title} · ${config.edition.title}`
    heading.current?.focus()
  }, [title, config])
  return (
    <main class="threshold">
      <Logo />
      <div class="card threshold-card">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p>{text}</p>
        {state.kind === 'closed' && (state.farewell === 'kicked' || state.farewell === 'banned') && <ShownOutWords />}
        <div class="actions">
          <a class="btn" href={config.edition.url}>
            <Icon name="home" />
            {_('Page de l’édition')}
          </a>
          {way}
        </div>
      </div>
    </main>
  )
}

function useFarewell(state: Gone): { title: string; text: string; way: ComponentChildren } {
  const { config, session, store } = useCampus()
  const comeBack = (words: string): ComponentChildren => (
    <button type="button" class="btn primary" onClick={() => session.comeBack()}>
      <Icon name="go" />
      {words}
    </button>
  )
  if (state.kind === 'refused') {
    const reload = (
      <button type="button" class="btn primary" onClick={() => location.reload()}>
        <Icon name="refresh" />
        {_('Recharger la page')}
      </button>
    )
    const text = state.message || _('Le campus n’a pas pu vous accueillir.')
    return { title: _('La porte ne s’ouvre pas'), text, way: state.code === 'protocol' ? reload : comeBack(_('Réessayer')) }
  }
  switch (state.farewell) {
    case 'left':
      return { title: _('Vous avez quitté le campus'), text: _('À bientôt. Votre place vous attend si vous revenez.'), way: comeBack(_('Revenir sur le campus')) }
    case 'replaced':
      return {
        title: _('Vous êtes dans un autre onglet'),
        text: _('Le campus s’est ouvert ailleurs, et votre avatar vous y a suivi. Une personne ne peut marcher qu’à un endroit à la fois.'),
        way: comeBack(_('Revenir ici')),
      }
    case 'sign-in':
      return {
        title: _('Votre session a pris fin'),
        text: _('Connectez-vous de nouveau : vous reviendrez à la même place.'),
        way: (
          <a class="btn primary" href={signInAddress(config.signInUrl, addressOf(store.view.value))} onClick={markReturning}>
            <Icon name="person" />
            {_('Se connecter')}
          </a>
        ),
      }
    case 'forbidden':
      return {
        title: _('Le campus ne vous est pas ouvert'),
        text: _('Votre compte n’a pas, ou n’a plus, accès au campus de cette édition. L’équipe d’organisation peut vous le rendre.'),
        way: comeBack(_('Réessayer')),
      }
    case 'kicked':
      return {
        title: _('L’équipe vous a fait sortir du campus'),
        text: _('Vous pouvez revenir dès maintenant ; gardez en tête ce qui suit.'),
        way: comeBack(_('Revenir sur le campus')),
      }
    case 'banned':
      return {
        title: _('L’équipe vous a banni·e de cette édition'),
        text: _('Tous vos onglets ont quitté le campus, et votre compte n’y entre plus.'),
        way: shownOut.value?.until ? comeBack(_('Réessayer')) : null,
      }
    case 'broken':
      return {
        title: _('La connexion a été interrompue'),
        text: _('Le campus n’a pas compris ce que cette page lui envoyait. La recharger suffit le plus souvent.'),
        way: (
          <button type="button" class="btn primary" onClick={() => location.reload()}>
            <Icon name="refresh" />
            {_('Recharger la page')}
          </button>
        ),
      }
  }
}

function signInAddress(signInUrl: string, next: string): string {
  const url = new URL(signInUrl, location.href)
  url.searchParams.set('next', next)
  return url.pathname + url.search
}

export function Logo() {
  const { config } = useCampus()
  return (
    <a class="logo" href={config.edition.url} aria-label={_('Num4all, page de l’édition')}>
      num<em>4</em>all
    </a>
  )
}
