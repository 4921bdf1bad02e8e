/**
 * Publishes the live picture over MQTT as service-ingest, QoS 0: frames of what changed, and once a second a retained
 * snapshot for whoever joins late, and whose messages the broker is to slow. While the broker is away, or slow to take what
 * was sent, nothing is queued: the next frame that can go holds the newest state.
 */
import { connect, type MqttClient } from 'mqtt'
import type { Clock } from '../../common/clock.ts'
import type { Log } from '../../common/log.ts'
import { counter } from '../../common/metrics.ts'
import { liveTopic, slowTopic, type LiveType } from '../../schemas/index.ts'
import type { LivePicture } from './picture.ts'
import type { IngestCounters } from '../live-sink.ts'
import type { Stats } from './stats.ts'

const snapshotIntervalMs = 1_000
/** Other messages than motion change at most ten times a second. */
const messagesIntervalMs = 100
const reconnectMs = 1_000
/** Frames handed to the socket that it has not taken yet; beyond it the broker is behind and frames are left out. */
const framesInFlightMax = 8

const framesTotal = counter(
  'v2x_ingest_live_frames_total',
  'Frames and snapshots of the live picture, by what became of them',
  ['outcome'],
)

export interface PublisherOptions {
  readonly url: string
  readonly password: string
  readonly intervalMs: number
  readonly clock: Clock
  readonly log: Log
  /** What ingest has counted, asked once a second. */
  counters(): IngestCounters
  /** Publishers that the broker should slow, asked once a second. */
  badSenders(): readonly string[]
}

export class LivePublisher {
  readonly #picture: LivePicture
  readonly #stats: Stats
  readonly #options: PublisherOptions
  readonly #client: MqttClient
  readonly #timer: NodeJS.Timeout
  #inFlight = 0
  /** Counts connections: what was handed to a lost one is never called back. */
  #connection = 0
  #lastSnapshotMs = 0
  #lastMessagesMs = 0
  #wasAway = false

  constructor(picture: LivePicture, stats: Stats, options: PublisherOptions) {
    this.#picture = picture
    this.#stats = stats
    this.#options = options
    this.#client = this.#connect()
    this.#timer = setInterval(() => this.#tick(), options.intervalMs)
  }

  get connected(): boolean {
    return this.#client.connected
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#client.endAsync(true)
  }

  #connect(): MqttClient {
    const { url, password, log } = this.#options
    const client = connect(url, {
      clientId: 'service-ingest',
      username: 'service-ingest',
      ...(password === '' ? {} : { password }),
      clean: true,
      keepalive: 15,
      reconnectPeriod: reconnectMs,
      connectTimeout: 5_000,
      queueQoSZero: false,
    })
    client.on('connect', () => {
      if (this.#wasAway) log.info('the broker takes the live picture again')
      this.#wasAway = false
      this.#connection += 1
      this.#inFlight = 0
      this.#lastSnapshotMs = 0
    })
    // mqtt.js reports each attempt; the first one of an outage is news.
    client.on('error', (error) => this.#away(error.message))
    client.on('close', () => this.#away('the connection was closed'))
    return client
  }

  #away(reason: string): void {
    if (this.#wasAway || this.#client.disconnecting) return
    this.#wasAway = true
    this.#options.log.warn(
      { reason },
      `cannot publish the live picture: ${reason}; storing goes on, retrying every ${reconnectMs} ms`,
    )
  }

  #tick(): void {
    const nowMs = this.#options.clock.monotonicMs()
    const publishedAt = this.#options.clock.nowMicros()
    if (!this.#client.connected) return
    if (this.#inFlight >= framesInFlightMax) {
      framesTotal.inc({ outcome: 'left_out' })
      return
    }
    for (const frame of this.#picture.vehiclesFrames(publishedAt)) this.#send('vehicles', frame)
    const isSnapshotDue = nowMs - this.#lastSnapshotMs >= snapshotIntervalMs
    if (isSnapshotDue || nowMs - this.#lastMessagesMs >= messagesIntervalMs) {
      this.#lastMessagesMs = nowMs
      for (const frame of this.#picture.messagesFrames(publishedAt)) this.#send('messages', frame)
    }
    // After the frames: whoever has followed them finds nothing new in a snapshot, and need not pass it on.
    if (!isSnapshotDue) return
    this.#lastSnapshotMs = nowMs
    this.#sendSnapshot('vehicles', this.#picture.vehiclesSnapshot(publishedAt))
    this.#sendSnapshot('messages', this.#picture.messagesSnapshot(publishedAt))
    this.#sendSnapshot('stats', [this.#statsFrame(publishedAt, nowMs)])
    const publishers = this.#options.badSenders()
    if (publishers.length === 0) return
    this.#client.publish(slowTopic, JSON.stringify({ publishers }), { qos: 0 })
  }

  /** A snapshot that had to be cut is no snapshot: its pieces are frames, and the broker keeps none of them. */
  #sendSnapshot(type: LiveType, frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.#send(type, frame, frames.length === 1)
  }

  #statsFrame(publishedAt: number, nowMs: number): Uint8Array {
    const devices = {
      online: this.#picture.online(publishedAt),
      known: this.#picture.devicesKnown,
    }
    return this.#stats.take(this.#options.counters(), devices, { publishedAt, nowMs })
  }

  #send(type: LiveType, frame: Uint8Array, retain = false): void {
    const connection = this.#connection
    this.#inFlight += 1
    const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength)
    this.#client.publish(liveTopic(type), bytes, { qos: 0, retain }, (error) => {
      if (connection === this.#connection) this.#inFlight -= 1
      framesTotal.inc({ outcome: error === undefined || error === null ? 'sent' : 'lost' })
    })
  }
}
