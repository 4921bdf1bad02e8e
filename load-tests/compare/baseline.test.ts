/** The stored baseline: what is saved is what is read, and what is none is refused. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readBaseline, saveBaseline, type Baseline } from './baseline.ts'
import { figureNames } from './run.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'v2x-baseline-'))
  mkdirSync(join(root, 'load-tests'))
})
afterEach(() => rmSync(root, { recursive: true }))

const spread = { median: 2, min: 1, max: 3 }
const baseline: Baseline = {
  commit: 'a'.repeat(40),
  savedAt: '2026-11-26T10:00:00.000Z',
  machine: '2 × CPU, 24 GiB, Node 20.20.2',
  pairs: 10,
  figures: Object.fromEntries(figureNames.map((name) => [name, spread])),
}

test('what is saved is read again; without one there is none', () => {
  expect(readBaseline(root)).toBeUndefined()
  const file = saveBaseline(root, baseline)
  expect(file).toBe(join(root, 'load-tests', 'baseline.json'))
  expect(readBaseline(root)).toEqual(baseline)
})

test('what is none is refused with what is wrong with it', () => {
  saveBaseline(root, { ...baseline, commit: 'main', figures: {} })
  expect(() => readBaseline(root)).toThrow(/commit.*--save/s)
  writeFileSync(join(root, 'load-tests', 'baseline.json'), '{')
  expect(() => readBaseline(root)).toThrow('cannot read')
})
