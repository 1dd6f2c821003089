import '../../styles/avatar.css'
import { render } from 'preact'
import { avatars } from '../render/avatars'
import { followMotion } from '../settings/motion'
import { choicesOf } from './choices'
import { Maker } from './maker'

/** Put the maker in the place of the plain form's fields; where the art does not come, the plain form stays. */
async function start(): Promise<void> {
  const root = document.getElementById('avatar-maker')!
  const words = JSON.parse(document.getElementById('avatar-words')!.textContent!) as Record<string, string>
  if (!(await avatars.load())) return
  followMotion()
  const choices = choicesOf(root, avatars.wardrobe!)
  root.replaceChildren()
  render(<Maker {...choices} words={words} />, root)
}

void start()
