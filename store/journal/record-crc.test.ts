/** The CRC of records against zlib's. */
import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordCrc } from './record-crc.ts'

test('any stretch, short or long, has the CRC that zlib gives it', () => {
  const seeds = fc.integer({ min: 0, max: 0xffffffff })
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 600 }),
      fc.nat(40),
      seeds,
      (bytes, start, seed) => {
        const from = Math.min(start, bytes.length - 1)
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
        expect(recordCrc(view, from, bytes.length, seed)).toBe(crc32(bytes.subarray(from), seed))
      },
    ),
  )
})
