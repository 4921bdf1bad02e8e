/** The sequence and time of a message are found before anything else of it is known, whatever the rest is. */
import { assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { messageOf } from './messages.ts'
import { peekHeader, type SentAs } from './peek-header.ts'
import { upTypes } from './topics.ts'

const nothing: SentAs = {
  sequenceLow: 0,
  sequenceHigh: 0,
  generatedAtLow: 0,
  generatedAtHigh: 0,
}

test.each(upTypes)('%s: sequence and time', (type) => {
  const header = { sequence: 2 ** 40 + 3, generatedAt: 2 ** 50 + 5 }
  const bytes = messageOf(type).encode({ header }).finish()
  const into = { ...nothing }
  expect(peekHeader(bytes, 0, bytes.length, into)).toBe(true)
  expect(into).toEqual({
    sequenceLow: 3,
    sequenceHigh: 256,
    generatedAtLow: 5,
    generatedAtHigh: 2 ** 18,
  })
})

test('no header, or a broken one, is said', () => {
  const peek = (hex: string): boolean => {
    const bytes = Buffer.from(hex, 'hex')
    return peekHeader(bytes, 0, bytes.length, { ...nothing })
  }
  expect(peek('')).toBe(false)
  expect(peek('1005')).toBe(false)
  expect(peek('0a05')).toBe(false)
  expect(peek('0a021080')).toBe(false)
  expect(peek('0a00')).toBe(true)
})

test('random bytes harm nobody', () => {
  assert(
    property(uint8Array({ maxLength: 60 }), (bytes) => {
      const into = { ...nothing }
      peekHeader(bytes, 0, bytes.length, into)
      expect(into.generatedAtHigh).toBeGreaterThanOrEqual(0)
    }),
  )
})
