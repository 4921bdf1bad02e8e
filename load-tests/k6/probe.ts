/**
 * Asks the store again and again, as anybody may, which messages of this run have become visible since: from when a message was due until
 * the answer that has it.
 */
import { sleep } from 'k6'
import { devicePrefix, storeUrl } from './given.ts'
import { failed, measures } from './measures.ts'
import { askStore } from './store.ts'

/** Between an answer and the next question: so much later than it was may a message be seen. */
const pauseS = 0.05
/** A clock that differs from ours by less does not hide what is received. */
const clocksApartMs = 60_000

/** For so long; then so many messages must have become visible. */
export function probe(expected: number, forMs: number): void {
  if (storeUrl === '') return
  const beganMs = Date.now()
  let seen = 0
  let newest = '0'
  while (Date.now() < beganMs + forMs) {
    const answer = askStore(question(beganMs - clocksApartMs, newest), 'probe')
    const text = answer.body ?? ''
    if (answer.status !== 200) return failed(`the store says ${answer.status}: ${text}`)
    const nowMs = Date.now()
    for (const line of text.split('\n')) {
      const [sequence, generatedAt] = line.split('\t')
      if (generatedAt === undefined) continue
      newest = sequence!
      seen++
      measures.queryable.add(nowMs - Number(generatedAt) / 1000)
    }
    sleep(pauseS)
  }
  measures.unqueried.add(Math.max(0, expected - seen))
}

/** Rows of one journal become visible in its order. */
function question(sinceMs: number, after: string): string {
  return `SELECT ingest_seq, toUnixTimestamp64Micro(generated_at) FROM v2x.raw
    WHERE received_at >= fromUnixTimestamp64Milli(${sinceMs}) AND ingest_seq > ${after}
    AND startsWith(device_id, '${devicePrefix}') ORDER BY ingest_seq FORMAT TSV`
}
