import { useCampus } from '../campus/campus'
import { _, ngettext } from '../i18n'
import { HandPicture } from './emote-picture'

/** Who has their hand raised, in the order in which they raised it. Nothing when nobody has. */
export function RaisedHands({ heading: Heading }: { heading: 'h2' | 'h3' }) {
  const { people, store } = useCampus()
  const hands = people.store.hands.value.flatMap((member) => {
    const person = store.members.value.get(member)
    return person ? [{ member, person }] : []
  })
  if (hands.length === 0) return null
  const me = store.place.value?.member
  return (
    <section class="raised-hands" aria-labelledby="hands-title">
      <Heading id="hands-title">
        <HandPicture />
        {ngettext('{n} main levée', '{n} mains levées', hands.length)}
      </Heading>
      <ol>
        {hands.map(({ member, person }) => (
          <li key={member}>
            {person.name}
            {member === me && (
              <>
                {' '}
                <button type="button" class="btn quiet small" onClick={() => void people.raiseHand(false)}>
                  {_('Baisser la main')}
                </button>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
