/**
 * A map whose keys are bytes, looked up without making a string of them: open addressing, FNV-1a. What came after a key last time
 * is looked at first: many senders go through their keys in turn.
 */
const sizeAtFirst = 16

interface Entry<T> {
  readonly key: Uint8Array
  value: T
  /** What was looked up after it last time. */
  next: Entry<T> | undefined
}

export class ByteMap<T> {
  #entries: (Entry<T> | undefined)[] = Array.from({ length: sizeAtFirst })
  #size = 0
  /** What was looked up last. */
  #last: Entry<T> | undefined

  get size(): number {
    return this.#size
  }

  /** The value under the key `bytes[start, end)`. */
  get(bytes: Uint8Array, start: number, end: number): T | undefined {
    const guess = this.#last?.next
    if (guess !== undefined && isEqual(guess.key, bytes, start, end)) {
      this.#last = guess
      return guess.value
    }
    const found = this.#entries[this.#slot(bytes, start, end)]
    if (found === undefined) return undefined
    if (this.#last !== undefined) this.#last.next = found
    this.#last = found
    return found.value
  }

  /** `key` is kept as it is: give a copy. */
  set(key: Uint8Array, value: T): void {
    // Half full at most, so that a search is short.
    if (this.#size * 2 >= this.#entries.length) this.#grow()
    const slot = this.#slot(key, 0, key.length)
    const known = this.#entries[slot]
    if (known !== undefined) {
      known.value = value
      return
    }
    this.#entries[slot] = { key, value, next: undefined }
    this.#size++
  }

  /** Where the key is, or the free slot where it would go. */
  #slot(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#entries.length - 1
    let hash = 0x811c9dc5
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const entry = this.#entries[slot]
      if (entry === undefined || isEqual(entry.key, bytes, start, end)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const entries = this.#entries
    this.#entries = Array.from({ length: entries.length * 2 })
    for (const entry of entries) {
      if (entry !== undefined) this.#entries[this.#slot(entry.key, 0, entry.key.length)] = entry
    }
  }
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
