import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { _ } from '../i18n'

type Panels = typeof import('./panels')

/** What opens over the campus is not needed to stand and walk in it: it comes once that is done, or when it is first opened. */
const panels = signal<Panels | 'failed' | null>(null)
let coming = false
let awaited = false

async function fetchPanels(): Promise<void> {
  if (coming || isLoaded(panels.peek())) return
  coming = true
  panels.value = null
  try {
    panels.value = await import('./panels')
  } catch {
    // What was fetched ahead nobody has missed: it is tried again when a panel is opened.
    panels.value = awaited ? 'failed' : null
  } finally {
    coming = false
  }
}

function isLoaded(state: Panels | 'failed' | null): state is Panels {
  return state !== null && state !== 'failed'
}

/** Fetch the panels when the page has nothing else to do. */
export function fetchPanelsAtLeisure(): void {
  const fetchNow = (): void => void fetchPanels()
  if ('requestIdleCallback' in window) requestIdleCallback(fetchNow, { timeout: 4000 })
  else setTimeout(fetchNow, 1000)
}

/** What stands in the page without a dialog around it: null until it has come. */
export function usePanels(): Panels | null {
  useEffect(() => void fetchPanels(), [])
  const loaded = panels.value
  return isLoaded(loaded) ? loaded : null
}

interface LaterProps {
  /** The id of the heading that names the dialog; without one, something that is there already names it. */
  labelledBy?: string
  /** What stands there meanwhile, in place of the skeleton. */
  meanwhile?: ComponentChildren
  close(): void
  /** It came, or did not, after one had waited: the focus is the caller's business. Without this it goes to what is marked `autofocus`. */
  arrived?(): void
  children(panels: Panels): ComponentChildren
}

/** A panel's content, as soon as it has come. Until then a skeleton that can be closed; what comes takes the focus over. */
export function Later({ labelledBy, meanwhile, close, arrived = takeFocus, children }: LaterProps) {
  const loaded = panels.value
  const shown = useRef(loaded)
  useEffect(() => {
    awaited = true
    void fetchPanels()
    return () => {
      awaited = false
    }
  }, [])
  useLayoutEffect(() => {
    if (shown.current !== loaded) arrived()
    shown.current = loaded
  }, [loaded, arrived])
  if (isLoaded(loaded)) return <>{children(loaded)}</>
  if (loaded === 'failed') return <NotLoaded labelledBy={labelledBy} close={close} />
  return <>{meanwhile ?? <Waiting labelledBy={labelledBy} close={close} />}</>
}

/** What had the focus while one waited has gone: it goes where it would have been at once. */
function takeFocus(): void {
  const dialog = document.querySelector('dialog[open]')
  const lost = document.activeElement === document.body || document.activeElement === dialog
  if (lost) dialog?.querySelector<HTMLElement>('[autofocus]')?.focus()
}

function Waiting({ labelledBy, close }: { labelledBy: string | undefined; close(): void }) {
  return (
    <>
      <Heading id={labelledBy}>{_('Un instant…')}</Heading>
      <Skeleton />
      <div class="actions">
        <button type="button" class="btn" onClick={close}>
          {_('Fermer')}
        </button>
      </div>
    </>
  )
}

/** Lines that stand where words will be. */
export function Skeleton() {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{_('Chargement…')}</span>
      <i />
      <i />
      <i />
    </div>
  )
}

/** A new page brings the pieces of a campus that was renewed meanwhile, and comes back to the same place. */
function NotLoaded({ labelledBy, close }: { labelledBy: string | undefined; close(): void }) {
  return (
    <>
      <Heading id={labelledBy}>{_('Ce panneau ne s’est pas chargé')}</Heading>
      <p role="alert">{_('La connexion s’est interrompue, ou le campus vient d’être mis à jour. Rechargez la page : vous reviendrez à la même place.')}</p>
      <div class="actions">
        <button type="button" class="btn" onClick={close}>
          {_('Fermer')}
        </button>
        <button type="button" class="btn primary" onClick={() => location.reload()}>
          {_('Recharger la page')}
        </button>
      </div>
    </>
  )
}

function Heading({ id, children }: { id: string | undefined; children: ComponentChildren }) {
  return id === undefined ? null : (
    <h2 id={id} tabIndex={-1} autofocus>
      {children}
    </h2>
  )
}
