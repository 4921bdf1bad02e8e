/** What can go wrong with bytes of any kind: each mutation is a function of the bytes and the dice. */
import type { Random } from '../../common/random.ts'

export type Mutation = (bytes: Buffer, random: Random) => Buffer

const telling = [0, 1, 0x7f, 0x80, 0xfe, 0xff]

export function randomBytes(length: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length }, () => random.integer(0, 255)))
}

export function pick<T>(from: readonly T[], random: Random): T {
  return from[random.integer(0, from.length - 1)]!
}

/** A place in the bytes, their end included. */
function place(bytes: Buffer, random: Random): number {
  return random.integer(0, bytes.length)
}

function changed(bytes: Buffer, random: Random, change: (byte: number) => number): Buffer {
  const copy = Buffer.from(bytes)
  if (copy.length === 0) return copy
  const at = random.integer(0, copy.length - 1)
  copy[at] = change(copy[at]!)
  return copy
}

export const byteMutations: readonly Mutation[] = [
  function flipBit(bytes, random) {
    return changed(bytes, random, (byte) => byte ^ (1 << random.integer(0, 7)))
  },
  function tellingByte(bytes, random) {
    return changed(bytes, random, () => pick(telling, random))
  },
  function truncate(bytes, random) {
    return Buffer.from(bytes.subarray(0, place(bytes, random)))
  },
  function insert(bytes, random) {
    const at = place(bytes, random)
    const more = randomBytes(random.integer(1, 16), random)
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])
  },
  function remove(bytes, random) {
    const at = place(bytes, random)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.integer(1, 8))])
  },
  function repeat(bytes, random) {
    const [from, to] = [place(bytes, random), place(bytes, random)].toSorted((a, b) => a - b)
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
  },
  function noise(_bytes, random) {
    return randomBytes(random.integer(0, 64), random)
  },
]
