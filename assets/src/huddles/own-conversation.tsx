import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill } from '../i18n'
import { namesWords } from './hearing-words'
import { MediaButtons } from './media-buttons'
import { ConversationItems, LeaveButton } from './more-menu'
import { WhoHears } from './who-hears'

/** In the list: with whom I talk, who hears me, and all that the bar over the map offers. */
export function OwnConversation() {
  const { huddles, store } = useCampus()
  const { huddle, media, myPart } = huddles.store
  const talk = huddle.value
  const me = store.place.value?.member
  const names = talk?.partners.filter(({ member, part }) => member !== me && part === 'speaker').flatMap(({ member }) => store.members.value.get(member)?.name ?? []) ?? []
  const { microphone, camera, screen } = media.value
  return (
    <section class="own-conversation" aria-labelledby="own-conversation-title" data-kind={talk?.kind}>
      <Icon name={talk ? 'bubble' : 'ear'} />
      <div class="words">
        <h3 id="own-conversation-title">
          {!talk ? _('Vous ne parlez avec personne') : fill(myPart.value === 'listener' ? _('Vous écoutez {names}') : media.value.sound ? _('Vous parlez avec {names}') : _('À portée de voix : {names}'), { names: namesWords(names, 4) })}
          {talk?.name && <span class="chip">{talk.name}</span>}
          {talk?.locked && (
            <span class="chip gold">
              <Icon name="lock" />
              {_('Fermée')}
            </span>
          )}
        </h3>
        <p class="small">
          {[microphone ? _('Micro ouvert') : _('Micro coupé'), camera ? _('caméra allumée') : _('caméra coupée'), ...(screen ? [_('écran partagé')] : [])].join(', ')}
        </p>
        <WhoHears />
      </div>
      <div class="actions">
        <MediaButtons look="btn" />
        <LeaveButton look="btn" />
      </div>
      <div class="actions rarer">
        <ConversationItems look="btn quiet small" />
      </div>
    </section>
  )
}
