/** Messages on their way, by when they arrive; what arrives at the same microsecond keeps the order in which it was sent. Bounded. */
import type { Stream } from '../messages/stream.ts'

export interface Delivery {
  readonly stream: Stream
  /** What the header says: the device's clock, UTC microseconds. */
  readonly generatedAt: number
  /** True time at the broker, UTC microseconds. */
  readonly arrivesAt: number
  readonly payload: Uint8Array
}

/** About a quarter of a kilobyte each: 50 MB. */
export const deliveriesMax = 200_000

interface Entry {
  readonly delivery: Delivery
  readonly order: number
}

export class DeliveryQueue {
  readonly #max: number
  /** A binary heap: who arrives next is first. */
  readonly #heap: Entry[] = []
  #order = 0

  constructor(max = deliveriesMax) {
    this.#max = max
  }

  get size(): number {
    return this.#heap.length
  }

  /** False where there is no room. */
  add(delivery: Delivery): boolean {
    const heap = this.#heap
    if (heap.length >= this.#max) return false
    const entry = { delivery, order: this.#order++ }
    let at = heap.length
    for (; at > 0;) {
      const up = (at - 1) >> 1
      if (!isBefore(entry, heap[up]!)) break
      heap[at] = heap[up]!
      at = up
    }
    heap[at] = entry
    return true
  }

  /** Takes what has arrived by then, in order. */
  *take(untilMicros: number): Generator<Delivery> {
    for (;;) {
      const first = this.#heap[0]
      if (first === undefined || first.delivery.arrivesAt > untilMicros) return
      this.#removeFirst()
      yield first.delivery
    }
  }

  #removeFirst(): void {
    const heap = this.#heap
    const last = heap.pop()!
    if (heap.length === 0) return
    let at = 0
    for (;;) {
      let down = 2 * at + 1
      if (down >= heap.length) break
      if (down + 1 < heap.length && isBefore(heap[down + 1]!, heap[down]!)) down += 1
      if (!isBefore(heap[down]!, last)) break
      heap[at] = heap[down]!
      at = down
    }
    heap[at] = last
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  const apart = a.delivery.arrivesAt - b.delivery.arrivesAt
  return apart < 0 || (apart === 0 && a.order < b.order)
}
