/** For tests: protobuf written by hand, so that messages can be wrong in ways that no encoder is. */
import type { FieldShape } from './shape.ts'

export const wireTypes = { uint: 0, uint64: 0, sint: 0, sfixed32: 5, text: 2, bytes: 2, message: 2 }

/** `padding` adds bytes that change nothing: an overlong varint. */
export function varint(value: bigint | number, padding = 0): Buffer {
  const bytes: number[] = []
  let left = BigInt.asUintN(64, BigInt(value))
  while (left > 127n) {
    bytes.push(Number(left & 127n) | 128)
    left >>= 7n
  }
  bytes.push(Number(left))
  for (let index = 0; index < padding; index++) {
    bytes[bytes.length - 1]! |= 128
    bytes.push(0)
  }
  return Buffer.from(bytes)
}

export function key(number: number, wireType: number): Buffer {
  return varint(number * 8 + wireType)
}

export function delimited(number: number, content: Uint8Array): Buffer {
  return Buffer.concat([key(number, 2), varint(content.length), content])
}

/** A field with an integer, whatever its range. */
export function integer(field: FieldShape, value: number): Buffer {
  const head = key(field.number, wireTypes[field.kind])
  if (field.kind === 'sint') return Buffer.concat([head, varint(zigzag(value))])
  if (field.kind !== 'sfixed32') return Buffer.concat([head, varint(value)])
  const fixed = Buffer.alloc(4)
  fixed.writeInt32LE(value)
  return Buffer.concat([head, fixed])
}

function zigzag(value: number): bigint {
  return value < 0 ? BigInt(-value) * 2n - 1n : BigInt(value) * 2n
}
