/** What ingest would read: records of BSMs of many vehicles as gateways send them, without a broker to write them. */
import { join } from 'node:path'
import type { Clock } from '../../common/clock.ts'
import { EncodedTime, PublishTemplate } from '../../simulator/load/template.ts'
import { openJournalWriter } from '../../store/journal/writer.ts'

export interface LoadRecord {
  readonly publisher: string
  /** Whole PUBLISH packets. */
  readonly packets: Buffer
  readonly count: number
  /** µs UTC. */
  readonly receivedAt: number
}

const gateways = 50
const devicesOfGateway = 20
/** What one read of a gateway's socket brings. */
const packetsOfRecord = 60
const intervalMicros = 100_000
/** From generated to received. */
const transitMicros = 20_000

/** Records of `messages` in all or a few more; each vehicle sends ten a second, beginning at `from` (µs UTC). */
export function* loadRecords(messages: number, from: number): Generator<LoadRecord> {
  const fleet = Array.from({ length: gateways }, (_, gateway) =>
    Array.from(
      { length: devicesOfGateway },
      (_, device) =>
        new PublishTemplate(`LOAD-${gateway}-${device}`, gateway * devicesOfGateway + device),
    ),
  )
  const rounds = packetsOfRecord / devicesOfGateway
  const time = new EncodedTime()
  let packetId = 0
  for (let sent = 0, round = 0; sent < messages; round += rounds) {
    for (const [gateway, templates] of fleet.entries()) {
      if (sent >= messages) return
      const packets = Buffer.allocUnsafe(
        packetsOfRecord * Math.max(...templates.map((t) => t.bytes)),
      )
      const offset = (gateway * intervalMicros) / gateways
      let end = 0
      let at = 0
      for (let step = 0; step < rounds; step++) {
        at = from + offset + (round + step) * intervalMicros
        time.set(at)
        for (const template of templates) {
          packetId = (packetId % 65_535) + 1
          end = template.write(packets, end, packetId, time)
        }
      }
      sent += packetsOfRecord
      yield {
        publisher: `gateway-load-${gateway}`,
        packets: packets.subarray(0, end),
        count: packetsOfRecord,
        receivedAt: at + transitMicros,
      }
    }
  }
}

/** Writes records as the broker would, but received when they say. Gives the number of messages. */
export async function layJournal(
  dataDirectory: string,
  records: Iterable<LoadRecord>,
): Promise<number> {
  let now = 0
  const clock: Clock = { nowMicros: () => now, monotonicMs: () => performance.now() }
  const writer = openJournalWriter({
    directory: join(dataDirectory, 'journal'),
    node: 'bench',
    clock,
  })
  let drained = (): void => undefined
  writer.onDrain(() => drained())
  let messages = 0
  for (const { publisher, packets, count, receivedAt } of records) {
    now = receivedAt
    messages += count
    if (writer.append(publisher, packets, count)) continue
    await new Promise<void>((resolve) => (drained = resolve))
  }
  await writer.close()
  if (writer.failure !== undefined) throw writer.failure
  return messages
}
