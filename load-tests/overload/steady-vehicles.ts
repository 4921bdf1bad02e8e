/** Vehicles that send at their pace in every phase, each over a socket of its own. What the zone does shows in when their PUBACKs come. */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  LoadConnection,
  type DeviceCounts,
  type LoadTarget,
  type Schedule,
} from '../../simulator/load/load-connection.ts'
import { PublishTemplate } from '../../simulator/load/template.ts'
import type { Words } from '../report/result.ts'

export interface Answer {
  /** Monotonic. */
  readonly dueAtMs: number
  readonly latencyMs: number
}

export interface SteadyPlan {
  readonly target: LoadTarget
  /** The names of the vehicles begin with it. */
  readonly name: string
  readonly vehicles: number
  readonly rateHz: number
  readonly qos: 0 | 1
}

const tickMs = 5
/** Of one vehicle: more than it sends while the longest run lasts. */
const inFlightMax = 10_000
const answersWithinMs = 30_000

export class SteadyVehicles {
  /** Of QoS 1; QoS 0 has one for each vehicle, at the end. */
  readonly answers: Answer[] = []
  readonly #plan: SteadyPlan
  readonly #connections: readonly LoadConnection[]
  #startedAt = 0
  #timer: NodeJS.Timeout | undefined
  #problem: Words | undefined

  constructor(plan: SteadyPlan) {
    this.#plan = plan
    this.#connections = Array.from({ length: plan.vehicles }, (_, index) => this.#make(index))
  }

  async start(): Promise<void> {
    for (const connection of this.#connections) await connection.open(this.#plan.target)
    this.#startedAt = performance.now()
    this.#timer = setInterval(() => this.#send(), tickMs)
  }

  /** Sends no more, and waits for what has no answer yet. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    for (const connection of this.#connections) connection.fence()
    const deadline = performance.now() + answersWithinMs
    const isOpen = (): boolean => this.#connections.some((each) => each.unacknowledged > 0)
    while (isOpen() && this.#problem === undefined && performance.now() < deadline) await sleep(20)
  }

  close(): void {
    clearInterval(this.#timer)
    for (const connection of this.#connections) connection.close()
  }

  /** Why a vehicle was lost; undefined while all are there. */
  get problem(): Words | undefined {
    return this.#problem
  }

  get sent(): number {
    return this.#connections.reduce((sum, each) => sum + each.sent, 0)
  }

  get devices(): DeviceCounts[] {
    return this.#connections.flatMap((each) => each.deviceCounts(each.sent))
  }

  #make(index: number): LoadConnection {
    const device = `${this.#plan.name}-${index}`
    const templates = [new PublishTemplate(device, index)]
    return new LoadConnection(this.#schedule, { index, clientId: device, templates })
  }

  get #schedule(): Schedule {
    const { qos, vehicles, rateHz } = this.#plan
    return {
      inFlightMax,
      fenceEvery: qos === 1 ? 1 : Infinity,
      dueAt: ({ client }, message) =>
        this.#startedAt + ((message + client.index / vehicles) * 1000) / rateHz,
      acknowledged: (dueAtMs, latencyMs) => this.answers.push({ dueAtMs, latencyMs }),
      settled: () => undefined,
      lost: ({ client: { clientId } }, reason) => {
        const [en, zh] = [`${clientId} was lost: ${reason}`, `${clientId} 断开：${reason}`]
        this.#problem ??= { en, zh }
      },
    }
  }

  #send(): void {
    const { vehicles, rateHz } = this.#plan
    const turns = ((performance.now() - this.#startedAt) * rateHz) / 1000
    for (const [index, connection] of this.#connections.entries()) {
      connection.send(Math.floor(turns - index / vehicles) + 1)
    }
  }
}
