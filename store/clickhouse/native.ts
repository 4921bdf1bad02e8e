/**
 * ClickHouse's Native format: one block out of filled columns. Column bytes are passed on as they are, never copied; whoever
 * sends a block must not fill its columns until the send is over.
 */
import type { Column } from '../../schemas/index.ts'

/** Below this, parts are put together: a write of its own costs more than the copy. */
const smallPartBytes = 64 * 1024

/**
 * The block as bytes in order: number of columns, number of rows, then of each column its name, its type, its data. All
 * columns must have the same number of rows.
 */
export function nativeBlock(columns: readonly Column[]): Uint8Array[] {
  const rows = columns[0]?.rows ?? 0
  const parts: Uint8Array[] = [varuint(columns.length), varuint(rows)]
  for (const column of columns) {
    if (column.rows !== rows) {
      throw new Error(`column ${column.name} has ${column.rows} rows, not ${rows}`)
    }
    parts.push(text(column.name), text(column.type), ...column.bytes())
  }
  return joinSmall(parts)
}

const zeros = Buffer.alloc(64 * 1024)

/** The columns that are worth sending: what is 0 or empty in every row is what a table without DEFAULT fills in by itself. */
export function filledColumns(columns: readonly Column[]): Column[] {
  return columns.filter((column) => column.rows === 0 || !column.bytes().every(isZero))
}

function isZero(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += zeros.length) {
    const part = bytes.subarray(at, at + zeros.length)
    if (zeros.compare(part, 0, part.length, 0, part.length) !== 0) return false
  }
  return true
}

function joinSmall(parts: readonly Uint8Array[]): Uint8Array[] {
  const joined: Uint8Array[] = []
  let small: Uint8Array[] = []
  let smallBytes = 0
  const flush = (): void => {
    if (small.length > 0) joined.push(Buffer.concat(small, smallBytes))
    small = []
    smallBytes = 0
  }
  for (const part of parts) {
    if (smallBytes + part.length > smallPartBytes) flush()
    if (part.length >= smallPartBytes) joined.push(part)
    else {
      small.push(part)
      smallBytes += part.length
    }
  }
  flush()
  return joined
}

function text(value: string): Uint8Array {
  const bytes = Buffer.from(value)
  return Buffer.concat([varuint(bytes.length), bytes])
}

/** LEB128. */
function varuint(value: number): Uint8Array {
  const bytes: number[] = []
  let left = value
  while (left > 127) {
    bytes.push((left % 128) | 128)
    left = Math.floor(left / 128)
  }
  bytes.push(left)
  return Uint8Array.from(bytes)
}
