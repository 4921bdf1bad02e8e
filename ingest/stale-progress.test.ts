/** A progress that is older than the store, as an old copy of the file is: nothing of what lies between is stored twice. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TestJournal, bsm, startZone, waitFor } from './ingest-under-test.ts'

test('an old copy of the progress costs a question, and no row comes twice', async () => {
  const zone = await startZone()
  const journal = new TestJournal(zone.dataDir)
  let sent = 0
  const store = async (records: number): Promise<void> => {
    for (let record = 0; record < records; record++) {
      await journal.append(Array.from({ length: 10 }, () => bsm('car-1', ++sent)))
    }
    await waitFor('all of it', async () => (await zone.count('raw')) >= sent)
  }
  const progress = join(zone.dataDir, 'ingest', 'progress')
  await zone.ingest.start()
  await store(5)
  await zone.ingest.kill('SIGTERM')
  const old = readFileSync(progress)
  await zone.ingest.start()
  // More batches than one: the old progress would cut them otherwise.
  for (let round = 0; round < 4; round++) await store(5)
  await zone.ingest.kill('SIGTERM')
  writeFileSync(progress, old)
  await zone.ingest.start()
  await store(5)
  expect(await zone.ingest.kill('SIGTERM')).toBe(0)
  await journal.close()
  expect([sent, await zone.count('raw'), await zone.count('bsm')]).toEqual([sent, sent, sent])
})
