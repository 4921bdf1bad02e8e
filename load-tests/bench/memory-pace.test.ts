/** The walk by which the pace of memory is measured. */
import { expect, test } from 'vitest'
import { lineBytes, memoryNanos, oneCycle } from './memory-pace.ts'

test('each line of the cache is stepped on once, and the last step leads back to the first', () => {
  const next = oneCycle()
  const seen = new Set<number>()
  let at = 0
  do {
    seen.add(Math.floor((at * next.BYTES_PER_ELEMENT) / lineBytes))
    at = next[at]!
  } while (at !== 0)
  expect(seen.size).toBe(next.byteLength / lineBytes)
  expect(memoryNanos()).toBeGreaterThan(0)
})
