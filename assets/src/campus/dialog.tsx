import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { LiveRegions } from './news'

export interface DialogProps {
  open: boolean
  onClose: () => void
  /** The id of its heading. */
  labelledBy: string
  /** A class of its own, besides. */
  look?: string
  children: ComponentChildren
}

/** A native modal dialog: the browser keeps the focus in it, gives it back, and closes it on Escape. */
export function Dialog({ open, onClose, labelledBy, look = '', children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = element.current!
    if (open && !dialog.open) dialog.showModal()
    else if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    <dialog
      ref={element}
      class={`dialog ${look}`}
      aria-labelledby={labelledBy}
      onClose={onClose}
      onClick={(event) => event.target === element.current && onClose()}
    >
      {open && <div class="dialog-body">{children}</div>}
      {open && <LiveRegions />}
    </dialog>
  )
}
