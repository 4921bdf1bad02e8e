/** Bench: bytes on disk of simulated drives, beside their protobuf bytes: the ratio is the share that stays. */
import { join } from 'node:path'
import { V2xError } from '../../common/errors.ts'
import { createRandom } from '../../common/random.ts'
import { bytesBetween, durableMark, oldestPosition } from '../../ingest/backlog.ts'
import { publishBytes, writePublish } from '../../simulator/publish/packets.ts'
import { simulatedMessages } from '../../simulator/simulate.ts'
import { parseDeviceTopic } from '../../schemas/index.ts'
import type { Bench, Times } from './bench.ts'
import { layJournal, type LoadRecord } from './journal-of-load.ts'
import { untilStored } from './pipelines/flow.ts'
import { BenchZone } from './zone.ts'

/** Simulated seconds for each of a measurement: the shipped scenario gives some 3,000 messages a second. */
const simulatedPerSecond = 60
/** From generated to received: µs at least, and what varies of it. */
const transit = { least: 8000, varying: 12_000 } as const

/** What was published: each vehicle and RSU over a socket of its own. */
class Drives {
  messages = 0
  payloadBytes = 0
  readonly #seconds: number
  readonly #type: string | undefined

  /** Of that type alone, where one is given. */
  constructor(seconds: number, type: string | undefined) {
    this.#seconds = seconds
    this.#type = type
  }

  *records(): Generator<LoadRecord> {
    const random = createRandom(1)
    let receivedAt = 0
    const run = simulatedMessages({ scenario: 'default', forSeconds: this.#seconds })
    for (const { topic, type, payload, generatedAt } of run) {
      if (this.#type !== undefined && type !== this.#type) continue
      const name = Buffer.from(topic)
      const packets = Buffer.allocUnsafe(publishBytes(name, payload))
      writePublish(packets, 0, (this.messages % 65_535) + 1, { topic: name, payload })
      this.messages++
      this.payloadBytes += payload.length
      const arrivedAt = generatedAt + transit.least + Math.floor(random.next() * transit.varying)
      receivedAt = Math.max(receivedAt, arrivedAt)
      yield { publisher: parseDeviceTopic(topic)!.id, packets, count: 1, receivedAt }
    }
  }
}

/** Bytes a message. */
interface Measured {
  readonly typed: number
  readonly raw: number
  readonly journal: number
  readonly protobuf: number
}

async function measure({ seconds }: Times, type?: string): Promise<Measured> {
  const zone = await BenchZone.create()
  try {
    const drives = new Drives(seconds * simulatedPerSecond, type)
    const messages = await layJournal(zone.directory, drives.records())
    const journal = join(zone.directory, 'journal')
    const mark = durableMark(journal)!
    const journalBytes = bytesBetween(journal, oldestPosition(journal), mark.position)
    await zone.start('store', 'broker', 'ingest')
    await untilStored({ zone, tables: ['raw'] }, messages)
    await zone.untilMerged()
    const { raw, typed, rows } = await zone.row<{ raw: string; typed: string; rows: string }>(
      `SELECT sumIf(bytes_on_disk, table = 'raw') AS raw, sumIf(rows, table = 'raw') AS rows,
         sumIf(bytes_on_disk, table NOT IN ('raw', 'quarantine', 'migrations')) AS typed
       FROM system.parts WHERE active AND database = 'v2x'`,
    )
    if (Number(rows) !== messages) {
      throw new V2xError('BENCH_COUNT', `raw has ${rows} rows, not ${messages}`)
    }
    return {
      typed: Number(typed) / messages,
      raw: Number(raw) / messages,
      journal: journalBytes / messages,
      protobuf: drives.payloadBytes / messages,
    }
  } finally {
    await zone.end()
  }
}

function withPayload(type?: string): Bench['shapes'][number]['contenders'] {
  let payload = 0
  return [
    {
      name: 'ClickHouse, once merged',
      measure: async (times) => {
        const { typed, raw, journal, protobuf } = await measure(times, type)
        payload = protobuf
        return [typed, raw, journal]
      },
    },
    { name: 'protobuf', measure: () => Promise.resolve([payload, payload, payload]) },
  ]
}

function shape(name: string, type?: string): Bench['shapes'][number] {
  return {
    name,
    measures: [
      { name: 'typed rows', unit: 'bytes a message' },
      { name: 'raw', unit: 'bytes a message' },
      { name: 'journal, a socket each', unit: 'bytes a message' },
    ],
    contenders: withPayload(type),
  }
}

export const storage: Bench = {
  what: 'simulated drives: bytes on disk a message, as a share of the protobuf bytes',
  shapes: [shape('the shipped scenario'), shape('its BSMs alone', 'bsm')],
}
