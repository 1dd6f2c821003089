import { useEffect, useRef } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon, type IconName } from '../campus/icons'
import { _, fill } from '../i18n'
import { keyLabel } from '../input/bindings'
import { deedOf, kindName, stateName, stateOf } from './media-state'
import { devicesChecked, type HuddleStore, type MediaKind } from './store'
import { checking } from './wishes'

const ICONS: Readonly<Record<MediaKind, readonly [on: IconName, off: IconName]>> = {
  sound: ['hear', 'mute-sound'],
  microphone: ['mic', 'mic-off'],
  camera: ['camera', 'camera-off'],
  screen: ['share', 'share'],
}

const KEYS: Partial<Record<MediaKind, 'A' | 'V'>> = { microphone: 'A', camera: 'V' }

/** Whether this browser can show its screen to others: those of phones cannot. */
const canShare = typeof navigator !== 'undefined' && !!navigator.mediaDevices && 'getDisplayMedia' in navigator.mediaDevices

interface LookProps {
  /** In the bar over the map, or in the list. */
  look: 'bar-item' | 'btn'
}

/** Sound, microphone, camera, screen: the same buttons over the map and in the list. */
export function MediaButtons({ look }: LookProps) {
  return (
    <>
      <MediaButton kind="sound" look={look} />
      <MediaButton kind="microphone" look={look} />
      <MediaButton kind="camera" look={look} />
      {canShare && <MediaButton kind="screen" look={look} />}
    </>
  )
}

function MediaButton({ kind, look }: LookProps & { kind: MediaKind }) {
  const { huddles, store } = useCampus()
  const state = stateOf(huddles.store, kind)
  const problem = huddles.store.problems.value.get(kind)
  const deed = deedOf(kind, state)
  const key = KEYS[kind]
  const letter = kind === 'screen' ? keyLabel('share') : null
  const shortcut = key ? fill(_('Ctrl+Maj+{key}'), { key }) : letter
  const title = state === 'problem' ? problem?.message : shortcut ? fill(_('{deed} ({shortcut})'), { deed, shortcut }) : deed
  const [onIcon, offIcon] = ICONS[kind]
  return (
    <button
      type="button"
      class={`${look} media-${kind}${look === 'bar-item' && kind === 'screen' ? ' only-wide' : ''}${state === 'on' ? ' on' : ''}`}
      data-command="huddles.media"
      data-media={kind}
      data-state={state}
      title={title}
      aria-keyshortcuts={key && `Control+Shift+${key}`}
      aria-busy={state === 'starting'}
      disabled={!store.inside.value}
      onClick={() => void press(huddles, kind)}
    >
      {kind === 'microphone' && state === 'on' ? <MicrophoneLevel store={huddles.store} /> : <Icon name={state === 'on' ? onIcon : state === 'problem' ? 'warn' : offIcon} />}
      {look === 'btn' ? (
        deed
      ) : (
        <span>
          {kindName(kind)} <span class="state">{stateName(kind, state, problem)}</span>
        </span>
      )}
    </button>
  )
}

/** Turn it on or off; the first time one looks at one's devices, and so one does when something is in the way. */
export async function press(huddles: ReturnType<typeof useCampus>['huddles'], kind: MediaKind): Promise<void> {
  const state = stateOf(huddles.store, kind)
  if (state === 'starting') return
  if (state !== 'on' && kind !== 'screen' && (!devicesChecked.value || state === 'problem' || huddles.store.unsupported.value)) {
    checking.value = { wanted: kind }
    return
  }
  const on = state !== 'on'
  if (kind === 'sound') await huddles.turnSound(on)
  else if (kind === 'microphone') await huddles.turnMicrophone(on)
  else if (kind === 'camera') await huddles.turnCamera(on)
  else await huddles.shareScreen(on)
}

/** A microphone that fills as one speaks: written past the renderer, ten times a second. */
function MicrophoneLevel({ store }: { store: HuddleStore }) {
  const element = useRef<HTMLSpanElement>(null)
  useEffect(() => store.level.subscribe((level) => element.current?.style.setProperty('--level', level.toFixed(2))), [store])
  return (
    <span class="mic-level" ref={element}>
      <Icon name="mic" />
    </span>
  )
}
