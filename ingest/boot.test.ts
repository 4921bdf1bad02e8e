/** The store has less than it had confirmed, for the machine was started again or a backup restored: what is missing comes back, and nothing twice. */
import { expect, test } from 'vitest'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { TestJournal, bsm, startZone, waitFor, type Zone } from './ingest-under-test.ts'
import { ProgressFile, type Progress } from './progress.ts'

function folderOf(zone: Zone): string {
  return join(zone.dataDir, 'ingest')
}

function progressOf(zone: Zone): Progress {
  const progress = new ProgressFile(folderOf(zone)).read()
  if (typeof progress === 'string') throw new Error(progress)
  return progress
}

async function accounted(zone: Zone, sequence: number): Promise<void> {
  await waitFor(`the journal up to ${sequence}`, () => {
    const progress = new ProgressFile(folderOf(zone)).read()
    return typeof progress !== 'string' && progress.reach.sequence > sequence
  })
}

/** `ingest_seq` of each row, as they are. */
async function sequences(zone: Zone, table: string): Promise<number[]> {
  const rows = await zone.store.query<{ seq: number }>(
    `SELECT toUInt32(ingest_seq) AS seq FROM v2x.${table} ORDER BY seq`,
  )
  return rows.map(({ seq }) => seq)
}

const drive = Array.from({ length: 300 }, (_, n) => bsm(`car-${n % 3}`, n + 1))
const bad = { topic: drive[0]!.topic, payload: Buffer.from('080a0b', 'hex') }
/** Sequences of the journal below, as they become rows: 1 to 300, 601 is bad, 602 to 611 are more. */
const stored = [
  ...Array.from({ length: 300 }, (_, n) => n + 1),
  ...Array.from({ length: 10 }, (_, n) => 602 + n),
]

/** Stored: a drive, the whole drive again, something bad, more of the drive; then a kill. */
async function storedAndKilled(): Promise<{ zone: Zone; journal: TestJournal }> {
  const zone = await startZone()
  const journal = new TestJournal(zone.dataDir)
  for (let at = 0; at < 300; at += 50) await journal.append(drive.slice(at, at + 50))
  await journal.append(drive)
  await journal.append([bad, ...Array.from({ length: 10 }, (_, n) => bsm('car-1', 301 + n))])
  await zone.ingest.start()
  await accounted(zone, 611)
  await zone.ingest.kill()
  return { zone, journal }
}

async function lose(zone: Zone): Promise<void> {
  // Some rows of a batch, all of others, of one table or of both.
  await zone.store.command('DELETE FROM v2x.bsm WHERE ingest_seq BETWEEN 20 AND 40')
  await zone.store.command('DELETE FROM v2x.raw WHERE ingest_seq BETWEEN 30 AND 260')
  await zone.store.command('DELETE FROM v2x.raw WHERE ingest_seq > 605')
  await zone.store.command('DELETE FROM v2x.quarantine WHERE ingest_seq = 601')
}

/** The progress as another start of the machine has left it. */
async function bootedSince(zone: Zone, isStopped = false): Promise<void> {
  await new ProgressFile(folderOf(zone), '', 'an earlier start').write(progressOf(zone), isStopped)
}

test('another boot without a clean stop: exactly what is missing comes back, re-sends stay away, the totals are right', async () => {
  const { zone, journal } = await storedAndKilled()
  const { totals } = progressOf(zone)
  expect(totals).toMatchObject({ stored: 310, quarantined: 1, duplicates: 300 })
  await lose(zone)
  await bootedSince(zone)
  // Killed on its way back, it must not forget how far it has to ask.
  await zone.ingest.start()
  await zone.ingest.kill()
  await zone.ingest.start()
  await journal.append([bsm('car-1', 311), drive[7]!])
  await accounted(zone, 613)
  await zone.ingest.kill('SIGTERM')
  for (const table of ['raw', 'bsm']) {
    expect([table, await sequences(zone, table)]).toEqual([table, [...stored, 612]])
  }
  expect(await sequences(zone, 'quarantine')).toEqual([601])
  expect(progressOf(zone).totals).toEqual({ ...totals, stored: 311, duplicates: 301 })
})

test('another boot after a clean stop, or the same boot after a kill: ingest goes on where it was', async () => {
  const { zone, journal } = await storedAndKilled()
  await lose(zone)
  const left = await sequences(zone, 'raw')
  await bootedSince(zone, true)
  await zone.ingest.start()
  await journal.append([bsm('car-1', 311)])
  await accounted(zone, 612)
  await zone.ingest.kill()
  await zone.ingest.start()
  await journal.append([bsm('car-1', 312)])
  await accounted(zone, 613)
  expect(await sequences(zone, 'raw')).toEqual([...left, 612, 613])
  expect(new ProgressFile(folderOf(zone), '', 'another').isDoubtful()).toBe(true)
  await zone.ingest.kill('SIGTERM')
  expect(new ProgressFile(folderOf(zone), '', 'another').isDoubtful()).toBe(false)
})

test('the journal begins with a re-send, its original is in the store alone: going back, it is known all the same', async () => {
  const zone = await startZone()
  const journal = new TestJournal(zone.dataDir)
  await journal.append(drive)
  await journal.reopen()
  await journal.append(drive)
  await journal.append([bad, ...Array.from({ length: 10 }, (_, n) => bsm('car-1', 301 + n))])
  await zone.ingest.start()
  await accounted(zone, 611)
  await zone.ingest.kill()
  const [oldest] = readdirSync(journal.directory)
    .filter((name) => name.endsWith('.seg'))
    .sort()
  rmSync(join(journal.directory, oldest!))
  await zone.store.command('DELETE FROM v2x.raw WHERE ingest_seq > 605')
  await bootedSince(zone)
  await zone.ingest.start()
  await journal.append([bsm('car-1', 311)])
  await accounted(zone, 612)
  await zone.ingest.kill('SIGTERM')
  for (const table of ['raw', 'bsm']) {
    expect([table, await sequences(zone, table)]).toEqual([table, [...stored, 612]])
  }
  expect(progressOf(zone).totals).toMatchObject({ stored: 311, quarantined: 1, duplicates: 300 })
})

/** The tables as they were some messages ago, as RESTORE makes them: other tables of the same names. */
async function restoreOlder(zone: Zone, last: number): Promise<void> {
  for (const table of ['raw', 'bsm', 'quarantine']) {
    const name = `v2x.${table}`
    await zone.store.command(`CREATE TABLE ${name}_older AS ${name}`)
    await zone.store.command(
      `INSERT INTO ${name}_older SELECT * FROM ${name} WHERE ingest_seq <= ${last}`,
    )
    await zone.store.command(`DROP TABLE ${name} SYNC`)
    await zone.store.command(`RENAME TABLE ${name}_older TO ${name}`)
  }
}

test('the store restored from an older backup, before ingest starts or under it: what came since comes back', async () => {
  const { zone, journal } = await storedAndKilled()
  await restoreOlder(zone, 120)
  await zone.ingest.start()
  await journal.append([bsm('car-1', 311)])
  await accounted(zone, 612)
  expect(await sequences(zone, 'raw')).toEqual([...stored, 612])
  await zone.ingest.kill('SIGTERM')
  const child = zone.ingest.spawn()
  await journal.append([bsm('car-1', 312)])
  await accounted(zone, 613)
  await restoreOlder(zone, 607)
  await zone.engine.kill()
  await journal.append([bsm('car-1', 313)])
  await zone.engine.start()
  // It finds out by itself, and leaves to be started again.
  await waitFor('ingest to leave', () => child.exitCode !== null)
  expect(child.exitCode).toBe(70)
  await zone.ingest.start()
  await accounted(zone, 614)
  await zone.ingest.kill('SIGTERM')
  for (const table of ['raw', 'bsm']) {
    expect([table, await sequences(zone, table)]).toEqual([table, [...stored, 612, 613, 614]])
  }
  expect(progressOf(zone).totals).toEqual({
    ...{ stored: 313, quarantined: 1, duplicates: 300 },
    ...{ changed: 0, corruptRanges: 0 },
  })
})
