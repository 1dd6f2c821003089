import '../../styles/avatar.css'
import { render } from 'preact'
import { avatars } from '../render/avatars'
import { followMotion } from '../settings/motion'
import type { MakerData } from './choices'
import { Maker } from './maker'

/** Put the maker in the place of the plain form's fields; where the art does not come, the plain form stays. */
async function start(): Promise<void> {
  const root = document.getElementById('avatar-maker')!
  const data = JSON.parse(document.getElementById('avatar-choices')!.textContent!) as MakerData
  if (!(await avatars.load())) return
  followMotion()
  root.replaceChildren()
  render(<Maker {...data} />, root)
}

void start()
