/** For tests: reads a column's bytes back by ClickHouse's own description of the Native format, sharing no code with the writers. */
import type { Column } from './columns.ts'

/** Values of all rows: numbers, bigints for 64 bits, Buffers for String, arrays. Throws where bytes are left over. */
export function readColumn(column: Column): unknown[] {
  const bytes = Buffer.concat(column.bytes())
  const cursor = { bytes, at: 0 }
  const values = readValues(cursor, column.type, column.rows)
  if (cursor.at !== bytes.length)
    throw new Error(`${column.name}: ${bytes.length - cursor.at} bytes left`)
  return values
}

interface Cursor {
  readonly bytes: Buffer
  at: number
}

const numbers: Readonly<Record<string, (cursor: Cursor) => number | bigint>> = {
  UInt8: (cursor) => cursor.bytes.readUInt8(cursor.at++),
  Int8: (cursor) => cursor.bytes.readInt8(cursor.at++),
  UInt16: (cursor) => cursor.bytes.readUInt16LE((cursor.at += 2) - 2),
  Int16: (cursor) => cursor.bytes.readInt16LE((cursor.at += 2) - 2),
  UInt32: (cursor) => cursor.bytes.readUInt32LE((cursor.at += 4) - 4),
  Int32: (cursor) => cursor.bytes.readInt32LE((cursor.at += 4) - 4),
  UInt64: (cursor) => cursor.bytes.readBigUInt64LE((cursor.at += 8) - 8),
}

function readValues(cursor: Cursor, type: string, rows: number): unknown[] {
  const inner = /^Array\((.*)\)$/.exec(type)?.[1]
  if (inner !== undefined) {
    const ends = Array.from({ length: rows }, () => Number(numbers['UInt64']!(cursor)))
    const elements = readValues(cursor, inner, ends.at(-1) ?? 0)
    return ends.map((end, row) => elements.slice(row === 0 ? 0 : ends[row - 1], end))
  }
  if (type === 'String') return Array.from({ length: rows }, () => readString(cursor))
  return Array.from({ length: rows }, () => numbers[type]!(cursor))
}

function readString(cursor: Cursor): Buffer {
  let length = 0
  for (let shift = 0; ; shift += 7) {
    const byte = cursor.bytes.readUInt8(cursor.at++)
    length += (byte & 127) << shift
    if (byte < 128) break
  }
  if (cursor.at + length > cursor.bytes.length) throw new Error('a string beyond the end')
  return cursor.bytes.subarray(cursor.at, (cursor.at += length))
}
