/** One process a directory, also where several start at once on the lock of one that is gone. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { nodeFs, type JournalFs } from './journal/fs.ts'
import { lockDirectory } from './process-lock.ts'

const owned = { what: 'the store', code: 'STORE_LOCKED' } as const
/** A process number beyond what Linux gives out: such a process cannot be there. */
const gone = '999999999 gone:1\n'

function lockPath(): string {
  const directory = mkdtempSync(join(tmpdir(), 'v2x-lock-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return join(directory, 'lock')
}

/** How many of two get the lock, where the second one starts just before the call `at` of the first one to its file system. */
function winners(path: string, at: number): { readonly won: number; readonly calls: number } {
  let [won, calls] = [0, 0]
  const start = (files: JournalFs): void => {
    try {
      lockDirectory(path, owned, files)
      won++
    } catch (thrown) {
      expect(String(thrown)).toMatch(/process \d+ has it open/)
    }
  }
  const call = <R>(own: () => R): R => {
    if (calls++ === at) start(nodeFs)
    return own()
  }
  start({
    ...nodeFs,
    open: (name, flags) => call(() => nodeFs.open(name, flags)),
    close: (fd) => call(() => nodeFs.close(fd)),
    link: (from, to) => call(() => nodeFs.link(from, to)),
    unlink: (name) => call(() => nodeFs.unlink(name)),
    readSync: (fd, into, position) => call(() => nodeFs.readSync(fd, into, position)),
    writeSync: (fd, bytes, position) => call(() => nodeFs.writeSync(fd, bytes, position)),
  })
  return { won, calls }
}

test.each([
  ['none', undefined],
  ['one whose process is gone', gone],
  ['one that a power cut has emptied', ''],
])('of two that start at once exactly one gets the lock, where there is %s', (_what, left) => {
  for (let at = 0, calls = 1; at < calls; at++) {
    const path = lockPath()
    if (left !== undefined) writeFileSync(path, left)
    const found = winners(path, at)
    calls = found.calls
    expect([at, found.won]).toEqual([at, 1])
    expect(readdirSync(join(path, '..'))).toEqual(['lock'])
  }
})

test('one that was killed while it took the lock over is not in the way', () => {
  const path = lockPath()
  writeFileSync(path, gone)
  writeFileSync(`${path}.next`, gone)
  const release = lockDirectory(path, owned)
  expect(() => lockDirectory(path, owned)).toThrow(`process ${process.pid} has it open`)
  release()
  expect(readdirSync(join(path, '..'))).toEqual([])
})
