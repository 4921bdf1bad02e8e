/** The live picture as ingest starts it: what it is told goes into the picture and its statistics, and out over MQTT. */
import type { Clock } from '../../common/clock.ts'
import type { ConfigOf } from '../../common/config.ts'
import type { Log } from '../../common/log.ts'
import type { IngestCounters, LiveMotion, LiveOriginal, LiveSink, LiveState } from '../live-sink.ts'
import { BadSenders } from './bad-senders.ts'
import type { liveConfig } from './config.ts'
import { LivePicture } from './picture.ts'
import { LivePublisher } from './publisher.ts'
import { startSavedPicture } from './saved-picture.ts'
import { Stats } from './stats.ts'

export interface LiveOptions {
  readonly config: ConfigOf<typeof liveConfig>
  /** Where the broker is, and the password of service-ingest there. */
  readonly mqtt: { readonly url: string; readonly password: string }
  /** Folder that keeps the picture over a restart. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Log
  /** Asked once a second. */
  counters(): IngestCounters
}

export interface Live {
  readonly sink: LiveSink
  /** True, or why the picture is not published; storing does not wait for it. */
  readiness(): true | string
  stop(): Promise<void>
}

export async function startLive(options: LiveOptions): Promise<Live> {
  const { config, mqtt, clock, log } = options
  const picture = new LivePicture({
    devicesMax: config.liveDevicesMax,
    bytesMax: config.liveBytesMax,
  })
  const stats = new Stats()
  const senders = new BadSenders(clock, config.badMessagesPerSecondMax)
  const saved = await startSavedPicture(picture, options.folder, log)
  const publisher = new LivePublisher(picture, stats, {
    ...mqtt,
    intervalMs: config.liveIntervalMs,
    clock,
    log,
    counters: () => options.counters(),
    badSenders: () => senders.take(),
  })
  return {
    sink: new PictureSink(picture, stats, senders, clock),
    readiness: () => publisher.connected || 'not connected to the broker',
    stop: async () => {
      await publisher.stop()
      await saved.stop()
    },
  }
}

class PictureSink implements LiveSink {
  readonly #picture: LivePicture
  readonly #stats: Stats
  readonly #senders: BadSenders
  readonly #clock: Clock

  constructor(picture: LivePicture, stats: Stats, senders: BadSenders, clock: Clock) {
    this.#picture = picture
    this.#stats = stats
    this.#senders = senders
    this.#clock = clock
  }

  motion(deviceId: string, motion: LiveMotion): LiveState {
    const device = this.#picture.motion(deviceId, motion)
    // What an RSU heard came as a part of its frame, which counts once.
    if (motion.via === '') this.#stats.receiveLatency.record(motion.receivedAt - motion.generatedAt)
    return device
  }

  fleet(deviceId: string, fleet: number): void {
    this.#picture.fleet(deviceId, fleet)
  }

  original(message: LiveOriginal): void {
    this.#picture.original(message)
    this.#stats.receiveLatency.record(message.receivedAt - message.generatedAt)
  }

  refused(publisher: string, receivedAt: number): void {
    this.#senders.refused(publisher, receivedAt)
  }

  stored(_messages: number, receivedAt: number): void {
    this.#stats.storeLatency.record(this.#clock.nowMicros() - receivedAt)
  }
}
