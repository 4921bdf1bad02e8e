/** A map whose keys are bytes, looked up without making a string of them: open addressing, FNV-1a. */
const sizeAtFirst = 16

export class ByteMap<T> {
  #keys: (Uint8Array | undefined)[] = Array.from({ length: sizeAtFirst })
  #values: (T | undefined)[] = Array.from({ length: sizeAtFirst })
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The value under the key `bytes[start, end)`. */
  get(bytes: Uint8Array, start: number, end: number): T | undefined {
    return this.#values[this.#slot(bytes, start, end)]
  }

  /** `key` is kept as it is: give a copy. */
  set(key: Uint8Array, value: T): void {
    // Half full at most, so that a search is short.
    if (this.#size * 2 >= this.#keys.length) this.#grow()
    const slot = this.#slot(key, 0, key.length)
    if (this.#keys[slot] === undefined) this.#size++
    this.#keys[slot] = key
    this.#values[slot] = value
  }

  /** Where the key is, or the free slot where it would go. */
  #slot(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#keys.length - 1
    let hash = 0x811c9dc5
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const key = this.#keys[slot]
      if (key === undefined || isEqual(key, bytes, start, end)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const keys = this.#keys
    const values = this.#values
    this.#keys = Array.from({ length: keys.length * 2 })
    this.#values = Array.from({ length: keys.length * 2 })
    for (const [slot, key] of keys.entries()) {
      if (key === undefined) continue
      const next = this.#slot(key, 0, key.length)
      this.#keys[next] = key
      this.#values[next] = values[slot]
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
