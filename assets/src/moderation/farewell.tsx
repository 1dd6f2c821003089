import { _, fill } from '../i18n'
import { shownOut } from './state'
import { untilWords } from './words'

/** On the last page of someone who was shown out: until when, why, and to whom one may object. */
export function ShownOutWords() {
  const told = shownOut.value
  if (!told) return null
  return (
    <>
      {told.why === 'banned' && <p>{fill(_('Le campus vous est fermé {until}.'), { until: untilWords(told.until) })}</p>}
      {told.reason && (
        <p>
          <b>{_('Motif :')}</b> {told.reason}
        </p>
      )}
      <p>
        {_('Si vous contestez cette décision, écrivez à :')} <a href={`mailto:${told.appeal}`}>{told.appeal}</a>
      </p>
    </>
  )
}
