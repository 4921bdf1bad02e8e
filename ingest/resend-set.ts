/**
 * Which messages a device has sent before: the last N stored ones that carry a sequence, each known by its stream (publisher, kind,
 * device, type), sequence, time of generation and payload (`payloadHash`). Exact over that window: no high-water mark, so
 * a tunnel's backlog may come late and a rebooted device may start over. Typed arrays, no object a message.
 *
 * What costs here is memory that is not in the cache. So what is beyond all that the set holds of its stream is not looked for,
 * messages that a device sends one after another have their slots side by side, slots are filled for many messages at once, and a
 * message that has left the window is not taken out: its place in the ring is overwritten, and its age gives it away.
 */

/** What a message is known by. One object serves all calls. */
export interface MessageKey {
  streamLow: number
  streamHigh: number
  sequenceLow: number
  sequenceHigh: number
  /** µs UTC, in halves. */
  generatedAtLow: number
  generatedAtHigh: number
  /** What `payloadHash` gives. */
  payload: number
}

/**
 * The highest sequence that a stream has in the set, of what came since all marks were last forgotten. Halves are kept with a sign: V8 keeps
 * what is beyond 2^31 out of the object, which is one more look into memory.
 */
export class StreamMark {
  sequenceLow = 0
  sequenceHigh = 0
}

export type Seen =
  | 'new'
  /** The very message again. */
  | 'again'
  /** The same stream, sequence and time, with other bytes. */
  | 'changed'

/** Words of an entry: stream, sequence and time in halves, payload, number of the message before it in its slot. */
const words = 8
/** Slots side by side, for 16 sequences in a row: a line of the cache. */
const neighbourBits = 4
/** Where a device does not count its messages, what it sends in one second (2^20 µs) shares a slot, and no more. */
const secondBits = 20
/** So that few slots hold several messages. */
const slotsOfMessage = 2
/** So many messages wait for their slots at most: in a loop of its own the processor waits for many of them at a time. */
const waitingMax = 2048

export class ResendSet {
  readonly messagesMax: number
  /** A ring, a power of two long: message n is at n modulo its length. */
  readonly #entries: Uint32Array
  readonly #ringMask: number
  /** The newest message of each slot. */
  readonly #newest: Uint32Array
  readonly #slotMask: number
  /** Messages are numbered from 1, modulo 2^32: what is 0 is none, or 2^32 messages old. */
  #next: number
  /** The first message that has no slot yet. */
  #waiting: number
  /** Of the messages before this one no mark tells. */
  #markedFrom: number
  #size = 0

  /** `first` is where a test lets the numbers begin. */
  constructor(messagesMax: number, first = 1) {
    this.messagesMax = messagesMax
    this.#next = first
    this.#waiting = first
    this.#markedFrom = first
    const ring = 2 ** Math.ceil(Math.log2(messagesMax))
    this.#entries = new Uint32Array(ring * words)
    this.#ringMask = ring - 1
    const slots = Math.max(ring * slotsOfMessage, 1 << neighbourBits)
    this.#newest = new Uint32Array(slots)
    this.#slotMask = slots - 1
  }

  get size(): number {
    return this.#size
  }

  /** All marks are made anew from here on, each with the first message of its stream. */
  forgetMarks(): void {
    this.#markedFrom = this.#next
  }

  /** `mark` is the stream's. */
  look(key: MessageKey, mark: StreamMark): Seen {
    if (isBeyond(key, mark) && (this.#next - this.#markedFrom) >>> 0 >= this.#size) return 'new'
    this.#fillSlots()
    const entries = this.#entries
    let seen: Seen = 'new'
    let age = 0
    let number = this.#newest[this.#slotOf(key.streamLow, key.sequenceLow, key.generatedAtLow)]!
    for (;;) {
      const older = (this.#next - number) >>> 0
      // Each is older than the one before it; what is not has left the window long ago, and its number came again.
      if (older <= age || older > this.#size) return seen
      age = older
      const from = (number & this.#ringMask) * words
      if (
        entries[from + 2] === key.sequenceLow &&
        entries[from] === key.streamLow &&
        entries[from + 4] === key.generatedAtLow &&
        entries[from + 1] === key.streamHigh &&
        entries[from + 3] === key.sequenceHigh &&
        entries[from + 5] === key.generatedAtHigh
      ) {
        if (entries[from + 6] === key.payload) return 'again'
        seen = 'changed'
      }
      number = entries[from + 7]!
    }
  }

  /** Adds a message; the oldest goes where the set is full. `mark` as at `look`. */
  add(key: MessageKey, mark: StreamMark): void {
    if (isBeyond(key, mark)) {
      mark.sequenceLow = key.sequenceLow | 0
      mark.sequenceHigh = key.sequenceHigh | 0
    }
    const entries = this.#entries
    const from = (this.#next & this.#ringMask) * words
    entries[from] = key.streamLow
    entries[from + 1] = key.streamHigh
    entries[from + 2] = key.sequenceLow
    entries[from + 3] = key.sequenceHigh
    entries[from + 4] = key.generatedAtLow
    entries[from + 5] = key.generatedAtHigh
    entries[from + 6] = key.payload
    this.#next = (this.#next + 1) >>> 0
    if (this.#size < this.messagesMax) this.#size++
    const waiting = (this.#next - this.#waiting) >>> 0
    if (waiting === waitingMax || waiting > this.#ringMask) this.#fillSlots()
  }

  #fillSlots(): void {
    const [entries, newest] = [this.#entries, this.#newest]
    for (let number = this.#waiting; number !== this.#next; number = (number + 1) >>> 0) {
      const from = (number & this.#ringMask) * words
      const slot = this.#slotOf(entries[from]!, entries[from + 2]!, entries[from + 4]!)
      entries[from + 7] = newest[slot]!
      newest[slot] = number
    }
    this.#waiting = this.#next
  }

  #slotOf(stream: number, sequence: number, generatedAt: number): number {
    const run = Math.imul(sequence >>> neighbourBits, 0x9e3779b1)
    const second = Math.imul(generatedAt >>> secondBits, 0x85ebca6b)
    let hash = stream ^ run ^ second
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    hash = (hash ^ (hash >>> 13)) << neighbourBits
    return (hash | (sequence & ((1 << neighbourBits) - 1))) & this.#slotMask
  }
}

function isBeyond(key: MessageKey, mark: StreamMark): boolean {
  const high = mark.sequenceHigh >>> 0
  if (key.sequenceHigh !== high) return key.sequenceHigh > high
  return key.sequenceLow > mark.sequenceLow >>> 0
}
