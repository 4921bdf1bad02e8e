/** Some rows of a filled column, as bytes for a Native block. Rare: only where a part of a batch is in the store already. */
import type { Column } from '../../schemas/index.ts'

/** Rows `[from, to)`, ascending. */
type Range = readonly [from: number, to: number]

/** The column's bytes with the rows of `ranges` alone. */
export function pickRows(column: Column, ranges: readonly Range[]): Column {
  const cursor = { bytes: Buffer.concat(column.bytes()), at: 0 }
  const picked = pick(column.type, cursor, column.rows, ranges)
  return {
    name: column.name,
    type: column.type,
    rows: countRows(ranges),
    bytes: () => picked,
    mark: unsupported,
    rollback: unsupported,
    clear: unsupported,
  }
}

/** The bytes of one text of a column of texts. */
export function textAt(column: Column, row: number): Uint8Array {
  const picked = Buffer.concat(pickRows(column, [[row, row + 1]]).bytes())
  const cursor = { bytes: picked, at: 0 }
  if (column.type === 'String') return textOf(cursor)
  cursor.at = 24
  const width = indexWidth(picked, 0)
  const key = picked.readUIntLE(picked.length - width, width)
  for (let before = 0; before < key; before++) textOf(cursor)
  return textOf(cursor)
}

function textOf(cursor: Cursor): Uint8Array {
  const length = varuint(cursor)
  cursor.at += length
  return cursor.bytes.subarray(cursor.at - length, cursor.at)
}

function unsupported(): never {
  throw new Error('picked rows are only sent')
}

export function countRows(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0)
}

interface Cursor {
  readonly bytes: Buffer
  at: number
}

/** Reads `rows` values of a type at the cursor and gives those of `ranges`. */
function pick(type: string, cursor: Cursor, rows: number, ranges: readonly Range[]): Uint8Array[] {
  if (type === 'String') return pickTexts(cursor, rows, ranges)
  if (type === 'LowCardinality(String)') return pickTerms(cursor, ranges)
  if (type.startsWith('Array(')) return pickLists(type.slice(6, -1), cursor, rows, ranges)
  return pickFixed(widthOf(type), cursor, rows, ranges)
}

function widthOf(type: string): number {
  const bits = /^U?Int(8|16|32|64)$/.exec(type)?.[1]
  if (bits !== undefined) return Number(bits) / 8
  if (type.startsWith('Enum8(')) return 1
  if (type.startsWith('DateTime64(')) return 8
  throw new Error(`rows of ${type} cannot be picked`)
}

function pickFixed(
  width: number,
  cursor: Cursor,
  rows: number,
  ranges: readonly Range[],
): Uint8Array[] {
  const { bytes, at } = cursor
  cursor.at += rows * width
  return ranges.map(([from, to]) => bytes.subarray(at + from * width, at + to * width))
}

function pickTexts(cursor: Cursor, rows: number, ranges: readonly Range[]): Uint8Array[] {
  const starts = new Float64Array(rows + 1)
  for (let row = 0; row < rows; row++) {
    starts[row] = cursor.at
    const length = varuint(cursor)
    cursor.at += length
  }
  starts[rows] = cursor.at
  return ranges.map(([from, to]) => cursor.bytes.subarray(starts[from], starts[to]))
}

/** The distinct values stay as they are; those that no row uses do no harm. */
function pickTerms(cursor: Cursor, ranges: readonly Range[]): Uint8Array[] {
  const { bytes } = cursor
  const width = indexWidth(bytes, cursor.at)
  const keys = bytes.readUInt32LE(cursor.at + 16)
  cursor.at += 24
  for (let key = 0; key < keys; key++) {
    const length = varuint(cursor)
    cursor.at += length
  }
  const head = bytes.subarray(0, cursor.at)
  const rows = bytes.readUInt32LE(cursor.at)
  cursor.at += 8
  return [head, words([countRows(ranges)]), ...pickFixed(width, cursor, rows, ranges)]
}

/** Bytes of an index of the LowCardinality column at `at`: its head's second word begins with the logarithm. */
function indexWidth(bytes: Buffer, at: number): number {
  return 1 << bytes[at + 8]!
}

function pickLists(
  inner: string,
  cursor: Cursor,
  rows: number,
  ranges: readonly Range[],
): Uint8Array[] {
  const { bytes, at } = cursor
  const end = (row: number): number => (row < 0 ? 0 : Number(bytes.readBigUInt64LE(at + row * 8)))
  cursor.at += rows * 8
  const ends: number[] = []
  const elements: Range[] = []
  let count = 0
  for (const [from, to] of ranges) {
    for (let row = from; row < to; row++) {
      count += end(row) - end(row - 1)
      ends.push(count)
    }
    elements.push([end(from - 1), end(to - 1)])
  }
  return [words(ends), ...pick(inner, cursor, end(rows - 1), elements)]
}

function varuint(cursor: Cursor): number {
  let value = 0
  for (let scale = 1; ; scale *= 128) {
    const byte = cursor.bytes[cursor.at++]!
    value += (byte & 127) * scale
    if (byte < 128) return value
  }
}

/** UInt64 each. */
function words(values: readonly number[]): Uint8Array {
  return new Uint8Array(BigUint64Array.from(values, BigInt).buffer)
}
