/**
 * CRC-32 (of zlib) of a record. Short ones, as single vehicles send them, are summed here: a call into native code, and the view
 * to call it with, cost more than that.
 */
import { crc32 } from 'node:zlib'

/** From here on native code is faster. */
const longBytesMin = 384
const polynomial = 0xedb88320

/** Sixteen tables: of a byte, and of a byte that one to fifteen others follow. */
const tables = new Int32Array(16 * 256)
for (let byte = 0; byte < 256; byte++) {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? polynomial : 0)
  tables[byte] = sum
}
for (let at = 256; at < tables.length; at++) {
  const before = tables[at - 256]!
  tables[at] = (before >>> 8) ^ tables[before & 255]!
}

/** Of the bytes `[start, end)` of the view, going on from the CRC `seed`. */
export function recordCrc(view: DataView, start: number, end: number, seed: number): number {
  if (end - start >= longBytesMin) {
    return crc32(new Uint8Array(view.buffer, view.byteOffset + start, end - start), seed)
  }
  let sum = ~seed
  let at = start
  for (const last = end - 16; at <= last; at += 16) {
    sum =
      ofFour(sum ^ view.getInt32(at, true), 3072) ^
      ofFour(view.getInt32(at + 4, true), 2048) ^
      ofFour(view.getInt32(at + 8, true), 1024) ^
      ofFour(view.getInt32(at + 12, true), 0)
  }
  while (at < end) sum = (sum >>> 8) ^ tables[(sum ^ view.getUint8(at++)) & 255]!
  return ~sum >>> 0
}

/** Of four bytes; `table` is that of a byte which as many follow as follow the last of them. */
function ofFour(word: number, table: number): number {
  return (
    tables[table + 768 + (word & 255)]! ^
    tables[table + 512 + ((word >>> 8) & 255)]! ^
    tables[table + 256 + ((word >>> 16) & 255)]! ^
    tables[table + (word >>> 24)]!
  )
}
