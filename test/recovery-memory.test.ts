/** Recovery and reading of a journal take as much memory for a large one as for a small one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { nodeFs, type JournalFs } from '../store/journal/fs.ts'
import { openJournalWriter } from '../store/journal/writer.ts'
import { run } from './zone-process.ts'

const records = 700
const recordBytes = 700_000
const heapMiB = 32

/** No machine dies here: the disk need not be waited for. */
const unsynced: JournalFs = {
  ...nodeFs,
  writesThrough: false,
  syncData: (_fd, done) => setImmediate(done, null),
}

/** Recovers the journal as a start of the broker does, and reads all of it. */
const program = (journal: string): string => {
  const built = (name: string): string => pathToFileURL(resolve('dist/store/journal', name)).href
  return `
    const { openJournalWriter } = await import('${built('writer.js')}')
    const { openJournalReader } = await import('${built('reader.js')}')
    const directory = '${journal}'
    const before = process.resourceUsage().maxRSS
    await openJournalWriter({ directory, node: 'test' }).close()
    const reader = openJournalReader({ directory })
    let count = 0
    while (reader.next() !== undefined) count++
    const grownBytes = (process.resourceUsage().maxRSS - before) * 1024
    process.stdout.write(JSON.stringify({ count, skipped: reader.skippedCount, grownBytes }))`
}

test('a segment of half a gigabyte is recovered and read in a small heap', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'v2x-large-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const writer = openJournalWriter({ directory, node: 'test', fs: unsynced, segmentBytesMax: 1e9 })
  const packets = Buffer.alloc(recordBytes, 'x')
  for (let count = 0; count < records; count++) {
    await new Promise<void>((done) => writer.append('p', packets, 1, done))
  }
  await writer.close()
  const flags = [`--max-old-space-size=${heapMiB}`, '--input-type=module', '-e']
  const done = await run(process.execPath, [...flags, program(directory)], {})
  expect(done.stderr).toBe('')
  const { grownBytes, ...found } = JSON.parse(done.stdout) as { grownBytes: number }
  expect(found).toEqual({ count: records, skipped: 0 })
  // What is held at a time is a few windows, and what of them was not collected yet.
  expect(grownBytes).toBeLessThan((records * recordBytes) / 3)
})
