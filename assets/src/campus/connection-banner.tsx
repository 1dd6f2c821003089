import { useEffect, useState } from 'preact/hooks'
import { _, ngettext } from '../i18n'
import type { ConnectionState } from '../protocol/connection'
import { useCampus } from './campus'
import { Icon } from './icons'
import { manyArrive } from './waiting'

type Away = Extract<ConnectionState, { kind: 'away' }>

/** While the line is down: what is going on, when the next try comes, and a way not to wait for it. */
export function ConnectionBanner() {
  const { store } = useCampus()
  const connection = store.connection.value
  if (connection.kind === 'waiting') return <WaitingCard until={connection.until} />
  return connection.kind === 'away' ? <AwayCard away={connection} /> : null
}

function WaitingCard({ until }: { until: number }) {
  return (
    <div class="away card">
      <Icon name="people" />
      <div class="words">
        <b>{manyArrive()}</b> <SecondsLeft until={until} />
      </div>
    </div>
  )
}

/** About how long it takes; for the eye only. */
export function SecondsLeft({ until }: { until: number }) {
  const seconds = useSecondsUntil(until) ?? 1
  return (
    <span class="numbers" aria-hidden="true">
      {ngettext('Environ {n} seconde.', 'Environ {n} secondes.', seconds)}
    </span>
  )
}

export function AwayCard({ away }: { away: Away }) {
  const { session } = useCampus()
  const seconds = useSecondsUntil(away.retryAt)
  return (
    <div class="away card">
      <Icon name="offline" />
      <div class="words">
        <b>{away.offline ? _('Vous êtes hors ligne.') : away.busy ? _('Beaucoup de monde arrive en même temps.') : _('Connexion perdue.')}</b>{' '}
        <span class="numbers">
          {seconds === null ? _('Nous essayons de la rétablir…') : ngettext('Nouvel essai dans {n} seconde.', 'Nouvel essai dans {n} secondes.', seconds)}
        </span>
      </div>
      <button type="button" class="btn" disabled={seconds === null} onClick={() => session.connection.retryNow()}>
        <Icon name="refresh" />
        {_('Réessayer maintenant')}
      </button>
    </div>
  )
}

/** Whole seconds left, at least 1; null when there is nothing to wait for. */
function useSecondsUntil(time: number | null): number | null {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    if (time === null) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [time])
  return time === null ? null : Math.max(1, Math.ceil((time - now) / 1000))
}
