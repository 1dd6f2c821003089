import type { Announcer } from '../campus/announcer'
import type { Session } from '../campus/session'
import type { Store } from '../campus/store'
import type { DeviceKind, HuddleStore, Media, MediaKind } from './store'
import type { HuddleEvent } from './wire'

/** What turns things on and connects: fetched when it is first needed. */
export class Engine {
  constructor(
    readonly store: HuddleStore,
    readonly campus: Store,
    readonly session: Session,
    readonly announcer: Announcer,
  ) {}

  async turnOn(_what: MediaKind): Promise<void> {}

  async change(media: Partial<Media>): Promise<void> {
    this.store.media.value = { ...this.store.media.value, ...media }
  }

  holdToTalk(_held: boolean): void {}

  wishesChanged(): void {}

  async chooseDevice(_kind: DeviceKind, _id: string): Promise<void> {}

  unblock(): void {}

  async openCheck(): Promise<void> {}

  closeCheck(): void {}

  async tryDevice(_kind: 'microphone' | 'camera', _on: boolean): Promise<void> {}

  async testSpeaker(): Promise<void> {}

  see(_cameras: readonly number[], _screens: readonly number[]): void {}

  hear(_event: HuddleEvent): void {}

  aroundChanged(): void {}

  arrived(): void {}

  close(): void {}
}
