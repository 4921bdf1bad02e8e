/**
 * What dashboards hears over MQTT as service-dashboards: the live picture, which replays run, and the messages of those
 * that somebody watches. While the broker is away the picture stays as it was, and its age shows.
 */
import { connect, type MqttClient } from 'mqtt'
import type { Log } from '../../../common/log.ts'
import { reasonOf } from '../../../common/errors.ts'
import {
  liveTopic,
  liveTypes,
  replayFilter,
  replayStatusTopic,
  type LiveType,
} from '../../../schemas/index.ts'

const reconnectMs = 1_000

export interface FeedHandlers {
  live(type: LiveType, frame: Uint8Array): void
  replayStatus(replayId: string, payload: Uint8Array): void
  /** A message of a replay that was asked for with `watchReplay`. */
  replayMessage(replayId: string, topic: string, payload: Uint8Array): void
}

export interface FeedOptions {
  readonly url: string
  readonly password: string
  readonly log: Log
}

const liveTypeOf = new Map(liveTypes.map((type) => [liveTopic(type), type]))
const [replayPrefix, statusSuffix] = replayStatusTopic('+').split('+') as [string, string]

export class Feed {
  readonly #client: MqttClient
  readonly #handlers: FeedHandlers
  readonly #log: Log
  #subscribed = false
  #wasAway = false

  constructor(handlers: FeedHandlers, { url, password, log }: FeedOptions) {
    this.#handlers = handlers
    this.#log = log
    this.#client = connect(url, {
      clientId: 'service-dashboards',
      username: 'service-dashboards',
      ...(password === '' ? {} : { password }),
      clean: true,
      keepalive: 15,
      reconnectPeriod: reconnectMs,
      connectTimeout: 5_000,
      queueQoSZero: false,
    })
    this.#client.on('connect', () => this.#connected())
    this.#client.on('error', (error) => this.#away(error.message))
    this.#client.on('close', () => this.#away('the connection was closed'))
    this.#client.on('message', (topic, payload) => this.#message(topic, payload))
  }

  /** True, or why the live picture does not come. */
  get readiness(): true | string {
    return this.#subscribed ? true : 'not subscribed at the broker'
  }

  watchReplay(replayId: string): void {
    this.#client.subscribe(replayFilter(replayId), { qos: 0 }, (error) => this.#warn(error))
  }

  unwatchReplay(replayId: string): void {
    this.#client.unsubscribe(replayFilter(replayId), (error) => this.#warn(error))
  }

  async stop(): Promise<void> {
    await this.#client.endAsync(true)
  }

  #connected(): void {
    if (this.#wasAway) this.#log.info('the broker sends the live picture again')
    this.#wasAway = false
    // Replays that are watched are subscribed again by mqtt.js itself.
    const topics = [...liveTypeOf.keys(), replayStatusTopic('+')]
    this.#client.subscribe(topics, { qos: 0 }, (error) => {
      this.#warn(error)
      this.#subscribed = error === null
    })
  }

  #away(reason: string): void {
    this.#subscribed = false
    if (this.#wasAway || this.#client.disconnecting) return
    this.#wasAway = true
    this.#log.warn(
      { reason },
      `cannot hear the live picture: ${reason}; retrying every ${reconnectMs} ms`,
    )
  }

  #warn(error: Error | null | undefined): void {
    if (error === null || error === undefined || this.#client.disconnecting) return
    this.#log.warn(`cannot change a subscription: ${error.message}`)
  }

  /** A frame that cannot be read is somebody's mistake and must not stop the feed. */
  #message(topic: string, payload: Buffer): void {
    try {
      this.#dispatch(topic, payload)
    } catch (thrown) {
      this.#log.warn({ topic }, `cannot read a message of the live picture: ${reasonOf(thrown)}`)
    }
  }

  #dispatch(topic: string, payload: Buffer): void {
    const type = liveTypeOf.get(topic)
    if (type !== undefined) return this.#handlers.live(type, payload)
    if (!topic.startsWith(replayPrefix)) return
    const replayId = topic.slice(replayPrefix.length).split('/', 1)[0]!
    if (topic === `${replayPrefix}${replayId}${statusSuffix}`) {
      return this.#handlers.replayStatus(replayId, payload)
    }
    this.#handlers.replayMessage(replayId, topic, payload)
  }
}
