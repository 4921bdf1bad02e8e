/**
 * LowCardinality(String) as a Native block has it: the distinct values of the block, and a number a row. Values are known
 * by terms, so that a row costs one look-up in an array, and ClickHouse hashes nothing.
 */
import { RowCount, TextColumn, moreRows, type Column } from '../../schemas/index.ts'

/** A value that comes often: `id` is small and its own among all terms of a table. */
export interface Term {
  readonly id: number
  readonly text: string
  readonly bytes: Uint8Array
}

/** SerializationLowCardinality: keys lie in the block itself; the number of an index type is also the logarithm of its bytes. */
const keysInBlock = 1 << 9

/** What indexes may be, the narrowest first. */
const indexArrays = [Uint8Array, Uint16Array, Uint32Array] as const
type IndexArray = InstanceType<(typeof indexArrays)[number]>

export class DictionaryColumn implements Column {
  readonly name: string
  readonly type = 'LowCardinality(String)'
  readonly #count: RowCount
  readonly #keys = new TextColumn('keys')
  #indexType = 0
  #indexes: IndexArray = new Uint8Array(moreRows(0))
  /** By the id of a term: its place among the keys plus one; 0 where it is none of them. */
  #places = new Uint32Array(64)
  #used: number[] = []

  constructor(name: string, count = new RowCount()) {
    this.name = name
    this.#count = count
  }

  get rows(): number {
    return this.#count.rows
  }

  push(term: Term): void {
    const row = this.#count.rows++
    if (row === this.#indexes.length) this.reserve(row + 1)
    this.put(row, term)
  }

  /** Writes a row that is reserved, and counts nothing. */
  put(row: number, term: Term): void {
    let place = term.id < this.#places.length ? this.#places[term.id]! : 0
    if (place === 0) place = this.#add(term)
    this.#indexes[row] = place - 1
  }

  /** Makes room for that many rows in all. */
  reserve(rows: number): void {
    if (rows > this.#indexes.length) this.#grow(Math.max(rows, moreRows(this.#indexes.length)))
  }

  mark(): void {
    this.#count.mark()
  }

  /** Keys stay: one that no row uses does no harm. */
  rollback(): void {
    this.#count.rollback()
  }

  clear(): void {
    for (const id of this.#used) this.#places[id] = 0
    this.#used = []
    this.#keys.clear()
    this.#count.clear()
  }

  bytes(): Uint8Array[] {
    const { rows } = this
    const head = words(1, keysInBlock | this.#indexType, this.#keys.rows)
    const indexes = new Uint8Array(this.#indexes.buffer, 0, rows << this.#indexType)
    return [head, ...this.#keys.bytes(), words(rows), indexes]
  }

  #add(term: Term): number {
    if (term.id >= this.#places.length) {
      const grown = new Uint32Array(Math.max(this.#places.length * 2, term.id + 1))
      grown.set(this.#places)
      this.#places = grown
    }
    this.#keys.push(term.bytes)
    this.#used.push(term.id)
    if (this.#keys.rows > 256 ** (1 << this.#indexType)) {
      this.#indexType++
      this.#grow(this.#indexes.length)
    }
    return (this.#places[term.id] = this.#keys.rows)
  }

  #grow(rows: number): void {
    const grown = new indexArrays[this.#indexType]!(rows)
    grown.set(this.#indexes)
    this.#indexes = grown
  }
}

/** UInt64 each, below 2^32. */
function words(...values: readonly number[]): Uint8Array {
  const halves = new Uint32Array(values.length * 2)
  for (const [index, value] of values.entries()) halves[index * 2] = value
  return new Uint8Array(halves.buffer)
}
