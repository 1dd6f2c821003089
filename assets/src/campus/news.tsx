import { _ } from '../i18n'
import type { Spoken } from './announcer'
import { useCampus } from './campus'
import { Icon } from './icons'

/** What just happened: for screen readers in live regions, for the eye as notes that go by themselves. */
export function News() {
  const { announcer } = useCampus()
  return (
    <>
      <LiveRegions />
      {announcer.toasts.value.length > 0 && <Toasts />}
    </>
  )
}

/** One region waits for its turn, the other interrupts. Also in each open dialog: the page behind one is not listened to. */
export function LiveRegions() {
  const { announcer } = useCampus()
  return (
    <>
      <div class="visually-hidden" aria-live="polite" data-live="polite">
        <Sentence spoken={announcer.spoken.value} />
      </div>
      <div class="visually-hidden" aria-live="assertive" data-live="assertive">
        <Sentence spoken={announcer.urgent.value} />
      </div>
    </>
  )
}

/** A new element each time: changed text that is the same text would not be heard. */
function Sentence({ spoken }: { spoken: Spoken }) {
  return spoken.text === '' ? null : <p key={spoken.id}>{spoken.text}</p>
}

function Toasts() {
  const { announcer } = useCampus()
  return (
    <section aria-label={_('Notifications')}>
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
