import { _, fill } from '../i18n'
import { shownOut } from './state'
import { moment } from './words'

/** On the last page of someone who was shown out: until when, why, and to whom one may object. */
export function ShownOutWords() {
  const told = shownOut.value
  if (!told) return null
  return (
    <>
      {told.why === 'banned' && (
        <p>
          {told.until
            ? fill(_('Vous pourrez revenir à partir de : {until}.'), { until: moment(told.until) })
            : _('Le campus vous est fermé pour toute la durée de l’édition.')}
        </p>
      )}
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
