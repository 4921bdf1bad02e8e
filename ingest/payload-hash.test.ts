/** The hash of payloads is the one that ClickHouse takes when the set of re-sends is read back. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { payloadHash } from './payload-hash.ts'

function hashOf(bytes: Uint8Array): number {
  return payloadHash(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length)
}

test.each([
  ['', 0x02cc5d05],
  ['a', 0x550d7456],
  ['abc', 0x32d153ff],
  ['Nobody inspects the spammish repetition', 0xe2293b2f],
])('of "%s" it is the published one', (text, hash) => {
  expect(hashOf(Buffer.from(text))).toBe(hash)
})

test('it is of the bytes, not of their place', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(20), (bytes, before) => {
      const moved = new Uint8Array([...new Uint8Array(before).fill(7), ...bytes, 9, 9])
      const view = new DataView(moved.buffer)
      expect(payloadHash(view, before, before + bytes.length)).toBe(hashOf(bytes))
    }),
  )
})
