/**
 * Columns being filled: rows are appended, then the bytes are taken exactly as a ClickHouse Native block wants them, then the
 * column is cleared and filled again. Buffers grow by doubling and are kept; who fills them cuts batches by rows and bytes.
 */
import { V2xError } from '../common/errors.ts'

/** What a Native block takes: `bytes()` is valid until the next append or clear. */
export interface Column {
  readonly name: string
  /** ClickHouse type as sent in the block. */
  readonly type: string
  readonly rows: number
  /** Remembers what has been appended so far; `rollback` takes back what came after. One mark at a time. */
  mark(): void
  rollback(): void
  clear(): void
  bytes(): Uint8Array[]
}

const rowsAtFirst = 1024

/** How many rows to reserve where `rows` are not enough: for columns that are filled together. */
export function moreRows(rows: number): number {
  return Math.max(rowsAtFirst, rows * 2)
}

/** No column of a batch comes near this: ingest cuts batches long before. */
export const columnBytesMax = 2 ** 30

/** The next size of a buffer that must hold `needed` bytes. */
function grownBytes(name: string, held: number, needed: number): number {
  if (needed > columnBytesMax) {
    throw new V2xError(
      'SCHEMAS_COLUMN_FULL',
      `cannot append to column ${name}: it would hold more than ${columnBytesMax} bytes; cut batches earlier`,
    )
  }
  return Math.min(Math.max(held * 2, needed), columnBytesMax)
}

const arrays = {
  UInt8: Uint8Array,
  Int8: Int8Array,
  UInt16: Uint16Array,
  Int16: Int16Array,
  UInt32: Uint32Array,
  Int32: Int32Array,
} as const
export type NumberType = keyof typeof arrays
type NumberArray = InstanceType<(typeof arrays)[NumberType]>

/** How many rows columns have: one number for all that are filled together. */
export class RowCount {
  rows = 0
  #marked = 0

  mark(): void {
    this.#marked = this.rows
  }

  rollback(): void {
    this.rows = this.#marked
  }

  clear(): void {
    this.rows = 0
    this.#marked = 0
  }
}

/**
 * Integers up to 32 bits. `sentAs` is another type with the same bytes, such as an Enum8. Who gives a `count` reserves rows, writes
 * them into `data` and counts them.
 */
export class NumberColumn implements Column {
  readonly name: string
  readonly type: string
  /** Rows are its first elements. `reserve` may replace it. */
  data: NumberArray
  readonly #kind: NumberType
  readonly #count: RowCount

  constructor(name: string, kind: NumberType, sentAs: string = kind, count = new RowCount()) {
    this.name = name
    this.type = sentAs
    this.#kind = kind
    this.#count = count
    this.data = new arrays[kind](rowsAtFirst)
  }

  get rows(): number {
    return this.#count.rows
  }

  /** For elements of a list: they are counted by its offsets. */
  set rows(rows: number) {
    this.#count.rows = rows
  }

  push(value: number): void {
    const row = this.#count.rows++
    if (row === this.data.length) this.reserve(row + 1)
    this.data[row] = value
  }

  /** Makes room for that many rows in all. */
  reserve(rows: number): void {
    const width = this.data.BYTES_PER_ELEMENT
    if (rows <= this.data.length) return
    const bytes = grownBytes(this.name, this.data.byteLength, rows * width)
    const grown = new arrays[this.#kind](Math.floor(bytes / width))
    grown.set(this.data)
    this.data = grown
  }

  mark(): void {
    this.#count.mark()
  }

  rollback(): void {
    this.#count.rollback()
  }

  clear(): void {
    this.#count.clear()
  }

  bytes(): Uint8Array[] {
    const { buffer, BYTES_PER_ELEMENT } = this.data
    return [new Uint8Array(buffer, 0, this.rows * BYTES_PER_ELEMENT)]
  }
}

/** Integers of 64 bits, unsigned or times in µs, kept as two halves: no bigint on the hot path. `count` as of a NumberColumn. */
export class WideColumn implements Column {
  readonly name: string
  readonly type: string
  #halves = new Uint32Array(rowsAtFirst * 2)
  readonly #count: RowCount

  constructor(name: string, sentAs = 'UInt64', count = new RowCount()) {
    this.name = name
    this.type = sentAs
    this.#count = count
  }

  get rows(): number {
    return this.#count.rows
  }

  /** A safe integer from 0. */
  push(value: number): void {
    this.pushHalves(value % 4294967296, Math.floor(value / 4294967296))
  }

  pushHalves(low: number, high: number): void {
    const row = this.#count.rows++
    if (row * 2 === this.#halves.length) this.reserve(row + 1)
    this.put(row, low, high)
  }

  /** Writes a row that is reserved, and counts nothing. */
  put(row: number, low: number, high: number): void {
    this.#halves[row * 2] = low
    this.#halves[row * 2 + 1] = high
  }

  /** Makes room for that many rows in all. */
  reserve(rows: number): void {
    const held = this.#halves.byteLength
    if (rows * 8 <= held) return
    const grown = new Uint32Array(Math.floor(grownBytes(this.name, held, rows * 8) / 8) * 2)
    grown.set(this.#halves)
    this.#halves = grown
  }

  mark(): void {
    this.#count.mark()
  }

  rollback(): void {
    this.#count.rollback()
  }

  clear(): void {
    this.#count.clear()
  }

  bytes(): Uint8Array[] {
    return [new Uint8Array(this.#halves.buffer, 0, this.rows * 8)]
  }
}

/** From here on a call into native code costs less than it copies. */
const longBytesMin = 256

/** Strings and bytes: each row its length as a varuint, then the bytes. */
export class TextColumn implements Column {
  readonly name: string
  readonly type: string
  rows = 0
  #data = Buffer.allocUnsafeSlow(rowsAtFirst * 16)
  #view = new DataView(this.#data.buffer)
  #length = 0
  #marked = 0
  #markedLength = 0

  constructor(name: string, sentAs = 'String') {
    this.name = name
    this.type = sentAs
  }

  /** Bytes the rows take so far. */
  get byteLength(): number {
    return this.#length
  }

  /** Copies `bytes[start, end)`. */
  push(bytes: Uint8Array, start = 0, end = bytes.length): void {
    const size = end - start
    if (this.#length + size + 5 > this.#data.length) this.#grow(size + 5)
    const data = this.#data
    let at = this.#pushLength(size)
    // Short strings are copied by hand: a call into native code costs more than the bytes.
    if (size < 32) for (let from = start; from < end; from++) data[at++] = bytes[from]!
    else data.set(bytes.subarray(start, end), at)
    this.#length += size
    this.rows++
  }

  /** The same of a view, eight bytes at a time: for what is neither short nor long. */
  pushView(from: DataView, start: number, end: number): void {
    const size = end - start
    if (this.#length + size + 5 > this.#data.length) this.#grow(size + 5)
    let to = this.#pushLength(size)
    this.#length += size
    this.rows++
    if (size > longBytesMin) {
      this.#data.set(new Uint8Array(from.buffer, from.byteOffset + start, size), to)
      return
    }
    const view = this.#view
    let at = start
    for (const last = end - 7; at < last; at += 8, to += 8) {
      view.setInt32(to, from.getInt32(at, true), true)
      view.setInt32(to + 4, from.getInt32(at + 4, true), true)
    }
    while (at < end) view.setUint8(to++, from.getUint8(at++))
  }

  pushText(text: string): void {
    const size = Buffer.byteLength(text)
    if (this.#length + size + 5 > this.#data.length) this.#grow(size + 5)
    const at = this.#pushLength(size)
    this.#length += this.#data.write(text, at)
    this.rows++
  }

  mark(): void {
    this.#marked = this.rows
    this.#markedLength = this.#length
  }

  rollback(): void {
    this.rows = this.#marked
    this.#length = this.#markedLength
  }

  clear(): void {
    this.rows = 0
    this.#length = 0
    this.mark()
  }

  bytes(): Uint8Array[] {
    return [this.#data.subarray(0, this.#length)]
  }

  /** Returns where the bytes go. */
  #pushLength(size: number): number {
    const data = this.#data
    let at = this.#length
    let left = size
    while (left > 127) {
      data[at++] = (left & 127) | 128
      left >>>= 7
    }
    data[at++] = left
    this.#length = at
    return at
  }

  #grow(more: number): void {
    const grown = Buffer.allocUnsafeSlow(
      grownBytes(this.name, this.#data.length, this.#length + more),
    )
    this.#data.copy(grown, 0, 0, this.#length)
    this.#data = grown
    this.#view = new DataView(grown.buffer)
  }
}

/** Where lists end, shared by all columns of one list. `close` ends a list whose elements have all been appended. */
export class ListOffsets {
  readonly #column = new WideColumn('offsets')
  #elements = 0
  #marked = 0

  /** Elements of all rows so far. */
  get elements(): number {
    return this.#elements
  }

  /** Adds one element to the list that is open. */
  element(): void {
    this.#elements++
  }

  close(): void {
    this.#column.push(this.#elements)
  }

  /** A whole list at once. */
  list(elements: number): void {
    this.#elements += elements
    this.#column.push(this.#elements)
  }

  get rows(): number {
    return this.#column.rows
  }

  mark(): void {
    this.#column.mark()
    this.#marked = this.#elements
  }

  rollback(): void {
    this.#column.rollback()
    this.#elements = this.#marked
  }

  clear(): void {
    this.#column.clear()
    this.#elements = 0
    this.#marked = 0
  }

  bytes(): Uint8Array[] {
    return this.#column.bytes()
  }
}

/** A leaf of a list, or of a list within lists: offsets from the outermost inwards, then the elements. */
export class ListColumn implements Column {
  readonly name: string
  readonly type: string
  readonly elements: NumberColumn | WideColumn | TextColumn
  readonly #offsets: readonly ListOffsets[]

  constructor(
    name: string,
    offsets: readonly ListOffsets[],
    elements: NumberColumn | WideColumn | TextColumn,
  ) {
    this.name = name
    this.type = `${'Array('.repeat(offsets.length)}${elements.type}${')'.repeat(offsets.length)}`
    this.elements = elements
    this.#offsets = offsets
  }

  get rows(): number {
    return this.#offsets[0]!.rows
  }

  mark(): void {
    this.elements.mark()
    for (const offsets of this.#offsets) offsets.mark()
  }

  /** The offsets are shared with the list's other leaves: rolling them back again changes nothing. */
  rollback(): void {
    this.elements.rollback()
    for (const offsets of this.#offsets) offsets.rollback()
  }

  clear(): void {
    this.elements.clear()
    for (const offsets of this.#offsets) offsets.clear()
  }

  bytes(): Uint8Array[] {
    return [...this.#offsets.flatMap((offsets) => offsets.bytes()), ...this.elements.bytes()]
  }
}
