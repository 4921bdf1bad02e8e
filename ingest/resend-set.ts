/**
 * Which messages a device has sent before: the last N stored ones that carry a sequence, each known by its stream (publisher, kind,
 * device, type), sequence, time of generation and payload (CRC-32 and length). Exact over that window: no high-water mark, so
 * a tunnel's backlog may come late and a rebooted device may start over. Typed arrays, no object a message.
 */

/** What a message is known by. One object serves all calls. */
export interface MessageKey {
  streamLow: number
  streamHigh: number
  sequenceLow: number
  sequenceHigh: number
  /** µs UTC. */
  generatedAt: number
  crc: number
  payloadBytes: number
}

export type Seen =
  | 'new'
  /** The very message again. */
  | 'again'
  /** The same stream, sequence and time, with other bytes. */
  | 'changed'

/** Words of an entry: stream, sequence and time in halves, CRC, length. */
const words = 8

export class ResendSet {
  readonly messagesMax: number
  /** A ring: the entry of the n-th message added is at n modulo `messagesMax`. */
  readonly #entries: Uint32Array
  /** By hash: the newest entry plus one, or 0; from there by `#older`. */
  readonly #heads: Uint32Array
  readonly #older: Uint32Array
  #added = 0

  constructor(messagesMax: number) {
    this.messagesMax = messagesMax
    this.#entries = new Uint32Array(messagesMax * words)
    this.#older = new Uint32Array(messagesMax)
    this.#heads = new Uint32Array(2 ** Math.ceil(Math.log2(messagesMax + 1)))
  }

  get size(): number {
    return Math.min(this.#added, this.messagesMax)
  }

  look(key: MessageKey): Seen {
    let seen: Seen = 'new'
    for (let at = this.#heads[this.#slotOf(key)]!; at !== 0; at = this.#older[at - 1]!) {
      const from = (at - 1) * words
      if (!this.#isSameMessage(from, key)) continue
      if (this.#entries[from + 6] === key.crc && this.#entries[from + 7] === key.payloadBytes) {
        return 'again'
      }
      seen = 'changed'
    }
    return seen
  }

  /** Adds a message; the oldest goes where the set is full. */
  add(key: MessageKey): void {
    const index = this.#added % this.messagesMax
    if (this.#added >= this.messagesMax) this.#remove(index)
    this.#added++
    const entries = this.#entries
    const from = index * words
    entries[from] = key.streamLow
    entries[from + 1] = key.streamHigh
    entries[from + 2] = key.sequenceLow
    entries[from + 3] = key.sequenceHigh
    entries[from + 4] = key.generatedAt % 4294967296
    entries[from + 5] = key.generatedAt / 4294967296
    entries[from + 6] = key.crc
    entries[from + 7] = key.payloadBytes
    const slot = this.#slotOf(key)
    this.#older[index] = this.#heads[slot]!
    this.#heads[slot] = index + 1
  }

  #remove(index: number): void {
    const from = index * words
    const entries = this.#entries
    const slot = this.#slot(entries[from]!, entries[from + 2]!, entries[from + 4]!)
    let at = this.#heads[slot]!
    if (at === index + 1) {
      this.#heads[slot] = this.#older[index]!
      return
    }
    // It is the oldest of all, so the last of its chain.
    while (this.#older[at - 1] !== index + 1) at = this.#older[at - 1]!
    this.#older[at - 1] = this.#older[index]!
  }

  #isSameMessage(from: number, key: MessageKey): boolean {
    const entries = this.#entries
    return (
      entries[from + 2] === key.sequenceLow &&
      entries[from] === key.streamLow &&
      entries[from + 1] === key.streamHigh &&
      entries[from + 3] === key.sequenceHigh &&
      entries[from + 4] === key.generatedAt % 4294967296 &&
      entries[from + 5] === Math.floor(key.generatedAt / 4294967296)
    )
  }

  #slotOf(key: MessageKey): number {
    return this.#slot(key.streamLow, key.sequenceLow, key.generatedAt % 4294967296)
  }

  #slot(stream: number, sequence: number, generatedAt: number): number {
    let hash = stream ^ Math.imul(sequence, 0x9e3779b1) ^ Math.imul(generatedAt | 0, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    return (hash ^ (hash >>> 13)) & (this.#heads.length - 1)
  }
}
