/**
 * One gateway of a load: publishes for its vehicles on an open schedule, whatever the zone does. Times count from when a message was due
 * (that is its generated_at), so a sender that is held up shows up as latency instead of as less load.
 */
import exec from 'k6/execution'
import { setTimeout } from 'k6/timers'
import { deviceTopic } from '../../schemas/topics.ts'
import { connect, giveUp } from './connect.ts'
import { Drift } from './drift.ts'
import { deviceOf } from './given.ts'
import { failed, measures } from './measures.ts'
import { bsm, type MessageOf } from './messages.ts'
import { packetIds, type MqttConnection } from './mqtt/connection.ts'
import { tickCount, ticksOf, type Stage, type Tick } from './schedule.ts'

export interface Load {
  readonly connections: number
  readonly vehiclesPerConnection: number
  readonly stages: readonly Stage[]
  /** How long answers may come after the last message. */
  readonly graceSeconds: number
  /** BSMs where it is not given. */
  readonly message?: MessageOf
  /** All vehicles of all gateways at the same instant; else they are spread over the interval, as clocks of real ones are. */
  readonly together?: boolean
  /** The connection is cut right behind the messages of these ticks and made again at once; what was not acknowledged goes again. */
  readonly cutBehind?: ReadonlySet<number>
}

/** Every gateway has its connection by then, so that all begin at once. */
const beginMs = 500

/** A message that is out. */
interface Waiting {
  readonly dueMs: number
  readonly sentMs: number
  readonly stage: string
  readonly type: string
  readonly line: LedgerLine
  readonly topic: string
  readonly payload: Uint8Array
}

type LedgerLine = [device: string, offered: number, acknowledged: number]

/** What a k6 function does that drives one gateway. */
export function drive(load: Load): void {
  new Gateway(load).open()
}

class Gateway {
  readonly #load: Load
  /** Counts from 1. */
  readonly #gateway = exec.scenario.iterationInTest + 1
  readonly #ticks: Iterator<Tick, undefined>
  readonly #packetIds = packetIds()
  /** By packet id. */
  readonly #waiting = new Map<number, Waiting>()
  readonly #ledger: readonly LedgerLine[]
  readonly #drift: Drift
  #connection: MqttConnection | undefined
  #beganMs = 0
  #tick: Tick | undefined
  /** Of the tick's messages, how many went. */
  #sentOfTick = 0
  #isOver = false

  constructor(load: Load) {
    this.#load = load
    this.#ticks = ticksOf(load.stages)
    this.#drift = new Drift(tickCount(load.stages) * load.vehiclesPerConnection)
    this.#tick = this.#ticks.next().value
    this.#ledger = Array.from({ length: load.vehiclesPerConnection }, (_, index) => [
      deviceOf(this.#gateway, index + 1),
      0,
      0,
    ])
    // Zero counts too: a threshold on a counter that was never touched would not be judged.
    measures.errors.add(0)
  }

  open(): void {
    const openedMs = Date.now()
    const connection = connect(
      'drive',
      {
        onConnect: () => {
          measures.connack.add(Date.now() - openedMs)
          if (this.#beganMs === 0) {
            this.#beganMs = Math.max(Date.now(), exec.scenario.startTime + beginMs)
          }
          this.#connection = connection
          this.#sendAgain(connection)
          this.#send(connection)
        },
        onPuback: (packetId) => this.#acknowledged(packetId),
        onFailure: (reason) => {
          failed(reason)
          this.#finish()
        },
      },
      { clean: this.#load.cutBehind === undefined, packetIds: this.#packetIds },
    )
  }

  /** Sends what is due, and waits for what comes next. */
  #send(connection: MqttConnection): void {
    while (this.#connection === connection && !this.#isOver) {
      const tick = this.#tick
      if (tick === undefined) {
        setTimeout(() => this.#finish(), this.#load.graceSeconds * 1000)
        return
      }
      const dueMs = this.#dueMs(tick)
      const aheadMs = dueMs - Date.now()
      if (aheadMs > 0) {
        setTimeout(() => this.#send(connection), Math.ceil(aheadMs))
        return
      }
      this.#publish(connection, tick, dueMs)
      if (++this.#sentOfTick < this.#load.vehiclesPerConnection) continue
      this.#sentOfTick = 0
      this.#tick = this.#ticks.next().value
      if (this.#load.cutBehind?.has(tick.sequence) === true) {
        this.#connection = undefined
        connection.cut(() => this.open())
      }
    }
  }

  /** Of the next message of the tick. */
  #dueMs(tick: Tick): number {
    const { connections, vehiclesPerConnection, together = false } = this.#load
    const vehicle = this.#sentOfTick * connections + this.#gateway - 1
    const share = together ? 0 : vehicle / (connections * vehiclesPerConnection)
    return this.#beganMs + tick.atMs + share * tick.intervalMs
  }

  #publish(connection: MqttConnection, { sequence, stage }: Tick, dueMs: number): void {
    const line = this.#ledger[this.#sentOfTick]!
    const { message = bsm } = this.#load
    const sentMs = Date.now()
    measures.late.add(sentMs - dueMs)
    const due = message(this.#sentOfTick + 1, sequence, Math.round(dueMs * 1000))
    for (const { type, payload, kind = 'obu', qos = 1 } of [due].flat()) {
      const topic = deviceTopic(kind, deviceOf(this.#gateway, this.#sentOfTick + 1, qos), type)
      const packetId = connection.publish(topic, payload, qos)
      if (qos === 0) {
        measures.publishedUnacknowledged.add(1, { type })
        continue
      }
      measures.published.add(1, { type })
      this.#waiting.set(packetId, { dueMs, sentMs, stage, type, line, topic, payload })
      line[1]++
    }
  }

  #sendAgain(connection: MqttConnection): void {
    for (const [packetId, { topic, payload }] of this.#waiting) {
      connection.publishAgain(packetId, topic, payload)
      measures.sentAgain.add(1)
    }
  }

  #acknowledged(packetId: number): void {
    const message = this.#waiting.get(packetId)
    if (this.#isOver) return
    if (message === undefined) return failed(`PUBACK for packet ${packetId}, which is not out`)
    this.#waiting.delete(packetId)
    const { dueMs, sentMs, stage, type, line } = message
    const nowMs = Date.now()
    const ms = nowMs - dueMs
    line[2]++
    measures.acknowledged.add(1)
    measures.puback.add(ms, { stage, type })
    measures.sentToPuback.add(nowMs - sentMs)
    this.#drift.add(ms)
  }

  /** Once, however it ended: what the runner compares with what is stored, and what is out for good. */
  #finish(): void {
    if (this.#isOver) return
    this.#isOver = true
    measures.unacknowledged.add(this.#waiting.size)
    const drift = this.#drift.value()
    if (drift !== undefined) measures.drift.add(drift)
    const offered = this.#ledger.filter(([, count]) => count > 0)
    console.log(`v2x-ledger ${JSON.stringify(offered)}`)
    if (this.#load.cutBehind === undefined) this.#connection?.end()
    else this.#connection?.cut(() => giveUp('drive'))
  }
}
