import { useRef, useState } from 'preact/hooks'
import { LettersSwitch } from '../campus/help-body'
import { _, fill } from '../i18n'
import { ACTIONS, assign, bindings, DEFAULTS, isDefault, restore, withoutKey, type Action, type Assigned, type Table } from '../input/bindings'
import { emoteName } from '../people/emotes'

export function nameOf(action: Action): string {
  switch (action) {
    case 'walk-up':
      return _('Marcher vers le haut')
    case 'walk-down':
      return _('Marcher vers le bas')
    case 'walk-left':
      return _('Marcher vers la gauche')
    case 'walk-right':
      return _('Marcher vers la droite')
    case 'interact':
      return _('Agir : lire, ouvrir, s’asseoir')
    case 'talk':
      return _('Écrire aux personnes proches')
    case 'hand':
      return _('Lever la main')
    case 'push-to-talk':
      return _('Parler tant que la touche est tenue')
    case 'share':
      return _('Partager l’écran')
    case 'leave':
      return _('Quitter la conversation')
    case 'emote-1':
    case 'emote-2':
    case 'emote-3':
    case 'emote-4':
    case 'emote-5':
    case 'emote-6':
      return fill(_('Réagir : {emote}'), { emote: emoteName(Number(action.slice('emote-'.length))) })
    case 'zoom-in':
      return _('Agrandir le plan')
    case 'zoom-out':
      return _('Réduire le plan')
    case 'help':
      return _('Ouvrir l’aide')
  }
}

/** All keys, to be changed or turned off one by one (WCAG 2.1.4). Folded away: most people never come here. */
export function KeySettings() {
  const [awaiting, setAwaiting] = useState<Action | null>(null)
  const [refused, setRefused] = useState<{ action: Action; reason: string } | null>(null)
  const [news, setNews] = useState('')
  const actions = ACTIONS.filter(bindings.isPresent)
  const isChanged = actions.some((action) => !isDefault(bindings.table, action))
  const settle = (action: Action, result: Assigned): void => {
    setAwaiting(null)
    if ('refused' in result) {
      setRefused({ action, reason: reasonOf(result) })
      setNews('')
      return
    }
    apply(result.table, fill(_('{action} : {key}'), { action: nameOf(action), key: labelIn(result.table, action) }))
  }
  const apply = (table: Table, words: string): void => {
    bindings.set(table)
    setRefused(null)
    setNews(words)
  }
  return (
    <details class="settings-group settings-keys">
      <summary>{_('Touches du clavier')}</summary>
      <p class="small muted">{_('Toujours : les flèches marchent, Ctrl + K cherche, Ctrl + Maj + A et Ctrl + Maj + V allument et coupent le micro et la caméra, Échap ferme.')}</p>
      <LettersSwitch />
      <ul class="rows">
        {actions.map((action) => (
          <KeyRow
            key={action}
            action={action}
            isAwaited={awaiting === action}
            reason={refused?.action === action ? refused.reason : ''}
            onAsk={() => {
              setAwaiting(action)
              setRefused(null)
            }}
            onGiveUp={() => setAwaiting(null)}
            onPress={(event) => settle(action, assign(bindings.table, action, event, bindings.isPresent))}
            onTurnOff={() => apply(withoutKey(bindings.table, action), fill(_('{action} : sans touche'), { action: nameOf(action) }))}
            onRestore={() => settle(action, restore(bindings.table, action, bindings.isPresent))}
          />
        ))}
      </ul>
      <p class="visually-hidden" role="status">
        {news}
      </p>
      <div class="actions">
        {/* Not disabled: it would lose the focus when it has done its work. */}
        <button type="button" class="btn" aria-disabled={!isChanged} onClick={() => isChanged && apply(DEFAULTS, _('Toutes les touches sont celles du début.'))}>
          {_('Rétablir toutes les touches')}
        </button>
      </div>
    </details>
  )
}

function reasonOf(result: Extract<Assigned, { refused: string }>): string {
  if (result.refused === 'unusable') return _('Cette touche ne peut pas servir ici. Choisissez une lettre, un chiffre ou un signe, sans Ctrl ni Alt.')
  return fill(_('Cette touche sert déjà à « {action} ». Choisissez-en une autre, ou coupez d’abord celle-là.'), { action: nameOf(result.by) })
}

function labelIn(table: Table, action: Action): string {
  const bound = table[action]
  return bound ? bindings.labelOf(bound) : _('aucune')
}

interface KeyRowProps {
  action: Action
  isAwaited: boolean
  /** Why the key that was pressed is not taken. */
  reason: string
  onAsk(): void
  onGiveUp(): void
  onPress(event: KeyboardEvent): void
  onTurnOff(): void
  onRestore(): void
}

function KeyRow({ action, isAwaited, reason, onAsk, onGiveUp, onPress, onTurnOff, onRestore }: KeyRowProps) {
  const asking = useRef<HTMLButtonElement>(null)
  const name = nameOf(action)
  const bound = bindings.table[action]
  const key = labelIn(bindings.table, action)
  const keyDown = (event: KeyboardEvent): void => {
    if (!isAwaited) return
    if (event.key === 'Escape') {
      event.preventDefault()
      onGiveUp()
    } else if (event.ctrlKey || event.metaKey || event.altKey || ['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(event.key)) {
      // Shift on the way to a sign; Tab moves on, and gives up with it.
    } else {
      event.preventDefault()
      onPress(event)
    }
  }
  return (
    <li class="row key-row" data-action={action}>
      <span class="words">
        {name}
        {reason && (
          <span class="key-refused" role="alert">
            {reason}
          </span>
        )}
      </span>
      <button
        ref={asking}
        type="button"
        class="btn small key-ask"
        aria-label={isAwaited ? fill(_('{action} : appuyez sur la nouvelle touche, Échap pour annuler'), { action: name }) : fill(_('{action} : {key}. Changer'), { action: name, key })}
        aria-pressed={isAwaited}
        onKeyDown={keyDown}
        onBlur={() => isAwaited && onGiveUp()}
        onClick={() => (isAwaited ? onGiveUp() : onAsk())}
      >
        {isAwaited ? _('Appuyez…') : bound ? <kbd class="key">{key}</kbd> : key}
      </button>
      {/* The first is one button with two uses, so that it keeps the focus. */}
      <button
        type="button"
        class="btn quiet small"
        aria-label={fill(bound ? _('{action} : couper la touche') : _('{action} : rétablir la touche'), { action: name })}
        onClick={bound ? onTurnOff : onRestore}
      >
        {bound ? _('Couper') : _('Rétablir')}
      </button>
      {bound && !isDefault(bindings.table, action) && (
        <button type="button" class="btn quiet small" aria-label={fill(_('{action} : rétablir la touche'), { action: name })} onClick={onRestore}>
          {_('Rétablir')}
        </button>
      )}
    </li>
  )
}
