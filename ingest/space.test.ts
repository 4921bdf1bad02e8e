/** A journal that is full comes free through ingest alone: what is stored goes, though nothing new comes to set that off. */
import { expect, test } from 'vitest'
import { TestJournal, bsm, startZone, waitFor } from './ingest-under-test.ts'

const space = { bytesMax: 200_000, reserveBytes: 0 }

test('once all of a full journal is stored its segments go, and there is room again', async () => {
  const zone = await startZone({
    V2X_JOURNAL_BYTES_MAX: String(space.bytesMax),
    V2X_JOURNAL_KEEP_SECONDS: '0',
  })
  const journal = new TestJournal(zone.dataDir, undefined, space)
  let sent = 0
  const fill = async (): Promise<void> => {
    while (journal.level !== 'full') {
      await journal.append(Array.from({ length: 50 }, () => bsm('car-1', ++sent)))
    }
  }
  await fill()
  await zone.ingest.start()
  await waitFor('room', () => journal.level === 'ample')
  // Killed with everything stored: what was kept on disk is enough to go on from.
  await zone.ingest.kill()
  await fill()
  await zone.ingest.start()
  await waitFor('room again', () => journal.level === 'ample')
  await journal.close()
  await waitFor('all of it', async () => (await zone.count('raw')) >= sent)
  expect(await zone.ingest.kill('SIGTERM')).toBe(0)
  expect(await zone.count('raw')).toBe(sent)
  expect(await zone.count('quarantine')).toBe(0)
})
