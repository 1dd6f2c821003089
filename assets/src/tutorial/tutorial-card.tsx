import { useCampus } from '../campus/campus'
import { Icon, type IconName } from '../campus/icons'
import { _ } from '../i18n'
import { STEPS, type Step, type Tour } from './steps'
import { placeOf, wordsOf } from './words'

const ICONS: Readonly<Record<Step | 'end', IconName>> = { walk: 'walk', meet: 'people', interact: 'sit', talk: 'messages', end: 'help' }

/** One step at a time, beside what one does: it takes neither the focus nor a click from the campus. */
export function TutorialCard() {
  const { tutorial } = useCampus()
  const tour = tutorial.tour.value
  return tour && <Card tour={tour} />
}

function Card({ tour }: { tour: Tour }) {
  const { store, tutorial } = useCampus()
  const { step, state } = tour
  const { title, text } = wordsOf(tour, store)
  const isEnd = step === 'end'
  return (
    <aside class="tutorial card" aria-label={_('Premiers pas')} data-step={step} data-state={state}>
      <span class="tutorial-icon">
        <Icon name={state === 'done' ? 'check' : ICONS[step]} />
      </span>
      <div class="words">
        <p class="tutorial-place small muted">
          {_('Premiers pas')}
          {!isEnd && ` · ${placeOf(step, STEPS)}`}
        </p>
        <h2>{title}</h2>
        <p class="tutorial-text">{state === 'done' ? _('C’est fait.') : text}</p>
      </div>
      <div class="tutorial-actions">
        {/* The same two buttons from step to step, so that the focus stays on them. */}
        <button type="button" class={isEnd || state === 'already' ? 'btn small primary' : 'btn small'} onClick={() => (isEnd ? tutorial.stop() : tutorial.next())}>
          {isEnd ? _('Terminer') : state === 'doing' ? _('Passer cette étape') : _('Suite')}
        </button>
        {!isEnd && (
          <button type="button" class="btn quiet small" onClick={() => tutorial.stop()}>
            {_('Tout passer')}
          </button>
        )}
      </div>
    </aside>
  )
}
