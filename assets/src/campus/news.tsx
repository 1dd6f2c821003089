import { _ } from '../i18n'
import { useCampus } from './campus'
import { Icon } from './icons'

/** What just happened: for screen readers in one polite region, for the eye as notes that go by themselves. */
export function News() {
  const { announcer } = useCampus()
  return (
    <>
      <div class="visually-hidden" aria-live="polite">
        {announcer.spoken}
      </div>
      {announcer.toasts.value.length > 0 && <Toasts />}
    </>
  )
}

function Toasts() {
  const { announcer } = useCampus()
  return (
    <section aria-label={_('Messages')}>
      <ul class="toasts rows">
        {announcer.toasts.value.map((toast) => (
          <li key={toast.id} class="toast card">
            <span>{toast.text}</span>
            <button type="button" class="btn quiet square" onClick={() => announcer.dismiss(toast.id)}>
              <Icon name="close" />
              <span class="visually-hidden">{_('Fermer ce message')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
