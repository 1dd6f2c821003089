import { useRef } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, ngettext } from '../i18n'
import { boxOf, placeOver } from '../people/placing'
import { hearingWords, type Hearing } from './hearing-words'
import type { Huddles } from './huddles'

/** “Who hears me”, always in sight; pressed, it says by name who hears me and whom I hear. */
export function WhoHears() {
  const { huddles } = useCampus()
  const opener = useRef<HTMLButtonElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const hearing = hearingOf(huddles)
  const heard = hearing.microphone && hearing.hearers > 0 && hearing.apart === '' && !hearing.connecting
  return (
    <>
      <button
        ref={opener}
        type="button"
        class="who-hears"
        popovertarget="who-hears"
        aria-haspopup="dialog"
        data-hearers={huddles.store.hearers.value.length}
        data-apart={hearing.apart}
        data-heard={heard}
      >
        <Icon name="ear" />
        <span>{hearingWords(hearing)}</span>
      </button>
      <div
        ref={popover}
        id="who-hears"
        class="menu who-hears-names"
        popover="auto"
        role="dialog"
        aria-label={_('Qui vous entend')}
        tabIndex={-1}
        onToggle={(event) => {
          if (event.newState !== 'open') return
          placeOver(popover.current!, boxOf(opener.current!))
          popover.current!.focus()
        }}
      >
        <Names />
      </div>
    </>
  )
}

export function hearingOf({ store }: Huddles): Hearing {
  const around = store.around.value
  const { microphone } = store.media.value
  const speakers = store.huddle.value?.partners.filter(({ part }) => part === 'speaker').length ?? 0
  const { state } = store.path.value
  return {
    apart: store.apart.value,
    hearers: microphone ? store.wouldHear.value.length : (around?.heard_by.length ?? 0),
    microphone,
    listening: store.myPart.value === 'listener' && speakers > 0 ? speakers : null,
    connecting: microphone && state !== 'connected' && state !== 'none',
  }
}

function Names() {
  const { huddles, store } = useCampus()
  const { around, hearers, hears, media, wouldHear } = huddles.store
  const name = (member: number): string => store.members.value.get(member)?.name ?? ''
  const hearing = new Set(wouldHear.value)
  const near = around.value?.heard_by ?? []
  const deaf = near.filter((member) => !hearing.has(member))
  return (
    <>
      {wouldHear.value.length > 0 && (
        <NameList
          title={
            hearers.value.length > 0
              ? ngettext('{n} personne vous entend', '{n} personnes vous entendent', hearers.value.length)
              : ngettext('{n} personne vous entendrait', '{n} personnes vous entendraient', wouldHear.value.length)
          }
          names={wouldHear.value.map(name)}
        />
      )}
      {deaf.length > 0 && <NameList title={_('À portée, mais sans le son')} names={deaf.map(name)} />}
      {hears.value.size > 0 && media.value.sound && <NameList title={_('Vous entendez')} names={[...hears.value].map(([member, gain]) => `${name(member)} · ${loudness(gain)}`)} />}
      <p class="small muted">{_('On s’entend à cinq cases, de plus en plus fort en s’approchant.')}</p>
    </>
  )
}

function NameList({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      {names.length > 0 && (
        <ul>
          {names.map((one, index) => (
            <li key={index}>{one}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function loudness(gain: number): string {
  if (gain >= 0.9) return _('pleine voix')
  return gain >= 0.5 ? _('un peu moins fort') : _('de loin')
}
