/**
 * A map whose keys are bytes, looked up without making a string of them: open addressing, FNV-1a. What came after a key last time
 * is looked at first: many senders go through their keys in turn. All keys lie side by side, and so does what is known of each: what is
 * not in the processor's cache is then fetched along with what comes next, where an object a key would be a look into memory of its own.
 */
const keysAtFirst = 8
const keyBytesAtFirst = 64
const none = -1

export class ByteMap<T> {
  /** Which key is there. Half of them full at most, so that a search is short. */
  #slots = new Int32Array(2 * keysAtFirst).fill(none)
  /** By the number of a key, as all that follows. */
  readonly #values: T[] = []
  #owners = new Int32Array(keysAtFirst)
  /** Where it ends in `bytes`, which is where the next one begins. */
  #ends = new Int32Array(keysAtFirst)
  /** What was looked up after it last time. */
  #next = new Int32Array(keysAtFirst)
  #bytes = new Uint8Array(keyBytesAtFirst)
  #last = none

  get size(): number {
    return this.#values.length
  }

  /** The value under the key `bytes[start, end)` of that owner: each has keys of its own. */
  get(bytes: Uint8Array, start: number, end: number, owner = 0): T | undefined {
    const last = this.#last
    let found = last === none ? none : this.#next[last]!
    if (found === none || this.#owners[found] !== owner || !this.#isKey(found, bytes, start, end)) {
      found = this.#slots[this.#slotOf(bytes, start, end, owner)]!
      if (found === none) return undefined
      if (last !== none) this.#next[last] = found
    }
    this.#last = found
    return this.#values[found]
  }

  /** Into `into`, what is likely to be looked up next: what was, last time, in that turn. Gives how many, `most` at most. */
  expected(into: T[], most: number): number {
    let number = this.#last
    let count = 0
    while (number !== none && count < most) {
      number = this.#next[number]!
      if (number !== none) into[count++] = this.#values[number]!
    }
    return count
  }

  set(key: Uint8Array, value: T, owner = 0): void {
    if (this.size === this.#ends.length) this.#grow()
    const slot = this.#slotOf(key, 0, key.length, owner)
    const known = this.#slots[slot]!
    if (known === none) this.#add(slot, key, value, owner)
    else this.#values[known] = value
  }

  #add(slot: number, key: Uint8Array, value: T, owner: number): void {
    const number = this.size
    const start = this.#startOf(number)
    const end = start + key.length
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(end, 2 * this.#bytes.length))
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    this.#bytes.set(key, start)
    this.#ends[number] = end
    this.#owners[number] = owner
    this.#next[number] = none
    this.#slots[slot] = number
    this.#values.push(value)
  }

  #startOf(number: number): number {
    return number === 0 ? 0 : this.#ends[number - 1]!
  }

  #isKey(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const keys = this.#bytes
    const from = this.#startOf(number)
    let at = this.#ends[number]! - from
    if (at !== end - start) return false
    // From the back: topics differ in their ends.
    while (at > 0) {
      at--
      if (keys[from + at] !== bytes[start + at]) return false
    }
    return true
  }

  /** Where the key is, or the free slot where it would go. */
  #slotOf(bytes: Uint8Array, start: number, end: number, owner: number): number {
    const mask = this.#slots.length - 1
    let hash = 0x811c9dc5 ^ owner
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const number = this.#slots[slot]!
      if (number === none) return slot
      if (this.#owners[number] === owner && this.#isKey(number, bytes, start, end)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    this.#owners = doubled(this.#owners)
    this.#ends = doubled(this.#ends)
    this.#next = doubled(this.#next)
    this.#slots = new Int32Array(2 * this.#slots.length).fill(none)
    for (let number = 0; number < this.size; number++) {
      const [start, end] = [this.#startOf(number), this.#ends[number]!]
      this.#slots[this.#slotOf(this.#bytes, start, end, this.#owners[number]!)] = number
    }
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}

/** True where `bytes[start, end)` are the key. */
export function isEqual(key: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false
  // From the back: topics differ in their ends.
  for (let at = key.length - 1; at >= 0; at--) {
    if (key[at] !== bytes[start + at]) return false
  }
  return true
}
