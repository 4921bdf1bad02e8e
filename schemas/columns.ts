/**
 * Columns being filled: rows are appended, then the bytes are taken exactly as a ClickHouse Native block wants them, then the
 * column is cleared and filled again. Buffers grow by doubling and are kept; who fills them bounds rows and bytes.
 */

/** What a Native block takes: `bytes()` is valid until the next append or clear. */
export interface Column {
  readonly name: string
  /** ClickHouse type as sent in the block. */
  readonly type: string
  readonly rows: number
  clear(): void
  bytes(): Uint8Array[]
}

const rowsAtFirst = 1024

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

/** Integers up to 32 bits. `sentAs` is another type with the same bytes, such as an Enum8. */
export class NumberColumn implements Column {
  readonly name: string
  readonly type: string
  rows = 0
  readonly #kind: NumberType
  #data: NumberArray

  constructor(name: string, kind: NumberType, sentAs: string = kind) {
    this.name = name
    this.type = sentAs
    this.#kind = kind
    this.#data = new arrays[kind](rowsAtFirst)
  }

  push(value: number): void {
    if (this.rows === this.#data.length) this.#grow()
    this.#data[this.rows++] = value
  }

  clear(): void {
    this.rows = 0
  }

  bytes(): Uint8Array[] {
    const { buffer, BYTES_PER_ELEMENT } = this.#data
    return [new Uint8Array(buffer, 0, this.rows * BYTES_PER_ELEMENT)]
  }

  #grow(): void {
    const grown = new arrays[this.#kind](this.#data.length * 2)
    grown.set(this.#data)
    this.#data = grown
  }
}

/** Integers of 64 bits, unsigned or times in µs, kept as two halves: no bigint on the hot path. */
export class WideColumn implements Column {
  readonly name: string
  readonly type: string
  rows = 0
  #halves = new Uint32Array(rowsAtFirst * 2)

  constructor(name: string, sentAs = 'UInt64') {
    this.name = name
    this.type = sentAs
  }

  /** A safe integer from 0. */
  push(value: number): void {
    this.pushHalves(value % 4294967296, Math.floor(value / 4294967296))
  }

  pushHalves(low: number, high: number): void {
    if (this.rows * 2 === this.#halves.length) this.#grow()
    this.#halves[this.rows * 2] = low
    this.#halves[this.rows * 2 + 1] = high
    this.rows++
  }

  clear(): void {
    this.rows = 0
  }

  bytes(): Uint8Array[] {
    return [new Uint8Array(this.#halves.buffer, 0, this.rows * 8)]
  }

  #grow(): void {
    const grown = new Uint32Array(this.#halves.length * 2)
    grown.set(this.#halves)
    this.#halves = grown
  }
}

/** Strings and bytes: each row its length as a varuint, then the bytes. */
export class TextColumn implements Column {
  readonly name: string
  readonly type: string
  rows = 0
  #data = Buffer.allocUnsafeSlow(rowsAtFirst * 16)
  #length = 0

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
    this.#reserve(size + 5)
    this.#pushLength(size)
    // Short strings are copied by hand: a call into native code costs more than the bytes.
    if (size < 32) {
      for (let at = start; at < end; at++) this.#data[this.#length++] = bytes[at]!
    } else {
      this.#data.set(bytes.subarray(start, end), this.#length)
      this.#length += size
    }
    this.rows++
  }

  pushText(text: string): void {
    const size = Buffer.byteLength(text)
    this.#reserve(size + 5)
    this.#pushLength(size)
    this.#length += this.#data.write(text, this.#length)
    this.rows++
  }

  clear(): void {
    this.rows = 0
    this.#length = 0
  }

  bytes(): Uint8Array[] {
    return [this.#data.subarray(0, this.#length)]
  }

  #pushLength(size: number): void {
    let left = size
    while (left > 127) {
      this.#data[this.#length++] = (left & 127) | 128
      left >>>= 7
    }
    this.#data[this.#length++] = left
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#data.length) return
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#data.length * 2, this.#length + size))
    this.#data.copy(grown, 0, 0, this.#length)
    this.#data = grown
  }
}

/** Where lists end, shared by all columns of one list. `close` ends a list whose elements have all been appended. */
export class ListOffsets {
  readonly #column = new WideColumn('offsets')
  #elements = 0

  /** Adds one element to the list that is open. */
  element(): void {
    this.#elements++
  }

  close(): void {
    this.#column.push(this.#elements)
  }

  get rows(): number {
    return this.#column.rows
  }

  clear(): void {
    this.#column.clear()
    this.#elements = 0
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

  clear(): void {
    this.elements.clear()
    for (const offsets of this.#offsets) offsets.clear()
  }

  bytes(): Uint8Array[] {
    return [...this.#offsets.flatMap((offsets) => offsets.bytes()), ...this.elements.bytes()]
  }
}
