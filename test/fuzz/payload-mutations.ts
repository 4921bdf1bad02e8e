/**
 * Protobuf that is wrong in ways only protobuf can be: a sound payload is taken apart into its fields, one of them is spoilt, and it is
 * put together again with lengths that fit.
 */
import type { Random } from '../../common/random.ts'
import { shapes } from '../../schemas/gen/shapes.ts'
import type { MessageShape } from '../../schemas/shape.ts'
import { delimited, key, varint } from '../../schemas/wire-encoding.ts'
import { byteMutations, pick, randomBytes } from './byte-mutations.ts'

interface Node {
  number: number
  wireType: number
  /** What follows the key; of a length-delimited field without its length. */
  content: Buffer | Node[]
  /** Bytes that make its length longer than need be. */
  padding: number
}

type Spoil = (node: Node, siblings: Node[], random: Random) => void

const unknownNumbers = [0, 15, 63, 64, 90, 19_000, 2 ** 29 - 1]
const wideBytes = 64 * 1024
const nestingMax = 3000
const extremes = [0n, 1n, 127n, 128n, 2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 32n].concat([
  2n ** 53n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
])
const badTexts = ['c328', 'eda080', 'c0af', 'f4908080', 'e28281fe', '80', '6100ff'].map((hex) =>
  Buffer.from(hex, 'hex'),
)
const floats = [Number.NaN, Infinity, -Infinity, -0]

/** Reads a sound payload. */
function parse(shape: MessageShape | undefined, bytes: Buffer): Node[] {
  const nodes: Node[] = []
  let at = 0
  const number = (): number => {
    let value = 0
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++]!
      value += (byte & 127) * unit
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    const head = number()
    const [field, wireType] = [Math.floor(head / 8), head % 8]
    const begin = at
    if (wireType === 0) number()
    const length = wireType === 2 ? number() : wireType === 5 ? 4 : wireType === 1 ? 8 : 0
    const from = wireType === 0 ? begin : at
    at += length
    const content = bytes.subarray(from, at)
    const inner = shape?.fields.find((each) => each.number === field)?.message
    nodes.push({
      number: field,
      wireType,
      content: inner === undefined ? content : parse(shapes[inner], content),
      padding: 0,
    })
  }
  return nodes
}

function encode(nodes: readonly Node[]): Buffer {
  const parts = nodes.flatMap(({ number, wireType, content, padding }) => {
    const bytes = Array.isArray(content) ? encode(content) : content
    const head = key(number, wireType)
    return wireType === 2 ? [head, varint(bytes.length, padding), bytes] : [head, bytes]
  })
  return Buffer.concat(parts)
}

function valueOf(content: Buffer): bigint {
  return content.reduce((sum, byte, index) => sum | (BigInt(byte & 127) << BigInt(index * 7)), 0n)
}

const spoils: readonly Spoil[] = [
  function overlong(node, _siblings, random) {
    node.padding = random.integer(1, 9)
    if (node.wireType === 0 && Buffer.isBuffer(node.content)) {
      node.content = varint(valueOf(node.content), random.integer(1, 9))
    }
  },
  function overflowing(node) {
    if (node.wireType === 0) node.content = Buffer.alloc(11, 0xff)
  },
  function extreme(node, _siblings, random) {
    if (node.wireType === 0) node.content = varint(pick(extremes, random))
    if (node.wireType === 5) node.content = randomBytes(4, random)
  },
  function wrongWireType(node, _siblings, random) {
    node.wireType = random.integer(0, 7)
  },
  function float(node, _siblings, random) {
    const isDouble = random.next() < 0.5
    node.wireType = isDouble ? 1 : 5
    const value = pick(floats, random)
    node.content = Buffer.from(
      isDouble ? Float64Array.of(value).buffer : Float32Array.of(value).buffer,
    )
  },
  function again(node, siblings, random) {
    siblings.splice(random.integer(0, siblings.length), 0, { ...node })
  },
  function manyTimes(node, siblings, random) {
    const times = pick([2, 60, 600], random)
    for (let left = times; left > 0; left--) siblings.push(node)
  },
  function missing(node, siblings) {
    siblings.splice(siblings.indexOf(node), 1)
  },
  function elsewhere(node, siblings, random) {
    siblings.splice(siblings.indexOf(node), 1)
    siblings.splice(random.integer(0, siblings.length), 0, node)
  },
  function otherNumber(node, _siblings, random) {
    node.number = random.next() < 0.5 ? random.integer(1, 40) : pick(unknownNumbers, random)
  },
  function badText(node, _siblings, random) {
    if (node.wireType === 2) node.content = pick(badTexts, random)
  },
  function noise(node, _siblings, random) {
    if (node.wireType === 2) node.content = randomBytes(random.integer(0, 80), random)
  },
  function empty(node) {
    if (node.wireType === 2) node.content = Buffer.alloc(0)
  },
  function unknownField(_node, siblings, random) {
    const wireType = pick([0, 1, 2, 5], random)
    const length = wireType === 1 ? 8 : wireType === 5 ? 4 : random.integer(0, 30)
    const content = wireType === 0 ? varint(pick(extremes, random)) : randomBytes(length, random)
    const number = pick(unknownNumbers, random)
    siblings.splice(random.integer(0, siblings.length), 0, {
      number,
      wireType,
      content,
      padding: 0,
    })
  },
  function wideField(_node, siblings, random) {
    // Rare: each costs 64 KB.
    if (random.next() > 0.05) return
    siblings.push({ number: 90, wireType: 2, content: Buffer.alloc(wideBytes), padding: 0 })
  },
  function nesting(node, siblings, random) {
    const depth = random.integer(1, random.next() < 0.02 ? nestingMax : 60)
    if (random.next() < 0.5) {
      // Groups that begin and never end.
      siblings.push({ number: 7, wireType: 3, content: Buffer.alloc(depth, 0x3b), padding: 0 })
      return
    }
    let inner: Buffer = Buffer.alloc(0)
    for (let left = Math.min(depth, 400); left > 0; left--) inner = delimited(node.number, inner)
    siblings.push({ number: node.number, wireType: 2, content: inner, padding: 0 })
  },
]

/** A payload made of a sound one by one to three mutations. */
export function mutatePayload(shape: MessageShape, sound: Buffer, random: Random): Buffer {
  let bytes = sound
  if (random.next() < 0.75) {
    const root = parse(shape, sound)
    for (let left = random.integer(1, 2); left > 0; left--) spoilOne(root, random)
    bytes = encode(root)
    if (random.next() < 0.8) return bytes
  }
  return pick(byteMutations, random)(bytes, random)
}

/** Spoils a field at any depth. */
function spoilOne(root: Node[], random: Random): void {
  let siblings = root
  for (;;) {
    if (siblings.length === 0) return
    const node = pick(siblings, random)
    const goesDeeper = Array.isArray(node.content) && node.content.length > 0
    if (!goesDeeper || random.next() < 0.3) {
      pick(spoils, random)(node, siblings, random)
      return
    }
    siblings = node.content as Node[]
  }
}
