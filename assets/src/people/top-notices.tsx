import { AnnouncementBanner } from '../chat/announcements'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { Avatar } from '../campus/people'
import { HuddleNotices } from '../huddles/notices'
import { _, fill } from '../i18n'
import type { Wave } from './store'

/** What stays at the top until it is dealt with: an announcement, whom one follows, who waves. The same in both views. */
export function TopNotices() {
  const { people } = useCampus()
  return (
    <div class="top-notices">
      <AnnouncementBanner />
      <HuddleNotices />
      <FollowBanner />
      {people.store.waves.value.map((wave) => (
        <WaveNotice key={wave.by.id} wave={wave} />
      ))}
    </div>
  )
}

function FollowBanner() {
  const { people } = useCampus()
  const followed = people.store.followed.value
  if (!followed) return null
  return (
    <section class="top-notice card follow-banner" aria-label={_('Suivre')}>
      <Icon name="follow" />
      <p>{fill(_('Vous suivez {name}'), { name: followed.name })}</p>
      <button type="button" class="btn small" data-command="people.unfollow" onClick={() => people.follower.end()}>
        {_('Arrêter')}
      </button>
    </section>
  )
}

function WaveNotice({ wave: { by, room } }: { wave: Wave }) {
  const { chat, people, store } = useCampus()
  const title = store.rooms.value.find(({ slug }) => slug === room)?.title
  const here = room === store.place.value?.room
  const then = (action: () => void) => () => {
    people.store.dismissWave(by.id)
    action()
  }
  return (
    <section class="top-notice card wave-notice" aria-label={fill(_('{name} vous salue'), { name: by.name })} data-wave={by.id}>
      <Avatar avatar={by.avatar} />
      <p class="words">
        <b>{fill(_('{name} vous salue'), { name: by.name })}</b>
        <span class="small muted">{here || !title ? by.establishment : fill(_('Dans : {room}'), { room: title })}</span>
      </p>
      <button type="button" class="btn quiet square" onClick={then(() => {})}>
        <Icon name="close" />
        <span class="visually-hidden">{_('Fermer ce message')}</span>
      </button>
      <div class="actions">
        <button type="button" class="btn small primary" onClick={then(() => void people.wave(by))}>
          <Icon name="wave" />
          {_('Saluer en retour')}
        </button>
        <button type="button" class="btn small" onClick={then(() => void people.goTo(by))}>
          {_('Rejoindre')}
        </button>
        <button type="button" class="btn small" onClick={then(() => chat.talkTo(by))}>
          {_('Message')}
        </button>
      </div>
    </section>
  )
}
