/** The judge, and the ledger it believes: each kind of harm is a number of its own. */
import { expect, onTestFinished, test } from 'vitest'
import { mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LedgerWriter, hashOf, readLedger, type Entry, type LedgerEntry } from './ledger.ts'
import { isSound, judge, type Row, type Verdict } from './oracle.ts'

function entry(sequence: number, isUnsound = false): Entry {
  return { device: 1, sequence, hash: hashOf(Buffer.from(`message ${sequence}`)), isUnsound }
}

function ledgerOf(...entries: readonly Entry[]): LedgerEntry[] {
  return [
    ...entries.map((each) => ({ ...each, isAcknowledged: false })),
    ...entries.map((each) => ({ ...each, isAcknowledged: true })),
  ]
}

function row(sequence: number, over: Partial<Row> = {}): Row {
  return { device: 'd-1', sequence, hash: entry(sequence).hash, isQuarantined: false, ...over }
}

function verdict(ledger: Iterable<LedgerEntry>, rows: readonly Row[]): Verdict {
  return judge(ledger, rows, (name) => (name === 'd-1' ? 1 : undefined))
}

test('what was acknowledged and is there once is sound', () => {
  const found = verdict(ledgerOf(entry(1), entry(2)), [row(1), row(2)])
  expect(found).toMatchObject({ acknowledged: 2, stored: 2, unanswered: 0 })
  expect(isSound(found)).toBe(true)
})

test('what was sent and never answered may be there or not', () => {
  const sent = [entry(1), entry(2)].map((each) => ({ ...each, isAcknowledged: false }))
  const found = verdict(sent, [row(2)])
  expect(found).toMatchObject({ acknowledged: 0, unanswered: 1, lost: 0 })
  expect(isSound(found)).toBe(true)
})

test.each([
  ['lost', [row(1)]],
  ['duplicated', [row(1), row(2), row(2)]],
  ['changed', [row(1), row(2, { hash: hashOf(Buffer.from('other')) })]],
  ['phantom', [row(1), row(2), row(3)]],
  ['phantom', [row(1), row(2), row(1, { device: 'd-9' })]],
  ['outOfOrder', [row(2), row(1)]],
  ['unaccounted', [row(1), row(2, { isQuarantined: true })]],
] as const)('%s is found', (kind, rows) => {
  const found = verdict(ledgerOf(entry(1), entry(2)), rows)
  const { lost, duplicated, changed, phantom, outOfOrder, unaccounted } = found
  const numbers = { lost, duplicated, changed, phantom, outOfOrder, unaccounted }
  const none = { lost: 0, duplicated: 0, changed: 0, phantom: 0, outOfOrder: 0, unaccounted: 0 }
  expect(numbers).toEqual({ ...none, [kind]: 1 })
  expect(isSound(found)).toBe(false)
})

test('an unsound payload belongs in quarantine, known by its hash', () => {
  const unsound = entry(2, true)
  const there = row(0, { hash: unsound.hash, isQuarantined: true })
  expect(isSound(verdict(ledgerOf(entry(1), unsound), [row(1), there]))).toBe(true)
  expect(verdict(ledgerOf(entry(1), unsound), [row(1)])).toMatchObject({ lost: 1 })
  const stored = row(2, { hash: unsound.hash })
  expect(verdict(ledgerOf(entry(1), unsound), [row(1), stored])).toMatchObject({ unaccounted: 1 })
})

test('a ledger is read as it was written, but for a torn end', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'v2x-ledger-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const path = join(directory, 'ledger')
  const ledger = new LedgerWriter(path)
  ledger.sent(entry(1))
  ledger.sent(entry(70_000, true))
  await ledger.sync()
  ledger.acknowledged(entry(1))
  await ledger.sync()
  const written = [
    { ...entry(1), isAcknowledged: false },
    { ...entry(70_000, true), isAcknowledged: false },
    { ...entry(1), isAcknowledged: true },
  ]
  expect([...readLedger(path)]).toEqual(written)
  truncateSync(path, 40)
  expect([...readLedger(path)]).toEqual(written.slice(0, 2))
})
