/**
 * PUBLISHes that the store refuses for what is in them: each goes to quarantine alone, all others are stored once. The engine refuses
 * them itself, by constraints and views as an administrator may add them.
 */
import { expect, test } from 'vitest'
import { mkdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startFaultProxy } from './fault-proxy.ts'
import {
  TestJournal,
  bsm,
  bsmContent,
  header,
  message,
  startZone,
  waitFor,
  type Sent,
  type Zone,
} from './ingest-under-test.ts'
import { ProgressFile, type Totals } from './progress.ts'

/** A journal; the tables are there, and ingest is stopped. */
async function withTables(zone: Zone): Promise<TestJournal> {
  const journal = new TestJournal(zone.dataDir)
  await zone.ingest.start()
  await zone.ingest.kill('SIGTERM')
  return journal
}

async function accounted(zone: Zone, messages: number): Promise<void> {
  await waitFor(`${messages} messages`, () => totalsOf(zone).messages >= messages)
}

/** Of the progress on disk. */
function totalsOf(zone: Zone): { messages: number; stored: number; quarantined: number } {
  const progress = new ProgressFile(join(zone.dataDir, 'ingest')).read()
  const none: Partial<Totals> = {}
  const totals = typeof progress === 'string' ? none : progress.totals
  const { stored = 0, quarantined = 0, duplicates = 0 } = totals
  return { messages: stored + quarantined + duplicates, stored, quarantined }
}

interface Quarantined {
  readonly seq: number
  readonly reason: string
  readonly detail: string
  readonly topic: string
  readonly payload: string
  readonly bytes: number
}

async function quarantined(zone: Zone): Promise<Quarantined[]> {
  return zone.store.query<Quarantined>(
    `SELECT toUInt32(ingest_seq) AS seq, reason, detail, topic, hex(payload) AS payload, payload_bytes AS bytes
     FROM v2x.quarantine ORDER BY ingest_seq`,
  )
}

/** Sequences that a table has, and how often it has one twice. */
async function sequences(zone: Zone, table: string): Promise<{ seqs: number[]; twice: number }> {
  const rows = await zone.store.query<{ seq: number; twice: number }>(
    `SELECT toUInt32(ingest_seq) AS seq, toUInt32(count() - uniqExact(${table === 'bsm' ? 'frame_index' : 'ingest_seq'})) AS twice
     FROM v2x.${table} GROUP BY seq ORDER BY seq`,
  )
  return {
    seqs: rows.map(({ seq }) => seq),
    twice: rows.reduce((sum, { twice }) => sum + twice, 0),
  }
}

function without(count: number, ...missing: readonly number[]): number[] {
  return Array.from({ length: count }, (_, n) => n + 1).filter((n) => !missing.includes(n))
}

function rowOf(seq: number, { topic, payload }: Sent, detail: RegExp): Quarantined {
  const hex = Buffer.from(payload).toString('hex').toUpperCase()
  return {
    seq,
    reason: 'STORE_REFUSED',
    detail: expect.stringMatching(detail) as string,
    topic,
    payload: hex,
    bytes: payload.length,
  }
}

test('one in 100,000 is refused: it is one row of quarantine, and 99,999 are stored once', async () => {
  const zone = await startZone({ V2X_INGEST_BATCH_INTERVAL_MS: '3000' })
  const journal = await withTables(zone)
  await zone.store.command('ALTER TABLE v2x.bsm ADD CONSTRAINT slow CHECK speed < 8000')
  const poison = bsm('car-7', 61_234, { speed: 8190 })
  for (let record = 0; record < 100; record++) {
    const sent = Array.from({ length: 1000 }, (_, n) => {
      const seq = record * 1000 + n + 1
      return seq === 61_234 ? poison : bsm(`car-${seq % 9}`, seq)
    })
    await journal.append(sent)
  }
  await zone.ingest.start()
  await accounted(zone, 100_000)
  await zone.ingest.kill('SIGTERM')
  expect(await quarantined(zone)).toEqual([
    rowOf(61_234, poison, /^bsm: .*Constraint `slow`.*speed = 8190/),
  ])
  for (const table of ['raw', 'bsm']) {
    const expected = { seqs: without(100_000, 61_234), twice: 0 }
    expect(await sequences(zone, table)).toEqual(expected)
  }
  expect(totalsOf(zone)).toEqual({ messages: 100_000, stored: 99_999, quarantined: 1 })
})

test('what cannot be noted is not sent: a crash then would go by another note', async () => {
  let [inserts, requests, sentUnnoted] = [0, 0, 0]
  let [draft, isBlocked] = ['', false]
  const block = (): void => {
    if (draft === '') return
    if (isBlocked) sentUnnoted++
    // All, its half, and then a decision that finds no place on the disk.
    else if (++inserts === 2) {
      mkdirSync(draft)
      isBlocked = true
      requests = 0
    }
  }
  const zone = await startZone({ V2X_INGEST_BATCH_INTERVAL_MS: '1000' }, (port) =>
    startFaultProxy(
      port,
      (table) => {
        if (table === 'bsm') block()
        return 'pass'
      },
      () => ++requests > 0,
    ),
  )
  const journal = await withTables(zone)
  await zone.store.command('ALTER TABLE v2x.bsm ADD CONSTRAINT slow CHECK speed < 8000')
  const messages = Array.from({ length: 8 }, (_, n) =>
    bsm('car-1', n + 1, n === 6 ? { speed: 8190 } : {}),
  )
  await journal.append(messages)
  draft = join(zone.dataDir, 'ingest', 'progress.new')
  await zone.ingest.start()
  await waitFor('several attempts to note it', () => isBlocked && requests > 30)
  expect(sentUnnoted).toBe(0)
  draft = ''
  rmdirSync(join(zone.dataDir, 'ingest', 'progress.new'))
  await accounted(zone, 8)
  await zone.ingest.kill('SIGTERM')
  expect(await sequences(zone, 'bsm')).toEqual({ seqs: without(8, 7), twice: 0 })
})

test('refused by raw what its table has taken, and ingest killed again and again meanwhile: still one or the other', async () => {
  let inserts = Infinity
  let kill = (): Promise<unknown> => Promise.resolve()
  const zone = await startZone({ V2X_INGEST_BATCH_INTERVAL_MS: '1000' }, (port) =>
    startFaultProxy(port, () => {
      if (inserts-- > 0) return 'pass'
      void kill()
      return 'cut after'
    }),
  )
  kill = () => zone.ingest.kill()
  const journal = await withTables(zone)
  await zone.store.command('ALTER TABLE v2x.raw ADD CONSTRAINT odd CHECK sequence NOT IN (77, 300)')
  const frame = message('rsu/rsu-1/bsm_frame', {
    header: header(77),
    heard: [
      { deviceId: 'bus-1', bsm: bsmContent(7) },
      { deviceId: 'bus-2', bsm: bsmContent(8) },
    ],
  })
  const late = bsm('car-300', 300)
  const sent = Array.from({ length: 400 }, (_, n) => {
    if (n + 1 === 77) return frame
    return n + 1 === 300 ? late : bsm('car-1', n + 1)
  })
  await journal.append(sent)
  const isDone = (): boolean => totalsOf(zone).messages >= 400
  for (let step = 0; !isDone(); step += 2) {
    // Ever more inserts, so that it comes to its end at last.
    inserts = step
    const child = zone.ingest.spawn()
    await waitFor('the kill, or the end', () => isDone() || child.signalCode !== null)
  }
  await zone.ingest.kill()
  expect(await quarantined(zone)).toEqual([
    rowOf(77, frame, /^raw: .*Constraint `odd`.*sequence = 77/),
    rowOf(300, late, /^raw: .*Constraint `odd`.*sequence = 300/),
  ])
  for (const table of ['raw', 'bsm']) {
    expect(await sequences(zone, table)).toEqual({ seqs: without(400, 77, 300), twice: 0 })
  }
  expect(totalsOf(zone)).toEqual({ messages: 400, stored: 398, quarantined: 2 })
})

test('an exception after the commit: what is refused is there, so nothing is looked for', async () => {
  const zone = await startZone({ V2X_INGEST_BATCH_INTERVAL_MS: '300' })
  const journal = await withTables(zone)
  await zone.store.command(
    `CREATE MATERIALIZED VIEW v2x.fast ENGINE = MergeTree ORDER BY ingest_seq
     AS SELECT ingest_seq, throwIf(speed > 8000) AS fast FROM v2x.bsm`,
  )
  await journal.append(
    Array.from({ length: 50 }, (_, n) => bsm('car-1', n + 1, n === 30 ? { speed: 8190 } : {})),
  )
  await zone.ingest.start()
  await accounted(zone, 50)
  await zone.ingest.kill('SIGTERM')
  for (const table of ['raw', 'bsm']) {
    expect(await sequences(zone, table)).toEqual({ seqs: without(50), twice: 0 })
  }
  expect(await quarantined(zone)).toEqual([])
})

test('every row is refused, or too many: ingest stops and says so, and goes on once the table fits', async () => {
  const zone = await startZone({ V2X_INGEST_BATCH_INTERVAL_MS: '1000', V2X_LOG_LEVEL: 'silent' })
  const journal = await withTables(zone)
  let sent = 0
  for (const [check, count] of [
    ['speed > 8000', 20],
    ['speed > 560', 100],
  ] as const) {
    await zone.store.command(`ALTER TABLE v2x.bsm ADD CONSTRAINT fits CHECK ${check}`)
    await journal.append(
      Array.from({ length: count }, () => bsm('car-1', ++sent, { speed: 500 + sent })),
    )
    const child = zone.ingest.spawn()
    await waitFor('ingest to leave', () => child.exitCode !== null)
    expect(child.exitCode).toBe(70)
    expect(await quarantined(zone)).toEqual([])
    await zone.store.command('ALTER TABLE v2x.bsm DROP CONSTRAINT fits')
    await zone.ingest.start()
    await accounted(zone, sent)
    await zone.ingest.kill('SIGTERM')
    for (const table of ['raw', 'bsm']) {
      expect(await sequences(zone, table)).toEqual({ seqs: without(sent), twice: 0 })
    }
  }
})

test('put aside once, it stays in quarantine: the progress is lost, and the table takes it now', async () => {
  const zone = await startZone()
  const journal = await withTables(zone)
  await zone.store.command('ALTER TABLE v2x.bsm ADD CONSTRAINT slow CHECK speed < 8000')
  const poison = bsm('car-1', 5, { speed: 8190 })
  await journal.append([...[1, 2, 3, 4].map((n) => bsm('car-1', n)), poison, bsm('car-1', 6)])
  await zone.ingest.start()
  await accounted(zone, 6)
  await zone.ingest.kill()
  await zone.store.command('ALTER TABLE v2x.bsm DROP CONSTRAINT slow')
  rmSync(join(zone.dataDir, 'ingest', 'progress'))
  await journal.append([bsm('car-1', 7)])
  await zone.ingest.start()
  await accounted(zone, 7)
  await zone.ingest.kill('SIGTERM')
  expect(await quarantined(zone)).toEqual([rowOf(5, poison, /^bsm: /)])
  for (const table of ['raw', 'bsm']) {
    expect(await sequences(zone, table)).toEqual({ seqs: without(7, 5), twice: 0 })
  }
})
