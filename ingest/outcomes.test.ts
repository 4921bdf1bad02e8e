/**
 * Exactly once through unknown outcomes: processes killed under load, answers that never come, a store that was started again, a
 * journal without its progress. A proxy between ingest and the engine decides what becomes of an insert.
 */
import { expect, test } from 'vitest'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startFaultProxy, type Verdict } from './fault-proxy.ts'
import { TestJournal, bsm, startZone, waitFor, type Zone } from './ingest-under-test.ts'

/** What the store holds of each message of a journal: how many rows of `raw` and of `bsm`, by sequence. */
async function tally(zone: Zone, journal?: TestJournal): Promise<Record<string, string | number>> {
  const where = journal === undefined ? '' : `WHERE ingest_node = '${journal.identity}'`
  const count = (what: string, table: string): string =>
    `(SELECT toUInt32(${what}) FROM v2x.${table} ${where})`
  const [row] = await zone.store.query<Record<string, string | number>>(
    `SELECT
       ${count('count()', 'raw')} AS raw, ${count('uniqExact(ingest_seq)', 'raw')} AS rawUnique,
       ${count('count()', 'bsm')} AS bsm, ${count('uniqExact(ingest_seq)', 'bsm')} AS bsmUnique,
       ${count('max(ingest_seq)', 'raw')} AS last, ${count('count()', 'quarantine')} AS quarantined`,
  )
  return row!
}

function once(messages: number): Record<string, number> {
  return {
    raw: messages,
    rawUnique: messages,
    bsm: messages,
    bsmUnique: messages,
    last: messages,
    quarantined: 0,
  }
}

async function arrived(zone: Zone, messages: number): Promise<void> {
  await waitFor(`${messages} messages`, async () => {
    return zone.count('raw').then(
      (count) => count >= messages,
      () => false,
    )
  })
}

/** Appends small records until stopped; gives how many messages there are. */
function load(journal: TestJournal): { stop(): Promise<number> } {
  const stopping = new AbortController()
  let sent = 0
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const record = Array.from({ length: 20 }, () => bsm(`car-${sent % 5}`, ++sent))
      await journal.append(record)
      await sleep(2)
    }
    return sent
  })()
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

test('ingest killed again and again under load: each message once', async () => {
  const zone = await startZone()
  const journal = new TestJournal(zone.dataDir)
  const sending = load(journal)
  for (let kill = 0; kill < 3; kill++) {
    await zone.ingest.start()
    const before = await zone.count('raw')
    await waitFor('progress', async () => (await zone.count('raw')) > before)
    // Not always at the same place of a batch's way.
    await sleep(kill * 17)
    await zone.ingest.kill()
  }
  const sent = await sending.stop()
  await zone.ingest.start()
  await arrived(zone, sent)
  expect(await zone.ingest.kill('SIGTERM')).toBe(0)
  expect(await tally(zone)).toEqual(once(sent))
})

test('the store killed again and again under load: each message once', async () => {
  const zone = await startZone()
  const journal = new TestJournal(zone.dataDir)
  await zone.ingest.start()
  const sending = load(journal)
  for (let kill = 0; kill < 2; kill++) {
    const before = await zone.count('raw')
    await waitFor('progress', async () => (await zone.count('raw')) > before)
    await sleep(kill * 11)
    await zone.engine.kill()
    await sleep(100)
    await zone.engine.start()
  }
  const sent = await sending.stop()
  await arrived(zone, sent)
  expect(await zone.ingest.kill('SIGTERM')).toBe(0)
  expect(await tally(zone)).toEqual(once(sent))
})

test('answers that are lost, late, or wrong, before or after the insert: each message once', async () => {
  // Together no more than a few seconds of waiting: pauses grow with the failures in a row.
  const verdicts: Verdict[] = [
    'cut after',
    'cut before',
    'pass',
    'fail before',
    'fail after',
    'pass',
    'exception in header',
    'exception in body',
    'pass',
    'hang before',
    'hang after',
    'pass',
    'starve',
  ]
  const seen = new Set<Verdict>()
  let inserts = 0
  const zone = await startZone({ V2X_CLICKHOUSE_TIMEOUT_MS: '1000' }, (port) =>
    startFaultProxy(port, () => {
      const verdict = verdicts[inserts++ % 14] ?? 'pass'
      seen.add(verdict)
      return verdict
    }),
  )
  const journal = new TestJournal(zone.dataDir)
  await zone.ingest.start()
  let sent = 0
  for (let record = 0; record < 5; record++) {
    await journal.append(Array.from({ length: 10 }, () => bsm('car-1', ++sent)))
    await arrived(zone, sent)
  }
  await waitFor('the last batch', async () => (await tally(zone))['bsm'] === sent)
  await zone.ingest.kill('SIGTERM')
  expect(await tally(zone)).toEqual(once(sent))
  expect([...seen].sort()).toEqual([...new Set(verdicts)].sort())
})

test('the answer lost and the store started again before the retry: each message once', async () => {
  let cut = false
  let lost = 0
  const zone = await startZone({}, (port) =>
    startFaultProxy(port, (table) => {
      if (!cut || table !== 'raw') return 'pass'
      lost++
      return 'cut after'
    }),
  )
  const journal = new TestJournal(zone.dataDir)
  await zone.ingest.start()
  await journal.append([bsm('car-1', 1)])
  await arrived(zone, 1)
  cut = true
  await journal.append([bsm('car-1', 2), bsm('car-1', 3)])
  await waitFor('a lost answer', () => lost > 0)
  await zone.engine.kill()
  await zone.engine.start()
  cut = false
  await journal.append([bsm('car-1', 4)])
  await arrived(zone, 4)
  await zone.ingest.kill('SIGTERM')
  expect(await tally(zone)).toEqual(once(4))
})

test('killed between the inserts of two tables, or before the checkpoint: the batch is redone, each message once', async () => {
  let killAt = ''
  let kill = (): Promise<unknown> => Promise.resolve()
  const zone = await startZone({}, (port) =>
    startFaultProxy(port, (table) => {
      if (table !== killAt) return 'pass'
      killAt = ''
      void kill()
      return 'cut after'
    }),
  )
  kill = () => zone.ingest.kill()
  const journal = new TestJournal(zone.dataDir)
  let sent = 0
  for (const table of ['bsm', 'raw']) {
    await zone.ingest.start()
    killAt = table
    await journal.append(Array.from({ length: 5 }, () => bsm('car-1', ++sent)))
    await waitFor('the kill', async () => killAt === '' && (await zone.ingest.kill()) === null)
    // What is appended now must not get into the batch that is redone.
    await journal.append(Array.from({ length: 5 }, () => bsm('car-1', ++sent)))
  }
  await zone.ingest.start()
  await arrived(zone, sent)
  await zone.ingest.kill('SIGTERM')
  expect(await tally(zone)).toEqual(once(sent))
})

test('the progress lost, or garbage: the store is asked what it has, each message once', async () => {
  const zone = await startZone({ V2X_INGEST_BATCH_INTERVAL_MS: '1' })
  const journal = new TestJournal(zone.dataDir)
  const path = join(zone.dataDir, 'ingest', 'progress')
  let sent = 0
  const spoil = [() => rmSync(path), () => writeFileSync(path, readFileSync(path).subarray(3))]
  for (const spoiled of spoil) {
    await zone.ingest.start()
    for (let record = 0; record < 5; record++) {
      await journal.append(Array.from({ length: 7 }, () => bsm('car-1', ++sent)))
    }
    await arrived(zone, sent)
    await zone.ingest.kill()
    spoiled()
    // The new batches are cut elsewhere, so some of them are in the store by half.
    await journal.append(Array.from({ length: 7 }, () => bsm('car-1', ++sent)))
  }
  await zone.ingest.start()
  await arrived(zone, sent)
  await waitFor('all of bsm', async () => (await zone.count('bsm')) >= sent)
  await zone.ingest.kill('SIGTERM')
  expect(await tally(zone)).toEqual(once(sent))
})

test('the deduplication window exceeded before the retry: the store is asked, each message once', async () => {
  let isLost = false
  let isOpen = true
  const zone = await startZone({}, (port) =>
    startFaultProxy(
      port,
      (table) => {
        if (!isLost || table !== 'raw') return 'pass'
        isOpen = false
        return 'cut after'
      },
      () => isOpen,
    ),
  )
  const journal = new TestJournal(zone.dataDir)
  await zone.ingest.start()
  await journal.append([bsm('car-1', 1)])
  await arrived(zone, 1)
  const windowSize = 3
  for (const table of ['raw', 'bsm']) {
    await zone.store.command(
      `ALTER TABLE v2x.${table} MODIFY SETTING non_replicated_deduplication_window = ${windowSize}`,
    )
  }
  isLost = true
  await journal.append([bsm('car-1', 2), bsm('car-1', 3)])
  await arrived(zone, 3)
  // Another ingest beside ours, on the same store.
  for (let other = 0; other <= windowSize; other++) {
    for (const table of ['raw', 'bsm']) {
      await zone.store.command(
        `INSERT INTO v2x.${table} (ingest_node, ingest_seq, received_at) VALUES ('other', ${other}, now64(6))`,
      )
    }
  }
  isLost = false
  isOpen = true
  await journal.append([bsm('car-1', 4)])
  await waitFor('the next message', async () => (await tally(zone, journal))['last'] === 4)
  await zone.ingest.kill('SIGTERM')
  expect(await tally(zone, journal)).toEqual(once(4))
})

test('too many parts: it waits until there are fewer, each message once', async () => {
  const zone = await startZone()
  const journal = new TestJournal(zone.dataDir)
  await zone.ingest.start()
  await journal.append([bsm('car-1', 1)])
  await arrived(zone, 1)
  const limit = (parts: number): Promise<void> =>
    zone.store.command(
      `ALTER TABLE v2x.raw MODIFY SETTING parts_to_throw_insert = ${parts}, parts_to_delay_insert = ${parts}`,
    )
  await limit(1)
  await journal.append([bsm('car-1', 2), bsm('car-1', 3)])
  await waitFor('the first of its tables', async () => (await zone.count('bsm')) === 3)
  const refused = async (): Promise<boolean> => {
    const [row] = await zone.store.query<{ errors: string }>(
      "SELECT sum(value) AS errors FROM system.errors WHERE name = 'TOO_MANY_PARTS'",
    )
    return Number(row!.errors) > 1
  }
  await waitFor('two refusals', refused)
  expect(await zone.count('raw')).toBe(1)
  await limit(3000)
  await arrived(zone, 3)
  await zone.ingest.kill('SIGTERM')
  expect(await tally(zone)).toEqual(once(3))
})
