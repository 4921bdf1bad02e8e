/** The CRC of payloads against zlib's, which ClickHouse's is too. */
import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { payloadCrc } from './payload-crc.ts'

test('any stretch has the sum that zlib gives it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(400), fc.nat(400), (bytes, a, b) => {
      const start = Math.min(a, b, bytes.length)
      const end = Math.min(Math.max(a, b), bytes.length)
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
      expect(payloadCrc(view, start, end)).toBe(crc32(bytes.subarray(start, end)))
    }),
  )
})
