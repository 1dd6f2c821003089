import { _, ngettext } from '../i18n'
import { useCampus } from './campus'
import { Icon } from './icons'

/** Where one is: the room, the place it is the twin of, and how many are here: on site and online, nobody twice. */
export function HereCard() {
  const { store } = useCampus()
  const here = store.here.value
  if (!here) return null
  return (
    <header class="here card" data-covers="bar">
      <div class="words">
        <h1>{here.title}</h1>
        {here.place && <p class="small muted">{here.place}</p>}
      </div>
      {here.on_site > 0 && (
        <span class="chip gold">
          <Icon name="pin" />
          {ngettext('{n} sur place', '{n} sur place', here.on_site)}
        </span>
      )}
      <span class="chip teal">
        <Icon name="people" />
        {ngettext('{n} en ligne', '{n} en ligne', here.online - here.on_site)}
      </span>
      {here.door === 'full' && <span class="chip terra">{_('Complet')}</span>}
    </header>
  )
}
