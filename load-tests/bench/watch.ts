/**
 * Looks at a zone from outside while a load goes on: when messages are on the live picture, when they can be queried, how many of
 * the journal wait. All counts from the moment at which a message was due.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { v2x } from '../../schemas/index.ts'
import { Latencies } from '../../simulator/load/latencies.ts'
import { nodeFs } from '../../store/journal/fs.ts'
import { readDurableMark } from '../../store/journal/segments.ts'
import type { BenchZone } from './zone.ts'

/** A query costs the engine a millisecond or two: asked more often, it would be what is measured. */
const storedPollMs = 50
const liveVehicles = 1

/** What of the journal could not be queried yet. */
export interface Backlog {
  readonly atSeconds: number
  readonly messages: number
}

/** Messages that are on disk in the zone's journal, since it began. */
export function journaled({ directory }: BenchZone): number {
  return (readDurableMark(nodeFs, join(directory, 'journal'))?.nextSequence ?? 1) - 1
}

export class Watch {
  shown = new Latencies()
  readonly backlog: Backlog[] = []
  readonly #zone: BenchZone
  /** Messages of before that have no row. */
  readonly #rowless: number
  #socket: WebSocket | undefined
  #isOn = false
  /** When so many messages could be queried: µs UTC. */
  readonly #steps: { readonly at: number; readonly rows: number }[] = []

  constructor(zone: BenchZone, rowless = 0) {
    this.#zone = zone
    this.#rowless = rowless
  }

  /** Watches the live picture as a browser does. */
  async open(): Promise<void> {
    const socket = new WebSocket(`ws://127.0.0.1:${this.#zone.webPort}/api/v1/live`)
    this.#socket = socket
    socket.on('message', (frame: Buffer) => {
      if (this.#isOn && frame[0] === liveVehicles) this.#see(frame.subarray(1))
    })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  }

  /** Resolves some time after `end`. */
  async begin(): Promise<void> {
    this.#isOn = true
    await this.#followRows()
  }

  /** What was seen so far counts no more. */
  forget(): void {
    this.shown = new Latencies()
    this.backlog.length = 0
    this.#steps.splice(0, this.#steps.length - 1)
  }

  end(): void {
    this.#isOn = false
  }

  close(): void {
    this.#isOn = false
    this.#socket?.terminate()
  }

  /** Asked afterwards, so that the answer costs nothing while it is measured: each row became visible at a step. */
  async queryable(): Promise<Latencies> {
    const latencies = new Latencies()
    const [first, ...steps] = this.#steps
    if (first === undefined || steps.length === 0) return latencies
    const before = [first, ...steps].map(({ rows }) => rows).slice(0, -1)
    const groups = await this.#zone.store.query<{ ms: string; messages: string }>(
      `SELECT intDiv(transform(roundDown(ingest_seq - 1, [${before.join()}]), [${before.join()}], [${steps.map(({ at }) => at).join()}], 0)
         - toUnixTimestamp64Micro(generated_at), 1000) AS ms, count() AS messages
       FROM v2x.raw WHERE ingest_seq > ${first.rows} AND ingest_seq <= ${steps.at(-1)!.rows} GROUP BY ms`,
    )
    for (const { ms, messages } of groups) latencies.add(Number(ms), Number(messages))
    return latencies
  }

  #see(frame: Uint8Array): void {
    const now = nowMicros()
    const { snapshot, generatedAt } = v2x.v1.LiveVehicles.decode(frame)
    if (snapshot) return
    for (const at of generatedAt) this.shown.add((now - at) / 1000)
  }

  /** `ingest_seq` counts from 1 and batches come in order: so many rows are the first so many messages. */
  async #followRows(): Promise<void> {
    const fromMs = performance.now()
    while (this.#isOn) {
      const rows = (await this.#zone.count('raw')) + this.#rowless
      const messages = Math.max(0, journaled(this.#zone) - rows)
      this.backlog.push({ atSeconds: (performance.now() - fromMs) / 1000, messages })
      if (rows > (this.#steps.at(-1)?.rows ?? -1)) this.#steps.push({ at: nowMicros(), rows })
      await sleep(storedPollMs)
    }
  }
}

/** As the generator reckons. */
function nowMicros(): number {
  return Math.round((performance.timeOrigin + performance.now()) * 1000)
}
