/**
 * LowCardinality(String) as a Native block has it: the distinct values of the block, and a number a row. Values are known
 * by terms, so that a row costs one look-up in an array, and ClickHouse hashes nothing.
 */
import { NumberColumn, TextColumn, type Column } from '../../schemas/index.ts'

/** A value that comes often: `id` is small and its own among all terms of a table. */
export interface Term {
  readonly id: number
  readonly text: string
  readonly bytes: Uint8Array
}

/** SerializationLowCardinality: keys lie in the block itself; indexes are UInt32. */
const keysInBlock = 1 << 9
const indexUInt32 = 2

export class DictionaryColumn implements Column {
  readonly name: string
  readonly type = 'LowCardinality(String)'
  readonly #keys = new TextColumn('keys')
  readonly #indexes = new NumberColumn('indexes', 'UInt32')
  /** By the id of a term: its place among the keys plus one; 0 where it is none of them. */
  #places = new Uint32Array(64)
  #used: number[] = []

  constructor(name: string) {
    this.name = name
  }

  get rows(): number {
    return this.#indexes.rows
  }

  push(term: Term): void {
    let place = term.id < this.#places.length ? this.#places[term.id]! : 0
    if (place === 0) place = this.#add(term)
    this.#indexes.push(place - 1)
  }

  mark(): void {
    this.#indexes.mark()
  }

  /** Keys stay: one that no row uses does no harm. */
  rollback(): void {
    this.#indexes.rollback()
  }

  clear(): void {
    for (const id of this.#used) this.#places[id] = 0
    this.#used = []
    this.#keys.clear()
    this.#indexes.clear()
  }

  bytes(): Uint8Array[] {
    const version = words(1)
    const head = words(keysInBlock | indexUInt32, this.#keys.rows)
    return [version, head, ...this.#keys.bytes(), words(this.rows), ...this.#indexes.bytes()]
  }

  #add(term: Term): number {
    if (term.id >= this.#places.length) {
      const grown = new Uint32Array(Math.max(this.#places.length * 2, term.id + 1))
      grown.set(this.#places)
      this.#places = grown
    }
    this.#keys.push(term.bytes)
    this.#used.push(term.id)
    return (this.#places[term.id] = this.#keys.rows)
  }
}

/** UInt64 each, below 2^32. */
function words(...values: readonly number[]): Uint8Array {
  const halves = new Uint32Array(values.length * 2)
  for (const [index, value] of values.entries()) halves[index * 2] = value
  return new Uint8Array(halves.buffer)
}
