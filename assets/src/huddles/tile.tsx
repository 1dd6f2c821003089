import { useEffect, useId, useRef } from 'preact/hooks'
import { useCampus } from '../campus/campus'
import { Icon } from '../campus/icons'
import { _, fill } from '../i18n'
import { HandPicture } from '../people/emote-picture'
import { boxOf, placeBeside } from '../people/placing'
import { avatars } from '../render/avatars'
import { AVATAR_HEIGHT, AVATAR_WIDTH } from '../render/sprites'
import type { Quality, Tile as TileOf } from './store'
import { signing } from './wishes'

/** Grounds behind the avatars of those whose camera is off: one tells them apart before one has read a name. */
const TINTS = 6

/** One face or one screen, with what there is to know of it in a picture and in words. */
export function Tile({ tile, large }: { tile: TileOf; large: boolean }) {
  const { huddles, store } = useCampus()
  const { member, mine, partner, picture, source } = tile
  const element = useRef<HTMLLIElement>(null)
  const person = store.members.value.get(member)
  if (!person) return null
  const screen = source === 'screen'
  const speaks = !screen && huddles.store.speaking.value.has(member)
  const quality = huddles.store.quality.value.get(member)
  const hand = !screen && (store.signs.value.get(member)?.hand ?? false)
  const name = mine ? _('Vous') : person.name
  return (
    <li
      ref={element}
      class="tile"
      data-tile={tile.key}
      data-member={member}
      data-source={source}
      data-mine={mine}
      data-tint={member % TINTS}
      data-speaking={speaks}
      data-large={large}
      data-signing={!screen && signing.value === person.id}
    >
      {picture ? (
        <Picture stream={picture} mirrored={mine && !screen} words={screen ? fill(_('Écran de {name}'), { name }) : fill(_('Image de {name}'), { name })} />
      ) : screen ? (
        <p class="tile-waits">{tile.spared ? _('Débit réduit : épinglez cet écran pour le voir.') : _('L’écran arrive…')}</p>
      ) : (
        <Standing avatar={person.avatar} />
      )}
      <p class="tile-plate">
        {!screen && !partner.microphone && (
          <>
            <Icon name="mic-off" />
            <span class="visually-hidden">{_('Micro coupé :')}</span>
          </>
        )}
        {speaks && <Icon name="sound" />}
        <span class="tile-name">{screen ? fill(_('Écran : {name}'), { name }) : name}</span>
        {speaks && <span class="tile-speaks"> · {_('parle')}</span>}
      </p>
      <div class="tile-signs">
        {hand && (
          <span class="tile-sign">
            <HandPicture />
            <span class="visually-hidden">{_('main levée')}</span>
          </span>
        )}
        {signing.value === person.id && !screen && (
          <span class="tile-sign">
            <Icon name="sign" />
            <span class="visually-hidden">{_('Langue des signes')}</span>
          </span>
        )}
        {tile.pinned && (
          <span class="tile-sign">
            <Icon name="tack" />
            <span class="visually-hidden">{_('Épinglé')}</span>
          </span>
        )}
        {quality && quality !== 'good' && (
          <span class="tile-sign" data-quality={quality}>
            <Icon name={quality === 'poor' ? 'lines-weak' : 'lines'} />
            <span class="visually-hidden">{qualityName(quality)}</span>
          </span>
        )}
      </div>
      <TileMenu tile={tile} name={name} element={element} />
    </li>
  )
}

function qualityName(quality: Quality): string {
  switch (quality) {
    case 'good':
      return _('Bonne liaison')
    case 'fair':
      return _('Liaison moyenne')
    case 'poor':
      return _('Liaison faible')
  }
}

/** Pictures only: sound goes its own way, louder and softer with distance. */
function Picture({ stream, mirrored, words }: { stream: MediaStream; mirrored: boolean; words: string }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current!
    element.srcObject = stream
    // Browsers that want a gesture first start it when one comes.
    void element.play().catch(() => undefined)
    return () => {
      element.srcObject = null
    }
  }, [stream])
  return <video ref={video} autoplay playsInline muted data-mirrored={mirrored} aria-label={words} />
}

/** While a camera is off: their avatar, as it stands on the map. */
function Standing({ avatar }: { avatar: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => avatars.whenLoaded(() => avatars.drawPose(canvas.current!, avatar, 0, 0)), [avatar])
  return <canvas ref={canvas} class="tile-avatar" width={AVATAR_WIDTH} height={AVATAR_HEIGHT} aria-hidden="true" data-avatar={avatar} />
}

/** Pin, sign language, the whole screen, and their card. */
function TileMenu({ tile, name, element }: { tile: TileOf; name: string; element: { current: HTMLElement | null } }) {
  const { huddles, people, store } = useCampus()
  const { member, mine, pinned, source } = tile
  const id = `tile-menu-${useId()}`
  const opener = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const person = store.members.value.get(member)
  const signs = person !== undefined && signing.value === person.id
  const hide = (): void => menu.current!.hidePopover()
  return (
    <>
      {source === 'screen' && (
        <button type="button" class="btn square tile-grow" title={_('Plein écran')} onClick={() => void element.current?.requestFullscreen?.()}>
          <Icon name="grow" />
          <span class="visually-hidden">{_('Plein écran')}</span>
        </button>
      )}
      <button ref={opener} type="button" class="btn square tile-more" popovertarget={id} aria-haspopup="dialog" aria-label={fill(_('Image de {name} : plus d’actions'), { name })}>
        <Icon name="more" />
      </button>
      <div
        ref={menu}
        id={id}
        class="menu tile-menu"
        popover="auto"
        role="dialog"
        aria-label={name}
        onToggle={(event) => {
          if (event.newState !== 'open') return
          placeBeside(menu.current!, boxOf(opener.current!))
          menu.current!.querySelector<HTMLElement>('button')?.focus()
        }}
      >
        <button type="button" class="menu-item" aria-pressed={pinned} onClick={() => (hide(), huddles.pin(source, member, !pinned))}>
          <Icon name="tack" />
          {pinned ? _('Ne plus épingler') : _('Épingler en tête')}
        </button>
        {source === 'person' && !mine && person && (
          <button
            type="button"
            class="menu-item"
            aria-pressed={signs}
            onClick={() => {
              hide()
              signing.value = signs ? null : person.id
              // Its picture comes before all others.
              huddles.pin('person', member, !signs)
            }}
          >
            <Icon name="sign" />
            {signs ? _('N’est plus en langue des signes') : _('Langue des signes : en grand')}
          </button>
        )}
        <button type="button" class="menu-item" onClick={() => (hide(), void element.current?.requestFullscreen?.())}>
          <Icon name="grow" />
          {_('Plein écran')}
        </button>
        {person && !mine && (
          <button type="button" class="menu-item" aria-haspopup="dialog" onClick={() => (hide(), void people.open(person, boxOf(opener.current!)))}>
            <Icon name="person" />
            {fill(_('Fiche de {name}'), { name: person.name })}
          </button>
        )}
      </div>
    </>
  )
}
