/** Surgery on a journal's files: ours bears it, readers that trust too much do not. */
import { expect, test } from 'vitest'
import { brokenReaders } from './broken-readers.ts'
import { cutTails, flipBits, mixSegments } from './operations.ts'

test('a flipped bit is reported, and costs no record but its own', async () => {
  const found = await flipBits({ count: 300, seed: 4 })
  expect(found).toEqual({ flips: 300, detected: 300, othersLost: 0, phantom: 0 })
})

test('a tail cut at any byte of the last three records leaves exactly the complete ones', async () => {
  const { cuts, wrong } = await cutTails()
  expect(cuts).toBeGreaterThan(300)
  expect(wrong).toBe(0)
})

test('segments that are gone, doubled, swapped or garbage are reported, and cost no other', async () => {
  expect(await mixSegments()).toEqual({ operations: 6, unreported: 0, othersLost: 0, phantom: 0 })
})

test('a reader without CRC is caught: it delivers what was never written', async () => {
  const found = await flipBits({ count: 100, seed: 5, read: brokenReaders.withoutCrc })
  expect(found.phantom).toBeGreaterThan(0)
})

test('a reader that takes damage for the end is caught: it loses what comes after', async () => {
  const found = await flipBits({ count: 100, seed: 6, read: brokenReaders.endsAtDamage })
  expect(found.othersLost).toBeGreaterThan(0)
})
