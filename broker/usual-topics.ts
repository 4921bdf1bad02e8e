/**
 * The topic that a connection publishes on again and again, of all connections side by side: a line of the processor's cache each. A device
 * sends on one topic for hours; with thousands of them no object of one is in the cache when its turn comes, and a topic in an object of
 * its own was four looks into memory.
 */
import type { TelemetryListeners } from './subscriptions.ts'

const slotBytes = 64
const slotsAtFirst = 64
/** Of whoever has no slot. */
export const noSlot = -1
const never = -1

export class UsualTopics {
  private readonly listeners: Pick<TelemetryListeners, 'version'>
  /** Of each slot the length, then the topic. */
  private bytes = new Uint8Array(slotsAtFirst * slotBytes)
  /** By which state of the listeners nobody hears it. */
  private versions = new Float64Array(slotsAtFirst)
  private readonly free: number[] = []
  private count = 0

  constructor(listeners: Pick<TelemetryListeners, 'version'>) {
    this.listeners = listeners
  }

  /** Notes in `slot`, or in a new one, that `from[start, end)` needs nothing of Aedes as long as the same ones listen. Returns the slot. */
  put(slot: number, from: Uint8Array, start: number, end: number): number {
    if (end - start >= slotBytes) return slot
    const at = slot === noSlot ? (this.free.pop() ?? this.add()) : slot
    this.bytes[at * slotBytes] = end - start
    this.bytes.set(from.subarray(start, end), at * slotBytes + 1)
    this.versions[at] = this.listeners.version
    return at
  }

  /** True where `from[start, end)` is what was put. */
  has(slot: number, from: Uint8Array, start: number, end: number): boolean {
    if (slot === noSlot || this.versions[slot] !== this.listeners.version) return false
    const { bytes } = this
    const first = slot * slotBytes
    let at = bytes[first]!
    if (at !== end - start) return false
    // From the back: topics differ in their ends.
    for (; at > 0; at--) {
      if (bytes[first + at] !== from[start + at - 1]) return false
    }
    return true
  }

  giveBack(slot: number): void {
    if (slot === noSlot) return
    this.versions[slot] = never
    this.free.push(slot)
  }

  private add(): number {
    if (this.count === this.versions.length) {
      const { bytes, versions } = this
      this.bytes = new Uint8Array(2 * bytes.length)
      this.bytes.set(bytes)
      this.versions = new Float64Array(2 * versions.length)
      this.versions.set(versions)
    }
    return this.count++
  }
}
