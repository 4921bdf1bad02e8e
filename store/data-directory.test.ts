/** The file that says how a data directory is laid out: written, brought up, refused. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  beginRestore,
  checkDataDirectory,
  endRestore,
  layoutVersion,
  makeDirectory,
  openDataDirectory,
} from './data-directory.ts'

let root: string
let directory: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'v2x-layout-'))
  directory = join(root, 'data')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function format(): string {
  return readFileSync(join(directory, 'format'), 'utf8')
}

test('a directory that is not there is made, and named; opening it again does nothing', () => {
  expect(openDataDirectory(directory)).toEqual([])
  expect(format()).toBe(`v2x-data ${layoutVersion}\n`)
  expect(openDataDirectory(directory)).toEqual([])
  expect(readdirSync(directory)).toEqual(['format'])
})

test('one that can never be made is refused, and not tried for ever', () => {
  expect(() => openDataDirectory('/proc/v2x/data')).toThrow(
    /cannot use the data directory \/proc\/v2x\/data: EN/,
  )
  expect(() => beginRestore('/proc/v2x')).toThrow(/cannot use the data directory/)
})

test('one that takes no file, or is one itself, is refused with what to do', () => {
  expect(() => openDataDirectory('/proc')).toThrow(
    /cannot use the data directory \/proc: E.*V2X_DATA_DIR/,
  )
  mkdirSync(directory)
  const store = join(directory, 'store')
  writeFileSync(store, '')
  expect(() => makeDirectory(store)).toThrow(/cannot use the data directory .*store: ENOTDIR/)
})

test.each(['journal', 'store', 'ingest'])(
  'a directory of before there was the file, with %s in it, is brought up once',
  (part) => {
    mkdirSync(join(directory, part), { recursive: true })
    writeFileSync(join(directory, part, 'kept'), 'kept')
    checkDataDirectory(directory)
    expect(readdirSync(directory)).toEqual([part])
    const steps = openDataDirectory(directory)
    expect(steps).toEqual(["layout 0 to 1: the file 'format' names the layout"])
    expect(format()).toBe(`v2x-data ${layoutVersion}\n`)
    expect(readFileSync(join(directory, part, 'kept'), 'utf8')).toBe('kept')
    expect(openDataDirectory(directory)).toEqual([])
  },
)

test('a directory that cannot be is refused with what to do', () => {
  writeFileSync(directory, 'a file')
  const within = join(directory, 'data')
  const refused = /cannot use the data directory .*ENOTDIR.*--data-dir/
  expect(() => checkDataDirectory(within)).toThrow(refused)
  expect(() => openDataDirectory(within)).toThrow(refused)
})

test('a newer layout is refused, and left as it is', () => {
  mkdirSync(directory)
  const newer = `v2x-data ${layoutVersion + 1}\n`
  writeFileSync(join(directory, 'format'), newer)
  const refusal = expect.objectContaining({
    code: 'DATA_NEWER',
    message: expect.stringContaining('run the newer version again'),
  })
  expect(() => openDataDirectory(directory)).toThrow(refusal)
  expect(() => checkDataDirectory(directory)).toThrow(refusal)
  expect(format()).toBe(newer)
})

test.each(['', 'v2x-data', 'v2x-data -1', 'something else'])(
  'a damaged file is refused: %j',
  (text) => {
    mkdirSync(directory)
    writeFileSync(join(directory, 'format'), text)
    expect(() => openDataDirectory(directory)).toThrow(
      expect.objectContaining({ code: 'DATA_FORMAT' }),
    )
  },
)

test('a restore begins in an empty directory alone, and until it has ended nobody uses it', () => {
  mkdirSync(join(directory, 'journal'), { recursive: true })
  expect(() => beginRestore(directory)).toThrow(expect.objectContaining({ code: 'DATA_NOT_EMPTY' }))
  rmSync(directory, { recursive: true })
  beginRestore(directory)
  const refusal = expect.objectContaining({ code: 'DATA_UNFINISHED' })
  expect(() => openDataDirectory(directory)).toThrow(refusal)
  expect(() => checkDataDirectory(directory)).toThrow(refusal)
  endRestore(directory, layoutVersion)
  expect(openDataDirectory(directory)).toEqual([])
})
