import type { Opened } from '../campus/store'
import { DeskPanel } from './desk-panel'
import { LinkPanel } from './link-panel'
import { NotePanel } from './note-panel'
import { ScreenPanel } from './screen-panel'

/** What is inside of the dialog of a thing. */
export function Content({ opened, close }: { opened: Opened; close: () => void }) {
  switch (opened.kind) {
    case 'note':
      return <NotePanel opened={opened} />
    case 'link':
      return <LinkPanel opened={opened} close={close} />
    case 'screen':
      return <ScreenPanel opened={opened} />
    case 'desk':
      return <DeskPanel opened={opened} close={close} />
  }
}
