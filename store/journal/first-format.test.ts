/** A data directory as the first release has left it, with messages that nobody has stored yet: this version goes on with it. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDataDirectory } from '../data-directory.ts'
import { appended, readAll, texts } from './journal-under-test.ts'
import { openJournalReader } from './reader.ts'
import { openJournalWriter } from './writer.ts'

/** The bytes of that release, by file; not made anew when the format changes. */
const files = {
  identity: 'Zmlyc3QtODAwZGY1MzcK',
  durable: 'AQAAAAAAAAACAQAAAAAAAAQAAAAAAAAAAAAAAF9H758=',
  '000000000001.seg': [
    'VjJYSlNFRzEBAAAAQAAAAHlaiZ9omGCK2Qa/AZClDmEBAAAAAAAAAAEAAAAAAAAAAOAl2v5bBgAAAAAAQOVVC1YyWFJjpISj',
    'cwAAAAsAAAABAAAAAAAAAAHgJdr+WwYAAgAAAAAAAABAAAAAAAAAAGdhdGV3YXkt5rKqMhoAE3YyeC92MS9vYnUvYS9ic20v',
    'dXAAB29uZTIaABN2MngvdjEvb2J1L2EvYnNtL3VwAAd0d29WMlhSsKa2Ek8AAAABAAAAAwAAAAAAAAAC4CXa/lsGAAEAAAAA',
    'AAAAswAAAAAAAABwMhwAE3YyeC92MS9vYnUvYS9ic20vdXAAB3RocmVl',
  ].join(''),
} as const

test('its journal is read, and written on, with the sequences that follow', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'v2x-first-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const directory = join(dataDir, 'journal')
  mkdirSync(directory)
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(directory, name), Buffer.from(bytes, 'base64'))
  }
  expect(openDataDirectory(dataDir)).toHaveLength(1)
  const writer = openJournalWriter({ directory, node: 'another' })
  expect(writer.recovered).toMatchObject({ nextSequence: 4, tornBytes: 0, badBytes: 0 })
  await appended(writer, 'four')
  await writer.close()
  const reader = openJournalReader({ directory })
  expect(reader.identity).toBe('first-800df537')
  const records = readAll(reader)
  expect(records.flatMap(texts)).toEqual(['one', 'two', 'three', 'four'])
  expect(records.map(({ firstSequence, publisher }) => [firstSequence, publisher])).toEqual([
    [1, 'gateway-沪'],
    [3, 'p'],
    [4, 'p'],
  ])
  expect(reader.takeSkipped()).toEqual([])
  reader.close()
})
