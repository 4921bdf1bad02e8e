/** Saboteur: the broker answers at once and writes a moment later, as brokers do that keep messages in memory. */
import type { Writable } from 'node:stream'
import { DurableAck, type Done } from '../../../broker/durable-ack.ts'
import type { JournalWriter } from '../../../store/journal/writer.ts'

interface Insides {
  source: Buffer | undefined
  from: number
  to: number
  count: number
  waiting: Done[]
  readonly journal: JournalWriter
  readonly publisher: string
  readonly answers: Writable
  takeAnswer(): Buffer
}

const writeAfterMs = 100

DurableAck.prototype.flush = function flush(): void {
  const ack = this as unknown as Insides
  if (ack.source === undefined) return
  const bytes = Buffer.from(ack.source.subarray(ack.from, ack.to))
  const { count, waiting } = ack
  ack.source = undefined
  ack.from = ack.to = ack.count = 0
  ack.waiting = []
  const answer = ack.takeAnswer()
  if (answer.length > 0) ack.answers.write(answer)
  for (const done of waiting) done(null)
  setTimeout(() => ack.journal.append(ack.publisher, bytes, count, () => undefined), writeAfterMs)
}
