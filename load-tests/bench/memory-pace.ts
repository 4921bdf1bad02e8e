/**
 * How long memory makes one wait here and now. Thousands of connections lie in the processor's third-level cache or beyond it, and on a host
 * with neighbours one's share of that cache changes within minutes: what was printed in a slow hour can be told by this from what
 * was printed in a fast one.
 */
import { createRandom } from '../../common/random.ts'

/** More than second-level caches hold, and less than third-level ones do. */
const bytes = 8 * 2 ** 20
/** Each step goes to a line of the cache of its own. */
export const lineBytes = 64
const lineWords = lineBytes / Int32Array.BYTES_PER_ELEMENT
const lines = bytes / lineBytes
const steps = 2 * lines

/** Nanoseconds a step from line to line in an order without pattern, in which none can be fetched before the last one is there. */
export function memoryNanos(): number {
  const next = oneCycle()
  walk(next, lines)
  const startedMs = performance.now()
  const end = walk(next, steps)
  const nanos = ((performance.now() - startedMs) * 1e6) / steps
  if (end !== 0) throw new Error('the walk does not come back to where it began')
  return nanos
}

/** By line, at its first word, where the next one begins: Sattolo's shuffle makes one cycle of all. */
export function oneCycle(): Int32Array {
  const random = createRandom(1)
  const order = Int32Array.from({ length: lines }, (_, line) => line)
  for (let last = lines - 1; last > 0; last--) {
    const other = random.integer(0, last - 1)
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
  const next = new Int32Array(lines * lineWords)
  for (const [line, following] of order.entries()) next[line * lineWords] = following * lineWords
  return next
}

function walk(next: Int32Array, count: number): number {
  let at = 0
  for (let step = 0; step < count; step++) at = next[at]!
  return at
}
