import { useEffect, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import type { Opened } from '../campus/store'
import { _, fill } from '../i18n'
import { OutsideLink } from './link-panel'
import { hostOf, SANDBOX, showingOf } from './screens'

/** A page that has not come by then is not going to. */
const PATIENCE_MS = 15_000

type State = 'loading' | 'shown' | 'failed'

/** A page in a frame without rights over ours; it plays no sound by itself. One that may not be shown is a link. */
export function ScreenPanel({ opened }: { opened: Opened }) {
  const { config } = useCampus()
  const { url, title } = opened
  const showing = showingOf(url, config.ownScreens, config.embedOrigins)
  const [state, setState] = useState<State>('loading')
  const host = hostOf(url)
  useEffect(() => {
    if (showing === 'link') return
    const timer = setTimeout(() => setState((now) => (now === 'loading' ? 'failed' : now)), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [showing])
  return (
    <>
      {showing === 'link' ? (
        <p class="notice">{_('Ce site ne se montre pas dans le campus : ouvrez-le dans un onglet.')}</p>
      ) : (
        <div class="screen-frame" data-state={state}>
          {state === 'loading' && (
            <p class="screen-wait" role="status">
              {_('Chargement…')}
            </p>
          )}
          {state === 'failed' && (
            <p class="screen-wait" role="alert">
              {_('L’écran ne répond pas. Ouvrez-le dans un onglet, ou revenez plus tard.')}
            </p>
          )}
          <iframe
            sandbox={SANDBOX[showing]}
            allow="fullscreen"
            referrerpolicy="no-referrer"
            title={fill(_('Écran : {title}'), { title })}
            src={url}
            hidden={state === 'failed'}
            onLoad={() => setState('shown')}
          />
        </div>
      )}
      <div class="actions thing-foot">
        <span class="small muted">{host ? fill(_('Montré par {host}'), { host }) : _('Montré par le campus')}</span>
        <OutsideLink url={url} />
      </div>
    </>
  )
}
