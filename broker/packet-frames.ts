/**
 * Cuts a byte stream into whole MQTT packets, and refuses one that is too long as soon as its length is known. A packet
 * inside one chunk is a view of it; one that spans chunks is gathered in a buffer that grows with what has come, so that
 * announcing a long packet costs the sender bytes, not us memory.
 */
import { Refused } from './refusals.ts'

/** Remaining length takes at most four bytes after the first [MQTT-2.2.3]. */
const lengthBytesMax = 4
const nothing = Buffer.alloc(0)

export class PacketFrames {
  /** Largest packet taken, header included. May be raised once the client is known. */
  bytesMax: number
  /** After `next` gave true: the packet is `source[start, end)`. */
  source: Buffer = nothing
  start = 0
  end = 0
  /** When the first byte came of a packet whose last one has not; 0: there is none. */
  begunAtMs = 0
  private gathered: Buffer = nothing
  private gatheredBytes = 0
  private chunk: Buffer = nothing
  private isLent = false
  at = 0

  constructor(bytesMax: number) {
    this.bytesMax = bytesMax
  }

  /** Gives the next chunk; only once `next` has given false. It is lent until `keep`. */
  push(chunk: Buffer): void {
    this.chunk = chunk
    this.isLent = true
    this.at = 0
  }

  /** Copies what was not taken yet, where it is not copied already: the chunk goes back to who lent it. */
  keep(): void {
    const isDone = this.at >= this.chunk.length && this.source !== this.chunk
    if (!this.isLent || isDone) return
    const own = Buffer.from(this.chunk)
    if (this.source === this.chunk) this.source = own
    this.chunk = own
    this.isLent = false
  }

  /** The chunk, of which `at` and what follows was not taken yet; undefined inside a packet that came in pieces. */
  get rest(): Buffer | undefined {
    return this.gatheredBytes === 0 && this.at < this.chunk.length ? this.chunk : undefined
  }

  /** Steps over what was taken of `rest`; false where nothing is left. */
  advance(to: number): boolean {
    this.at = to
    if (to < this.chunk.length) return true
    this.letGo()
    return false
  }

  /** True where there is one more whole packet. Throws Refused `oversized` or `protocol`. */
  next(): boolean {
    if (this.gatheredBytes > 0) return this.nextGathered()
    const { chunk, at } = this
    if (at >= chunk.length) {
      this.letGo()
      return false
    }
    const total = totalLength(chunk, at, chunk.length)
    this.check(total)
    if (total === undefined || at + total > chunk.length) {
      this.gather(chunk.length - at, total ?? 0)
      this.letGo()
      return false
    }
    this.source = chunk
    this.start = at
    this.end = this.at = at + total
    return true
  }

  /** What is kept until the next chunk comes is moved about by the collector, one chunk a connection. */
  private letGo(): void {
    this.chunk = this.source = nothing
    this.isLent = false
    this.at = 0
  }

  private nextGathered(): boolean {
    let total = totalLength(this.gathered, 0, this.gatheredBytes)
    while (total === undefined) {
      if (this.at >= this.chunk.length) return false
      this.gather(1, 0)
      total = totalLength(this.gathered, 0, this.gatheredBytes)
    }
    this.check(total)
    this.gather(Math.min(total - this.gatheredBytes, this.chunk.length - this.at), total)
    if (this.gatheredBytes < total) return false
    this.source = this.gathered
    this.start = 0
    this.end = total
    // The packet stays a view of this buffer: the next one gets its own.
    this.gathered = nothing
    this.gatheredBytes = 0
    this.begunAtMs = 0
    return true
  }

  /** Moves bytes from the chunk; the buffer doubles, up to the packet's whole length once that is known. */
  private gather(bytes: number, total: number): void {
    if (this.gatheredBytes === 0) this.begunAtMs = performance.now()
    const needed = this.gatheredBytes + bytes
    if (needed > this.gathered.length) {
      const size = Math.max(needed, this.gathered.length * 2, 64)
      const grown = Buffer.allocUnsafe(total === 0 ? size : Math.max(needed, Math.min(size, total)))
      this.gathered.copy(grown, 0, 0, this.gatheredBytes)
      this.gathered = grown
    }
    this.chunk.copy(this.gathered, this.gatheredBytes, this.at, this.at + bytes)
    this.gatheredBytes = needed
    this.at += bytes
  }

  private check(total: number | undefined): void {
    if (total === undefined || total <= this.bytesMax) return
    throw new Refused(
      'oversized',
      `cannot take a packet of ${total} bytes: at most ${this.bytesMax} are; send smaller packets, or raise V2X_BROKER_PACKET_BYTES_MAX (of a CONNECT: V2X_BROKER_CONNECT_BYTES_MAX)`,
    )
  }
}

/** The length of the packet at `at`, header included; undefined while its header is not whole. */
function totalLength(bytes: Buffer, at: number, end: number): number | undefined {
  let length = 0
  for (let i = 0; i < lengthBytesMax; i++) {
    const place = at + 1 + i
    if (place >= end) return undefined
    const byte = bytes[place]!
    length |= (byte & 0x7f) << (7 * i)
    if (byte < 0x80) return 2 + i + length
  }
  throw new Refused('protocol', 'cannot read a packet: its length is no MQTT length')
}
