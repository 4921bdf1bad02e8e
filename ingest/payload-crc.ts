/**
 * CRC-32 of a stretch of bytes, as zlib and ClickHouse reckon it. Short stretches are done here: a call into native code, and a
 * view to call it with, cost more than two hundred bytes do.
 */
import { crc32 } from 'node:zlib'

const shortBytesMax = 192
const polynomial = 0xedb88320

/** Eight tables: of a byte, and of a byte that one to seven others follow. */
const tables = new Int32Array(8 * 256)
for (let byte = 0; byte < 256; byte++) {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? polynomial : 0)
  tables[byte] = sum
}
for (let at = 256; at < tables.length; at++) {
  const before = tables[at - 256]!
  tables[at] = (before >>> 8) ^ tables[before & 255]!
}

/** Of the bytes `[start, end)` of the view. */
export function payloadCrc(view: DataView, start: number, end: number): number {
  if (end - start > shortBytesMax) {
    return crc32(new Uint8Array(view.buffer, view.byteOffset + start, end - start))
  }
  let sum = -1
  let at = start
  for (const last = end - 7; at < last; at += 8) {
    const first = sum ^ view.getInt32(at, true)
    const second = view.getInt32(at + 4, true)
    sum =
      tables[1792 + (first & 255)]! ^
      tables[1536 + ((first >>> 8) & 255)]! ^
      tables[1280 + ((first >>> 16) & 255)]! ^
      tables[1024 + (first >>> 24)]! ^
      tables[768 + (second & 255)]! ^
      tables[512 + ((second >>> 8) & 255)]! ^
      tables[256 + ((second >>> 16) & 255)]! ^
      tables[second >>> 24]!
  }
  while (at < end) sum = (sum >>> 8) ^ tables[(sum ^ view.getUint8(at++)) & 255]!
  return (sum ^ -1) >>> 0
}
