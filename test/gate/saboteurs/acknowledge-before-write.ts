/** Saboteur: the broker answers at once and writes a moment later, as brokers do that keep messages in memory. */
import type { Writable } from 'node:stream'
import type { Done } from '../../../broker/dues.ts'
import { DurableAck } from '../../../broker/durable-ack.ts'
import type { Run } from '../../../broker/lane.ts'
import type { JournalWriter } from '../../../store/journal/writer.ts'
import { pubacksOf } from '../pubacks.ts'

interface Insides {
  readonly journal: JournalWriter
  readonly publisher: Uint8Array
  readonly answers: Writable
  append(packets: Buffer, count: number, waiting: readonly Done[]): { answer(run: Run): void }
}

const writeAfterMs = 100

const ack = DurableAck.prototype as unknown as Insides
ack.append = function append(packets, count, waiting) {
  const bytes = Buffer.from(packets)
  for (const done of waiting) done(null)
  setTimeout(() => this.journal.append(this.publisher, bytes, count), writeAfterMs)
  return { answer: (run) => void this.answers.write(pubacksOf(run)) }
}
