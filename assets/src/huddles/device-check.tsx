import { useEffect, useRef, useState } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _ } from '../i18n'
import { DeviceChoice } from './devices-choice'
import { CHECK_OFF, devicesChecked, type Problem } from './store'
import { checking } from './wishes'

type Part = 'video' | 'voice' | 'listen' | 'text'

/**
 * Before the first use, and whenever one wants to look again: how I look, how I sound, whether I hear; then in which way to take
 * part. Nothing of it is sent, and nothing is on before it is pressed.
 */
export function DeviceCheckBody({ close }: { close(): void }) {
  const { huddles } = useCampus()
  const { problems, unsupported } = huddles.store
  const wanted = checking.value?.wanted ?? null
  const [ready, setReady] = useState(false)
  useEffect(() => {
    void huddles.openCheck().finally(() => setReady(true))
    return () => huddles.closeCheck()
  }, [huddles])
  const cannot = unsupported.value
  const enter = async (part: Part): Promise<void> => {
    devicesChecked.set(true)
    close()
    for (const problem of [...problems.value.values()]) huddles.dismiss(problem)
    if (part === 'text') {
      await huddles.turnSound(false)
      return
    }
    // The microphone first: it is what most want to know is on.
    if (part === 'listen') await huddles.turnSound(true)
    else await huddles.turnMicrophone(true)
    if (part === 'video') await huddles.turnCamera(true)
  }
  const missing = (what: 'microphone' | 'camera'): boolean => problems.value.has(what)
  return (
    <>
      <h2 id="check-title" tabIndex={-1} autofocus>
        {_('Vérifier le son et l’image')}
      </h2>
      {cannot ? (
        <ProblemWords problem={cannot} />
      ) : (
        <>
          <p class="small muted">{_('Rien n’est envoyé pendant cet essai. Votre micro et votre caméra ne s’allument jamais d’eux-mêmes.')}</p>
          <div class="check-columns" aria-busy={!ready}>
            <CameraTrial disabled={!ready} />
            <div class="check-sound">
              <MicrophoneTrial disabled={!ready} />
              <SpeakerTrial disabled={!ready} />
            </div>
          </div>
        </>
      )}
      <fieldset class="check-parts">
        <legend>{_('Participer')}</legend>
        <PartButton part="video" icon="camera" words={_('Son et image')} help={_('On vous entend et on vous voit.')} main={wanted === 'camera'} off={cannot !== null || missing('camera') || missing('microphone')} enter={enter} />
        <PartButton part="voice" icon="mic" words={_('Son seul')} help={_('On vous entend, sans vous voir.')} main={wanted === 'microphone'} off={cannot !== null || missing('microphone')} enter={enter} />
        <PartButton part="listen" icon="hear" words={_('Écouter seulement')} help={_('Vous entendez les autres.')} main={wanted === 'sound'} off={cannot !== null} enter={enter} />
        <PartButton part="text" icon="messages" words={_('Texte seulement')} help={_('Vous lisez et vous écrivez.')} main={cannot !== null} off={false} enter={enter} />
      </fieldset>
      <div class="actions">
        <button type="button" class="btn" onClick={close}>
          {_('Fermer')}
        </button>
      </div>
    </>
  )
}

interface PartButtonProps {
  part: Part
  icon: Parameters<typeof Icon>[0]['name']
  words: string
  help: string
  /** What was pressed before this opened. */
  main: boolean
  off: boolean
  enter(part: Part): Promise<void>
}

function PartButton({ part, icon, words, help, main, off, enter }: PartButtonProps) {
  return (
    <button type="button" class={main && !off ? 'btn primary check-part' : 'btn check-part'} data-part={part} data-command="huddles.media" disabled={off} onClick={() => void enter(part)}>
      <Icon name={icon} />
      <span>
        <b>{words}</b>
        <span class="small">{help}</span>
      </span>
    </button>
  )
}

/** How I will look. */
function CameraTrial({ disabled }: { disabled: boolean }) {
  const { huddles } = useCampus()
  const { camera, picture } = huddles.store.check.value ?? CHECK_OFF
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (!video.current) return
    video.current.srcObject = picture
    void video.current.play().catch(() => undefined)
  }, [picture])
  const problem = huddles.store.problems.value.get('camera')
  return (
    <section class="check-camera" aria-labelledby="check-camera">
      <h3 id="check-camera">{_('Caméra')}</h3>
      <div class="check-picture" data-state={camera}>
        {picture ? <video ref={video} autoplay playsInline muted data-mirrored="true" aria-label={_('Votre image, comme dans un miroir')} /> : <Icon name="camera-off" />}
        <button type="button" class="btn" disabled={disabled || camera === 'starting'} onClick={() => void huddles.tryDevice('camera', camera === 'off')}>
          <Icon name={camera === 'on' ? 'camera-off' : 'camera'} />
          {camera === 'on' ? _('Arrêter l’essai') : camera === 'starting' ? _('Un instant…') : _('Essayer ma caméra')}
        </button>
      </div>
      {problem && <ProblemWords problem={problem} />}
      <DeviceChoice kind="camera" label={_('Caméra à utiliser')} />
    </section>
  )
}

/** How I will sound. */
function MicrophoneTrial({ disabled }: { disabled: boolean }) {
  const { huddles } = useCampus()
  const { microphone } = huddles.store.check.value ?? CHECK_OFF
  const problem = huddles.store.problems.value.get('microphone')
  return (
    <section aria-labelledby="check-microphone">
      <h3 id="check-microphone">{_('Micro')}</h3>
      <div class="check-line">
        <button type="button" class="btn" disabled={disabled || microphone === 'starting'} onClick={() => void huddles.tryDevice('microphone', microphone === 'off')}>
          <Icon name={microphone === 'on' ? 'mic-off' : 'mic'} />
          {microphone === 'on' ? _('Arrêter l’essai') : microphone === 'starting' ? _('Un instant…') : _('Essayer mon micro')}
        </button>
        <LevelMeter on={microphone === 'on'} />
      </div>
      {problem && <ProblemWords problem={problem} />}
      <DeviceChoice kind="microphone" label={_('Micro à utiliser')} />
    </section>
  )
}

/** Ten lights, and in words whether one is heard. */
function LevelMeter({ on }: { on: boolean }) {
  const { huddles } = useCampus()
  const meter = useRef<HTMLDivElement>(null)
  const [heard, setHeard] = useState(false)
  useEffect(() => {
    if (!on) setHeard(false)
    return huddles.store.level.subscribe((level) => {
      meter.current?.style.setProperty('--level', on ? level.toFixed(2) : '0')
      if (on && level > 0.08) setHeard(true)
    })
  }, [huddles, on])
  return (
    <div class="level">
      <div class="level-meter" ref={meter} aria-hidden="true" />
      <p class="small" role="status">
        {!on ? '' : heard ? _('On vous entend bien.') : _('Dites quelques mots…')}
      </p>
    </div>
  )
}

/** Whether I will hear. */
function SpeakerTrial({ disabled }: { disabled: boolean }) {
  const { huddles } = useCampus()
  const { playing } = huddles.store.check.value ?? CHECK_OFF
  return (
    <section aria-labelledby="check-speaker">
      <h3 id="check-speaker">{_('Haut-parleur')}</h3>
      <div class="check-line">
        <button type="button" class="btn" disabled={disabled || playing} onClick={() => void huddles.testSpeaker()}>
          <Icon name="sound" />
          {playing ? _('Trois notes montent…') : _('Entendre un son')}
        </button>
      </div>
      <DeviceChoice kind="speaker" label={_('Haut-parleur à utiliser')} />
    </section>
  )
}

/** What is in the way, and a way on. */
function ProblemWords({ problem }: { problem: Problem }) {
  return (
    <p class="notice terra" role="alert" data-problem={problem.kind}>
      <Icon name="warn" />
      <span>{problem.message}</span>
    </p>
  )
}
