/**
 * Bench: at half of what can be stored, how long until a message is acknowledged, on the live picture, queryable. All
 * counts from the moment at which the message was due, and all is looked at from outside.
 */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { V2xError } from '../../common/errors.ts'
import { v2x } from '../../schemas/index.ts'
import { Latencies } from '../../simulator/load/latencies.ts'
import { runLoad } from '../../simulator/load/run-load.ts'
import type { Bench, Shape, Times } from './bench.ts'
import { eager, loadOf, pipelined, type Offer } from './offer.ts'
import { untilStored } from './pipelines/flow.ts'
import { halfOfEndToEnd } from './pipelines/zone-pipeline.ts'
import { BenchZone } from './zone.ts'

const tables = ['bsm', 'raw']
/** A query costs the engine a millisecond or two: asked more often, it would be what is measured. */
const storedPollMs = 50
const probePauseMs = 10
const probeBytes = 64 * 1024
const liveVehicles = 1
/** What is asked for, ms: PUBACK within twice the probe and that much, on the picture, queryable. */
const asked = { acknowledged: 10, shown: 150, queryable: 1000 } as const

/** p99 of each, ms. */
interface Measured {
  readonly probe: number
  readonly acknowledged: number
  readonly shown: number
  readonly queryable: number
}

async function measure(offer: Offer, times: Times): Promise<Measured> {
  const zone = await BenchZone.create()
  const watch = new Watch(zone)
  try {
    await zone.start('store', 'broker', 'ingest', 'dashboards')
    await watch.open()
    let watching: Promise<unknown> = Promise.resolve()
    const { acknowledged, latencyMs, due, acknowledgedPerSecond, seconds } = await runLoad({
      ...loadOf(offer, zone.mqttPort, times),
      onMeasuring: () => {
        watching = watch.begin()
      },
      onMeasured: () => watch.end(),
    })
    await watching
    if (acknowledgedPerSecond * seconds < due * 0.95) {
      const rate = Math.round(acknowledgedPerSecond)
      throw new V2xError(
        'BENCH_COUNT',
        `of ${Math.round(due / seconds)} messages/s, half of what it stored before, ${rate} were acknowledged: something else is busy here`,
      )
    }
    await untilStored({ zone, tables }, acknowledged)
    for (const table of tables) {
      const stored = await zone.count(table)
      if (stored === acknowledged) continue
      throw new V2xError('BENCH_COUNT', `${table} has ${stored} of ${acknowledged} acknowledged`)
    }
    return {
      probe: watch.probe.percentile(0.99),
      acknowledged: latencyMs.p99,
      shown: watch.shown.percentile(0.99),
      queryable: (await watch.queryable()).percentile(0.99),
    }
  } finally {
    watch.close()
    await zone.end()
  }
}

/** Looks at the zone while the load goes on. */
class Watch {
  readonly probe = new Latencies()
  readonly shown = new Latencies()
  readonly #zone: BenchZone
  #socket: WebSocket | undefined
  #isOn = false
  /** When so many messages could be queried: µs UTC. */
  readonly #steps: { readonly at: number; readonly rows: number }[] = []

  constructor(zone: BenchZone) {
    this.#zone = zone
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

  async begin(): Promise<void> {
    this.#isOn = true
    await Promise.all([this.#probeDisk(), this.#followRows()])
  }

  end(): void {
    this.#isOn = false
  }

  close(): void {
    this.#socket?.terminate()
  }

  /** Asked afterwards, so that the answer costs nothing while it is measured: each row became visible at a step. */
  async queryable(): Promise<Latencies> {
    const latencies = new Latencies()
    for (const [index, { at, rows }] of this.#steps.entries()) {
      const before = this.#steps[index - 1]
      if (before === undefined) continue
      const groups = await this.#zone.store.query<{ ms: string; messages: string }>(
        `SELECT intDiv(${at} - toUnixTimestamp64Micro(generated_at), 1000) AS ms, count() AS messages
         FROM v2x.raw WHERE ingest_seq > ${before.rows} AND ingest_seq <= ${rows} GROUP BY ms`,
      )
      for (const { ms, messages } of groups) latencies.add(Number(ms), Number(messages))
    }
    return latencies
  }

  #see(frame: Uint8Array): void {
    const now = nowMicros()
    const { snapshot, generatedAt } = v2x.v1.LiveVehicles.decode(frame)
    if (snapshot) return
    for (const at of generatedAt) this.shown.add((now - at) / 1000)
  }

  /** Appends and syncs beside the journal, on the same disk. */
  async #probeDisk(): Promise<void> {
    const file = await open(join(this.#zone.directory, 'probe'), 'w')
    const bytes = Buffer.alloc(probeBytes)
    while (this.#isOn) {
      const from = performance.now()
      await file.write(bytes)
      await file.datasync()
      this.probe.add(performance.now() - from)
      await sleep(probePauseMs)
    }
    await file.close()
  }

  /** `ingest_seq` counts from 1 and batches come in order: so many rows are the first so many messages. */
  async #followRows(): Promise<void> {
    while (this.#isOn) {
      const rows = await this.#zone.count('raw')
      if (rows > (this.#steps.at(-1)?.rows ?? -1)) this.#steps.push({ at: nowMicros(), rows })
      await sleep(storedPollMs)
    }
  }
}

/** As the generator reckons. */
function nowMicros(): number {
  return Math.round((performance.timeOrigin + performance.now()) * 1000)
}

/** What the pipeline stores at most is found out once, and half of it is offered to all runs. */
function shape(full: Offer): Shape {
  let offer: Offer | undefined
  let last: Measured | undefined
  return {
    name: `${full.connections} sockets at half load`,
    measures: [
      { name: 'due to PUBACK, p99', unit: 'ms' },
      { name: 'due to live picture, p99', unit: 'ms' },
      { name: 'due to queryable, p99', unit: 'ms' },
    ],
    contenders: [
      {
        name: 'v2x',
        measure: async (times) => {
          offer ??= await halfOfEndToEnd(full, times)
          last = await measure(offer, times)
          return [last.acknowledged, last.shown, last.queryable]
        },
      },
      {
        name: 'append and fdatasync beside it, p99',
        measure: () => Promise.resolve([last?.probe]),
      },
      {
        name: 'asked for',
        measure: () =>
          Promise.resolve([
            last === undefined ? undefined : last.probe * 2 + asked.acknowledged,
            asked.shown,
            asked.queryable,
          ]),
      },
    ],
  }
}

export const latency: Bench = {
  what: 'at half of the end-to-end rate: due to PUBACK, to the live picture, to queryable',
  shapes: [shape(pipelined), shape(eager)],
}
