/**
 * Joins the feed to those who watch: one room for the zone, and one for each replay that somebody watches, which makes
 * the same frames out of the replay's messages.
 */
import type { Clock } from '../../../common/clock.ts'
import { counter, gauge } from '../../../common/metrics.ts'
import { v2x, type LiveType } from '../../../schemas/index.ts'
import { frameKinds, type FrameKind } from '../../../schemas/live-frame.ts'
import { Problem } from '../problems.ts'
import { Feed, type FeedHandlers, type FeedOptions } from './feed.ts'
import { MergedPicture, envelope } from './merged-picture.ts'
import { ReplayFolder } from './replay-folder.ts'
import { Replays, type ReplayStatus } from './replays.ts'
import { Watchers, type WatcherSocket } from './watchers.ts'

/** How often a replay's messages become frames. */
const replayFrameMs = 50

/**
 * Replays that are watched at a time: each is a subscription, of which the broker takes 94 of one client at least (V2X_BROKER_SUBSCRIPTIONS_MAX);
 * four are the zone's own.
 */
const replaysWatchedMax = 90

const framesTotal = counter(
  'v2x_dashboards_live_frames_total',
  'Frames of the live picture, received from the broker and sent to browsers',
  ['direction'],
)

const watchersGauge = gauge(
  'v2x_dashboards_live_watchers',
  'Browsers that watch the live picture or a replay',
)

class Room {
  readonly picture = new MergedPicture()
  readonly watchers: Watchers

  constructor(bufferBytesMax: number) {
    this.watchers = new Watchers(this.picture, bufferBytesMax)
  }

  take(kind: FrameKind, frame: Uint8Array): void {
    if (!this.picture.fold(kind, frame)) return
    if (this.watchers.count === 0) return
    framesTotal.inc({ direction: 'sent' }, this.watchers.send(envelope(kind, frame)))
  }
}

interface ReplayRoom {
  readonly room: Room
  readonly folder: ReplayFolder
  readonly timer: NodeJS.Timeout
}

export interface HubOptions extends FeedOptions {
  readonly clock: Clock
  /** Bytes that may wait for one browser before it is left out. */
  readonly bufferBytesMax: number
}

export class LiveHub {
  readonly replays = new Replays()
  readonly #zone: Room
  readonly #replayRooms = new Map<string, ReplayRoom>()
  readonly #feed: Feed
  readonly #options: HubOptions

  constructor(options: HubOptions) {
    this.#options = options
    this.#zone = new Room(options.bufferBytesMax)
    this.#feed = new Feed(this.#handlers(), options)
  }

  /** The zone's picture. */
  get picture(): MergedPicture {
    return this.#zone.picture
  }

  get readiness(): true | string {
    return this.#feed.readiness
  }

  get watcherCount(): number {
    let count = this.#zone.watchers.count
    for (const { room } of this.#replayRooms.values()) count += room.watchers.count
    return count
  }

  /** Throws Problem `LIVE_FULL` where one more replay would be watched than the broker sends. */
  checkReplay(replayId: string): void {
    if (this.#replayRooms.has(replayId) || this.#replayRooms.size < replaysWatchedMax) return
    throw new Problem(
      'LIVE_FULL',
      `${replaysWatchedMax} replays are watched; close one, or watch one of these`,
    )
  }

  /** Lets a browser watch the zone, or a replay; the function returned ends that. */
  watch(socket: WatcherSocket, replayId: string | undefined): () => void {
    const { watchers } = replayId === undefined ? this.#zone : this.#openReplay(replayId).room
    watchers.add(socket)
    watchersGauge.set(this.watcherCount)
    return () => {
      watchers.remove(socket)
      if (replayId !== undefined && watchers.count === 0) this.#closeReplay(replayId)
      watchersGauge.set(this.watcherCount)
    }
  }

  async stop(): Promise<void> {
    for (const replayId of this.#replayRooms.keys()) this.#closeReplay(replayId)
    await this.#feed.stop()
  }

  #handlers(): FeedHandlers {
    return {
      live: (type, frame) => this.#live(type, frame),
      replayStatus: (replayId, payload) => {
        const status = this.replays.take(replayId, payload, Date.now())
        const watched = this.#replayRooms.get(replayId)
        if (status !== undefined && watched !== undefined) this.#tellProgress(watched, status)
      },
      replayMessage: (replayId, topic, payload) => {
        const receivedAt = this.#options.clock.nowMicros()
        this.#replayRooms.get(replayId)?.folder.take(topic, payload, receivedAt)
      },
    }
  }

  #live(type: LiveType, frame: Uint8Array): void {
    framesTotal.inc({ direction: 'received' })
    this.#zone.take(frameKinds[type], frame)
  }

  #openReplay(replayId: string): ReplayRoom {
    const known = this.#replayRooms.get(replayId)
    if (known !== undefined) return known
    const room = new Room(this.#options.bufferBytesMax)
    const folder = new ReplayFolder(() => this.replays.speedOf(replayId))
    const timer = setInterval(() => this.#tellReplay(room, folder), replayFrameMs)
    const opened = { room, folder, timer }
    this.#replayRooms.set(replayId, opened)
    this.#feed.watchReplay(replayId)
    return opened
  }

  #closeReplay(replayId: string): void {
    const room = this.#replayRooms.get(replayId)
    if (room === undefined) return
    clearInterval(room.timer)
    this.#replayRooms.delete(replayId)
    this.#feed.unwatchReplay(replayId)
  }

  #tellReplay(room: Room, folder: ReplayFolder): void {
    const publishedAt = this.#options.clock.nowMicros()
    const vehicles = folder.vehiclesFrame(publishedAt)
    const messages = folder.messagesFrame(publishedAt)
    if (vehicles !== undefined) room.take(frameKinds.vehicles, vehicles)
    if (messages !== undefined) room.take(frameKinds.messages, messages)
  }

  #tellProgress({ room, folder }: ReplayRoom, status: ReplayStatus): void {
    const frame = v2x.v1.LiveStats.encode({
      publishedAt: this.#options.clock.nowMicros(),
      messagesTotal: status.messages ?? folder.messagesTotal,
      vehiclesOnline: room.picture.vehicles.size,
      devicesKnown: room.picture.vehicles.size,
    }).finish()
    room.take(frameKinds.stats, frame)
  }
}
