import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** Settings that belong together, under their name. */
export function Group({ title, hint, children }: { title: string; hint?: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <fieldset class="settings-group" aria-describedby={hint ? id : undefined}>
      <legend>{title}</legend>
      {hint && (
        <p id={id} class="small muted">
          {hint}
        </p>
      )}
      {children}
    </fieldset>
  )
}

/** On or off, at once. */
export function Switch({ on, onChange, children }: { on: boolean; onChange(on: boolean): void; children: ComponentChildren }) {
  return (
    <label class="switch">
      <input type="checkbox" role="switch" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{children}</span>
    </label>
  )
}

interface ChoicesProps<Value> {
  name: string
  /** The command that choosing sends. */
  command?: string
  /** Without one, the group around names them. */
  title?: string
  choices: readonly (readonly [Value, string])[]
  /** Null while it is not known. */
  chosen: Value | null
  onChange(value: Value): void
}

/** One of a few. */
export function Choices<Value extends string | number>({ name, command, title, choices, chosen, onChange }: ChoicesProps<Value>) {
  const id = useId()
  return (
    <div class="settings-choices" role={title ? 'radiogroup' : undefined} aria-labelledby={title ? id : undefined}>
      {title && (
        <p id={id} class="settings-name">
          {title}
        </p>
      )}
      {choices.map(([value, words]) => (
        <label class="settings-choice" key={value}>
          <input type="radio" name={`settings-${name}`} data-command={command} disabled={chosen === null} checked={value === chosen} onChange={() => onChange(value)} />
          <span>{words}</span>
        </label>
      ))}
    </div>
  )
}
