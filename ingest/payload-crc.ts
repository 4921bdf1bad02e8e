/**
 * CRC-32 of a stretch of bytes, as zlib and ClickHouse reckon it. Short stretches are done here: a call into native code, and a
 * view to call it with, cost more than two hundred bytes do.
 */
import { crc32 } from 'node:zlib'

const shortBytesMax = 192
const polynomial = 0xedb88320

/** Four tables: of a byte, and of a byte that one, two or three others follow. */
const tables = new Int32Array(4 * 256)
for (let byte = 0; byte < 256; byte++) {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? polynomial : 0)
  tables[byte] = sum
}
for (let at = 256; at < tables.length; at++) {
  const before = tables[at - 256]!
  tables[at] = (before >>> 8) ^ tables[before & 255]!
}

/** Of `bytes[start, end)`. */
export function payloadCrc(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > shortBytesMax) return crc32(bytes.subarray(start, end))
  let sum = -1
  let at = start
  for (const last = end - 3; at < last; at += 4) {
    sum ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    sum =
      tables[768 + (sum & 255)]! ^
      tables[512 + ((sum >>> 8) & 255)]! ^
      tables[256 + ((sum >>> 16) & 255)]! ^
      tables[sum >>> 24]!
  }
  while (at < end) sum = (sum >>> 8) ^ tables[(sum ^ bytes[at++]!) & 255]!
  return (sum ^ -1) >>> 0
}
