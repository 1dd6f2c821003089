import { Bubbles, spring } from './bubbles'
import { SHORT_PX, type Label, type LabelCache } from './labels'
import { placeNames, Taken, type NameForm, type NameToPlace, type PlacedName } from './names'
import type { DrawnAvatar, Scene } from './renderer'
import { drawSpeech, placeSpeech, SpeechCache, type SpeechToPlace } from './speech'
import { AVATAR_HEIGHT } from './sprites'
import { pointOf, type Box, type View } from './view'

/** Share of an avatar's strength, and of its name's, while nothing is known of the others. */
export const STALE_ALPHA = 0.35

/** A label is this far above the head, in px of the map. */
const LABEL_GAP_PX = 1

/** Whoever's name is shown whole keeps their turn against someone this much nearer, tiles. */
const KEEPS_TURN_TILES = 1.5

/** The rank of those who are placed before all others: who speaks, who is pointed at; mine comes before it. */
const FIRST = -10

interface WordsScene {
  /** Those on the canvas, the foremost last. */
  shown: readonly DrawnAvatar[]
  scene: Scene
  signs: readonly Box[]
  /** What the cards leave free. */
  free: Box
}

/** Where someone stands: the middle of their tile, their feet, and the foot of the label over their head. Device px. */
export function standing(view: View, { x, y }: { x: number; y: number }): { middle: number; feet: number; head: number } {
  const { x: middle, y: feet } = pointOf(view, x + 0.5, y + 1)
  return { middle, feet, head: feet - (AVATAR_HEIGHT + LABEL_GAP_PX) * view.scale }
}

/** What stands over the heads: names, what is said, hands and emotes. */
export class Words {
  private readonly bubbles = new Bubbles()
  private readonly speech = new SpeechCache()
  private names: ReadonlyMap<number, PlacedName> = new Map()
  private forms: ReadonlyMap<number, NameForm> = new Map()

  constructor(private readonly labels: LabelCache) {}

  setDensity(density: number): void {
    this.bubbles.setDensity(density)
    this.speech.setDensity(density)
  }

  /** The typeface has come. */
  redraw(): void {
    this.speech.clear()
  }

  /** Another room: what was shown there does not matter here. */
  forget(): void {
    this.forms = new Map()
  }

  /** Where someone's name was last drawn. */
  nameOf(member: number): PlacedName | undefined {
    return this.names.get(member)
  }

  /** Names, what is said, and what is shown over the heads, each out of the way of the others. */
  draw(context: CanvasRenderingContext2D, view: View, { shown, scene, signs, free }: WordsScene): void {
    const { hoveredMember, stale } = scene
    const taken = new Taken()
    for (const sign of signs) taken.add(sign)
    const me = shown.find(({ mine }) => mine)
    const names = shown.map((avatar) => this.nameToPlace(view, avatar, me, avatar.member === hoveredMember))
    // Whoever speaks is named, and what they say stands over that.
    const speaking = shown.filter(({ spoken }) => spoken !== null)
    const first = placeNames(names.filter(({ rank }) => rank <= FIRST), taken, this.forms, view.density)
    this.names = first
    const said = placeSpeech(speaking.map((avatar) => this.speechToPlace(view, avatar)), taken, free, view.density)
    const others = placeNames(names.filter(({ rank }) => rank > FIRST), taken, this.forms, view.density)
    this.names = new Map([...others, ...first])
    this.forms = new Map(names.map(({ member }) => [member, this.names.get(member)?.form ?? 'none']))
    for (const avatar of shown) {
      const name = this.names.get(avatar.member)
      if (name?.form === 'raised') drawStem(context, view, name, standing(view, avatar))
    }
    for (const avatar of shown) this.drawName(context, avatar, stale && !avatar.mine)
    context.globalAlpha = 1
    for (const avatar of shown) this.drawBubbles(context, view, avatar)
    for (const avatar of speaking) {
      const box = said.get(avatar.member)
      if (!box || !avatar.spoken) continue
      const { middle, bottom } = this.speechToPlace(view, avatar)
      drawSpeech(context, this.speech.get(avatar.spoken), box, middle, bottom, avatar.spoken.near, view.density)
    }
  }

  private nameToPlace(view: View, avatar: DrawnAvatar, me: DrawnAvatar | undefined, hovered: boolean): NameToPlace {
    const { member, mine, pointed, followed, spoken } = avatar
    const { middle, head } = standing(view, avatar)
    const { width, height } = this.labelOf(avatar)
    const tiles = me ? Math.hypot(avatar.x - me.x, avatar.y - me.y) : 0
    const wanted = mine || hovered || pointed !== null || followed
    const nearness = tiles - (this.forms.get(member) === 'whole' ? KEEPS_TURN_TILES : 0)
    const rank = mine ? 2 * FIRST : wanted || spoken ? FIRST : nearness
    return { member, middle, bottom: head, width, height, shortWidth: Math.ceil(SHORT_PX * view.density), rank, always: wanted }
  }

  private speechToPlace(view: View, avatar: DrawnAvatar): SpeechToPlace {
    const picture = this.speech.get(avatar.spoken!)
    const { middle, head } = standing(view, avatar)
    const above = avatar.emote || avatar.hand ? this.bubbles.hand().height : 0
    const name = this.names.get(avatar.member)?.top ?? head - this.labelOf(avatar).height
    const bottom = name - above - 2 * view.density
    return { member: avatar.member, middle, bottom, width: picture.width, height: picture.height, since: avatar.spoken!.since }
  }

  private drawName(context: CanvasRenderingContext2D, avatar: DrawnAvatar, dimmed: boolean): void {
    const placed = this.names.get(avatar.member)
    if (!placed) return
    context.globalAlpha = dimmed ? STALE_ALPHA : 1
    const label = placed.form === 'short' ? this.labels.short(avatar.name) : this.labelOf(avatar)
    context.drawImage(label.picture, placed.left, placed.top)
  }

  private labelOf({ name, mine, status }: DrawnAvatar): Label {
    return this.labels.get(name, mine ? 'me' : 'person', status)
  }

  /** What someone shows stands over their name: the hand, and beside it the emote. */
  private drawBubbles(context: CanvasRenderingContext2D, view: View, avatar: DrawnAvatar): void {
    const { emote, hand } = avatar
    if (!emote && !hand) return
    const pictures = [...(hand ? [{ picture: this.bubbles.hand(), size: 1 }] : []), ...(emote ? [{ picture: this.bubbles.emote(emote.emote), size: spring(emote.age) }] : [])]
    const { middle, head } = standing(view, avatar)
    const bottom = (this.names.get(avatar.member)?.top ?? head) - view.density
    const width = pictures[0]!.picture.width
    const first = middle - ((pictures.length - 1) * width) / 2
    pictures.forEach(({ picture, size }, index) => {
      const shownWidth = picture.width * size
      const shownHeight = picture.height * size
      context.drawImage(picture, Math.round(first + index * width - shownWidth / 2), Math.round(bottom - shownHeight), Math.round(shownWidth), Math.round(shownHeight))
    })
  }
}

/** From a raised name down to its person. */
function drawStem(context: CanvasRenderingContext2D, view: View, { bottom }: Box, { middle, head }: { middle: number; head: number }): void {
  const width = Math.max(1, Math.round(1.5 * view.density))
  context.fillStyle = '#2b2340'
  context.fillRect(Math.round(middle - width / 2), bottom, width, Math.round(head - bottom + 2 * view.scale))
}
