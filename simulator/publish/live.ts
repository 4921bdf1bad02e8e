/** Runs a world at the pace of the clock and publishes what its devices send, over one connection a fleet. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../common/clock.ts'
import type { Log } from '../../common/log.ts'
import { counter, gauge, secondsHistogram } from '../../common/metrics.ts'
import { createRandom } from '../../common/random.ts'
import { messageOf } from '../../schemas/index.ts'
import { channels, type Channel, type Outlet, type Stream } from '../messages/stream.ts'
import type { Ether } from '../ether/ether.ts'
import type { MessageSource, TrafficSource } from '../traffic-source.ts'
import { tickMicros } from '../world.ts'
import { Gateway, type DropReason } from './gateway.ts'

const pollMs = 20
/** Who was held up for longer than this does not catch up: the world goes on from now. */
const lagMicrosMax = 1_000_000
/** How often it is looked what falls due. What is on its way through an ether arrives to the millisecond. */
const lookMs = { direct: tickMicros / 1000, ether: 1 } as const
/** The wall clock is followed where it differs by more than this. */
const driftMicrosMax = 20_000

const messagesTotal = counter(
  'v2x_simulator_messages_total',
  'Messages of simulated devices, by outcome',
  ['outcome'],
)
const acknowledgeSeconds = secondsHistogram(
  'v2x_simulator_acknowledge_seconds',
  'From handing a message to the socket to its PUBACK',
)
const skippedTotal = counter(
  'v2x_simulator_skipped_milliseconds_total',
  'Time that was not simulated because the process was held up',
)
const vehicles = gauge('v2x_simulator_vehicles', 'Vehicles simulated')

export interface LiveOptions {
  readonly url: string
  readonly password: string
  readonly clientId: string
  readonly inFlightMax: number
  readonly clock: Clock
  readonly log: Log
  /** Simulated time at which the world stands still; it runs on where this is absent. */
  readonly untilMicros?: number
}

export interface LiveCounts {
  generated: number
  acknowledged: number
  /** Not sent: the broker was away or behind. */
  unsent: number
  /** Sent, but the connection was lost before their acknowledgement. */
  unacknowledged: number
}

export class LiveTraffic implements Outlet {
  readonly counts: LiveCounts = { generated: 0, acknowledged: 0, unsent: 0, unacknowledged: 0 }
  readonly #world: TrafficSource
  readonly #ether: Ether | undefined
  readonly #options: LiveOptions
  readonly #gateways: Readonly<Record<Channel, Gateway>>
  #timer: NodeJS.Timeout | undefined
  /** Monotonic time at which the world's clock was zero. */
  #startMs = 0

  /** Begins to connect; `start` begins to send. */
  constructor({ world, ether }: Pick<MessageSource, 'world' | 'ether'>, options: LiveOptions) {
    this.#world = world
    this.#ether = ether
    this.#options = options
    const random = createRandom(options.clock.nowMicros() % 2 ** 32)
    const gatewayOf = (channel: Channel): Gateway =>
      new Gateway({
        ...options,
        username: 'gateway-simulator',
        clientId: `${options.clientId}-${channel}`,
        random: random.fork(channel),
        acknowledged: (latencyMs) => this.#acknowledged(latencyMs),
        dropped: (why) => this.#dropped(why),
      })
    this.#gateways = Object.fromEntries(
      channels.map((channel) => [channel, gatewayOf(channel)]),
    ) as Record<Channel, Gateway>
    vehicles.set(world.vehicles.length)
  }

  /** Moves the world's epoch to now and lets its clock run. */
  start(): void {
    const { clock } = this.#options
    this.#startMs = clock.monotonicMs() - this.#world.elapsedMicros / 1000
    this.#world.epochMicros = clock.nowMicros() - this.#world.elapsedMicros
    const everyMs = this.#ether === undefined ? lookMs.direct : lookMs.ether
    this.#timer = setInterval(() => this.#catchUp(), everyMs)
  }

  /** Resolves with true once every connection stands, with false after `ms`. */
  async connectedWithin(ms: number): Promise<boolean> {
    for (let waited = 0; waited < ms && !this.connected; waited += pollMs) await sleep(pollMs)
    return this.connected
  }

  /** What each connection lacks, by name; true where it is connected. */
  readiness(): Readonly<Record<string, true | string>> {
    return Object.fromEntries(
      channels.map((channel) => {
        const gateway = this.#gateways[channel]
        return [`mqtt ${channel}`, gateway.connected || gateway.problem]
      }),
    )
  }

  get connected(): boolean {
    return channels.every((channel) => this.#gateways[channel].connected)
  }

  get inFlight(): number {
    return channels.reduce((sum, channel) => sum + this.#gateways[channel].inFlight, 0)
  }

  /** Messages still on their way through the ether. */
  get underway(): number {
    return this.#ether?.size ?? 0
  }

  emit(stream: Stream, _generatedAt: number, message: object): void {
    if (!this.#hasRoom(stream)) return
    this.#publish(stream, messageOf(stream.type).encode(message).finish())
  }

  /** Stops the clock; connections stay open for what is still to be acknowledged. */
  pause(): void {
    clearInterval(this.#timer)
    for (const channel of channels) this.#gateways[channel].flush()
  }

  async stop(): Promise<void> {
    this.pause()
    await Promise.all(channels.map((channel) => this.#gateways[channel].stop()))
  }

  #hasRoom({ channel }: Stream): boolean {
    this.counts.generated += 1
    return this.#gateways[channel].hasRoom()
  }

  #publish({ channel, topicBytes }: Stream, payload: Uint8Array): void {
    this.#gateways[channel].publish(topicBytes, payload)
  }

  /**
   * Runs the ticks that are over: a message is never from the future. Through an ether the tick that has begun is run as well, so that
   * what arrives in it does so in its time.
   */
  #catchUp(): void {
    const { clock } = this.#options
    const world = this.#world
    let dueMicros = (clock.monotonicMs() - this.#startMs) * 1000
    const lagMicros = dueMicros - world.elapsedMicros
    if (lagMicros > lagMicrosMax) {
      skippedTotal.inc(lagMicros / 1000)
      this.#startMs += lagMicros / 1000
      dueMicros -= lagMicros
    }
    const driftMicros = clock.nowMicros() - (world.epochMicros + dueMicros)
    if (Math.abs(driftMicros) > driftMicrosMax) world.epochMicros += Math.round(driftMicros)
    const ether = this.#ether
    const aheadMicros = ether === undefined ? 0 : tickMicros
    const untilMicros = Math.min(dueMicros + aheadMicros, this.#options.untilMicros ?? Infinity)
    while (world.elapsedMicros + tickMicros <= untilMicros) world.tick(ether ?? this)
    for (const { stream, payload } of ether?.take(world.epochMicros + dueMicros) ?? []) {
      if (this.#hasRoom(stream)) this.#publish(stream, payload)
    }
    for (const channel of channels) this.#gateways[channel].flush()
  }

  #acknowledged(latencyMs: number): void {
    this.counts.acknowledged += 1
    messagesTotal.inc({ outcome: 'acknowledged' })
    acknowledgeSeconds.observe(latencyMs / 1000)
  }

  #dropped(why: DropReason): void {
    if (why === 'unacknowledged') this.counts.unacknowledged += 1
    else this.counts.unsent += 1
    messagesTotal.inc({ outcome: why })
  }
}
