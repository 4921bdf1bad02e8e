/** Saboteur: the broker answers at once and writes a moment later, as brokers do that keep messages in memory. */
import type { Writable } from 'node:stream'
import { DurableAck, type Done } from '../../../broker/durable-ack.ts'
import type { JournalWriter } from '../../../store/journal/writer.ts'

interface Insides {
  readonly journal: JournalWriter
  readonly publisher: Uint8Array
  readonly answers: Writable
  append(packets: Buffer, count: number, answer: Buffer | undefined, waiting: readonly Done[]): void
}

const writeAfterMs = 100

const ack = DurableAck.prototype as unknown as Insides
ack.append = function append(packets, count, answer, waiting): void {
  const bytes = Buffer.from(packets)
  if (answer !== undefined) this.answers.write(answer)
  for (const done of waiting) done(null)
  setTimeout(() => this.journal.append(this.publisher, bytes, count), writeAfterMs)
}
