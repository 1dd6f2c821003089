import { useEffect, useRef, useState } from 'preact/hooks'
import type { Facing } from '../protocol/frames'
import { avatars } from '../render/avatars'
import { AVATAR_HEIGHT, AVATAR_WIDTH, strideStep } from '../render/sprites'
import { still } from '../settings/motion'
import { LineIcon } from './line-icon'

/** Half a tile a pose, at the pace of the campus: 205 ms a tile is too quick to look at clothes by. */
const POSE_MS = 170
const POSES_A_SIDE = 12
const SIT = 3

/** Which way one looks next, turning to the left. */
const ROUND: readonly Facing[] = [0, 1, 3, 2]

type Doing = 'walk' | 'stand' | 'sit'

interface PreviewProps {
  code: string
  label: string
  words: Record<string, string>
}

/** The avatar, large: it walks and turns until someone turns it, and stands where motion is not wanted. */
export function Preview({ code, label, words }: PreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [doing, setDoing] = useState<Doing>(still.value ? 'stand' : 'walk')
  const [turned, setTurned] = useState<number | null>(null)
  const [pose, setPose] = useState(0)
  useEffect(() => {
    if (doing !== 'walk') return
    const walking = setInterval(() => setPose((before) => before + 1), POSE_MS)
    return () => clearInterval(walking)
  }, [doing])
  const side = turned ?? (doing === 'walk' ? Math.floor(pose / POSES_A_SIDE) % ROUND.length : 0)
  const facing = ROUND[side]!
  const step = doing === 'sit' ? SIT : doing === 'walk' ? strideStep(pose / 2) : 0
  // Whoever sits is seen from the front or the side: from behind, the chair would hide them.
  const shown = doing === 'sit' && facing === 3 ? 0 : facing
  useEffect(() => avatars.whenLoaded(() => avatars.drawPose(canvas.current!, code, shown, step)), [code, shown, step])
  const turn = (by: number): void => setTurned((side + by + ROUND.length) % ROUND.length)
  return (
    <div class="avatar-preview">
      <div class="avatar-ground" role="img" aria-label={label} data-avatar={code} data-facing={shown} data-step={step}>
        <canvas ref={canvas} width={AVATAR_WIDTH} height={AVATAR_HEIGHT} />
      </div>
      <div class="avatar-moves">
        <button type="button" class="btn square" aria-label={words.turnLeft} title={words.turnLeft} onClick={() => turn(1)}>
          <LineIcon name="left" />
        </button>
        <button type="button" class="btn" data-move="walk" onClick={() => setDoing(doing === 'walk' ? 'stand' : 'walk')}>
          <LineIcon name="walk" />
          {doing === 'walk' ? words.stop : words.walk}
        </button>
        <button type="button" class="btn" data-move="sit" onClick={() => setDoing(doing === 'sit' ? 'stand' : 'sit')}>
          {doing === 'sit' ? words.stand : words.sit}
        </button>
        <button type="button" class="btn square" aria-label={words.turnRight} title={words.turnRight} onClick={() => turn(-1)}>
          <LineIcon name="right" />
        </button>
      </div>
    </div>
  )
}
