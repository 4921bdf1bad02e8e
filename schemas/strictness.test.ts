/** Each rule of each field, broken by hand: the message is refused, the field is named, and no column has moved. */
import { sample } from 'fast-check'
import { expect, test } from 'vitest'
import { messageArbitrary, shapeOfType } from './arbitrary.ts'
import { describeReason } from './describe-reason.ts'
import { shapes } from './gen/shapes.ts'
import { messageOf } from './messages.ts'
import { readColumn } from './read-column.ts'
import { rowWriterOf, type RowWriter } from './row-writers.ts'
import { ShapeRowWriter } from './shape-row-writer.ts'
import type { FieldShape, MessageShape } from './shape.ts'
import { rangeOf } from './tables.ts'
import { upTypes, type UpType } from './topics.ts'
import { delimited, integer, key, varint, wireTypes } from './wire-encoding.ts'

type StoredType = Exclude<UpType, 'bsm_frame'>
const storedTypes = upTypes.filter((type): type is StoredType => type !== 'bsm_frame')

/** A valid message with required fields alone. */
function least(shape: MessageShape): Buffer {
  const parts = shape.fields
    .filter(({ required }) => required === true)
    .map((field) =>
      field.kind === 'message'
        ? delimited(field.number, least(shapes[field.message!]!))
        : integer(field, rangeOf(field).min),
    )
  return Buffer.concat(parts)
}

/** Every field of a message and of what is nested in it, with the bytes that lead there. */
interface Place {
  readonly field: FieldShape
  readonly shape: MessageShape
  readonly path: string
  /** A whole valid message around the content of the innermost one. */
  readonly wrap: (content: Buffer) => Buffer
}

function placesOf(shape: MessageShape, path = '', wrap = (content: Buffer) => content): Place[] {
  return shape.fields.flatMap((field) => {
    const place = { field, shape, path: `${path}${field.name}`, wrap }
    if (field.kind !== 'message') return [place]
    // A header that came twice would be merged; an element of a list is one more.
    const rest = { ...shape, fields: shape.fields.filter((each) => each !== field) }
    const around = (content: Buffer): Buffer =>
      wrap(Buffer.concat([least(rest), delimited(field.number, content)]))
    return [place, ...placesOf(shapes[field.message!]!, `${path}${field.name}.`, around)]
  })
}

/** Four fields of a path are told, the outermost ones. */
function told(path: string): string {
  return path.split('.').slice(0, 4).join('.')
}

test.each(storedTypes)('%s: each rule of each field is held', (type) => {
  const shape = shapeOfType(type)
  const places = placesOf(shape)
  const check = ({ path, wrap }: Place, content: Buffer, fault: string): void => {
    for (const writer of writersOf(type)) {
      const bytes = wrap(content)
      const reason = describeReason(type, writer.append(bytes, 0, bytes.length))
      const wanted = `${fault} ${told(path)}`
      // Of what is cut off it cannot always be told which field it was.
      if (fault === 'TRUNCATED') expect(wanted.startsWith(reason), reason).toBe(true)
      else expect(reason, content.toString('hex')).toBe(wanted)
      expect(writer.rows).toBe(0)
      for (const column of writer.columns) expect(readColumn(column)).toEqual([])
    }
  }
  for (const place of places) {
    const { field, shape } = place
    const good = least(shape)
    checkWireTypes(field, (bad) => check(place, Buffer.concat([good, bad]), 'WRONG_WIRE_TYPE'))
    checkRange(field, (bad) => check(place, Buffer.concat([good, bad]), 'OUT_OF_RANGE'))
    checkLength(field, (bad) => check(place, Buffer.concat([good, bad]), 'TOO_LONG'))
    if (field.kind === 'text') {
      const bad = delimited(field.number, Buffer.from([0x61, 0xc3, 0x28]))
      check(place, Buffer.concat([good, bad]), 'BAD_TEXT')
    }
    const head = key(field.number, wireTypes[field.kind])
    check(place, Buffer.concat([good, head]), 'TRUNCATED')
    if (field.required !== true) continue
    const without = { ...shape, fields: shape.fields.filter((each) => each !== field) }
    check(place, least(without), 'MISSING_FIELD')
  }
})

function writersOf(type: StoredType): RowWriter[] {
  return [rowWriterOf(type), new ShapeRowWriter(shapeOfType(type))]
}

const contents: Readonly<Record<number, Buffer>> = {
  0: varint(1),
  1: Buffer.alloc(8),
  2: Buffer.from([1, 1]),
  5: Buffer.alloc(4),
}

function checkWireTypes(field: FieldShape, check: (bad: Buffer) => void): void {
  for (const wireType of [0, 1, 2, 3, 4, 5]) {
    const packed = field.list === true && wireType === 2
    if (wireType === wireTypes[field.kind] || packed) continue
    check(Buffer.concat([key(field.number, wireType), contents[wireType] ?? Buffer.alloc(0)]))
  }
}

function checkRange(field: FieldShape, check: (bad: Buffer) => void): void {
  if (field.kind === 'text' || field.kind === 'bytes' || field.kind === 'message') return
  const { min, max } = rangeOf(field)
  const fixed = field.kind === 'sfixed32'
  if (Number.isFinite(max) && !(fixed && max === 2 ** 31 - 1)) check(integer(field, max + 1))
  if (min > 0 || field.kind === 'sint') check(integer(field, min - 1))
  if (fixed && min > -(2 ** 31)) check(integer(field, min - 1))
}

function checkLength(field: FieldShape, check: (bad: Buffer) => void): void {
  const { list, kind, lengthMax, number } = field
  if (lengthMax === undefined) return
  if (list !== true) return check(delimited(number, Buffer.alloc(lengthMax + 1, 'a')))
  const inner = kind === 'message' ? least(shapes[field.message!]!) : Buffer.alloc(0)
  const one = wireTypes[kind] === 2 ? delimited(number, inner) : integer(field, 1)
  check(Buffer.concat(Array.from({ length: lengthMax + 1 }, () => one)))
}

/** The value of the only row. */
function valueOf(writer: RowWriter, column: string): unknown {
  const found = writer.columns.find(({ name }) => name === column)!
  expect(found.rows).toBe(1)
  return readColumn(found)[0]
}

function fieldOf(message: string, name: string): FieldShape {
  return shapes[message]!.fields.find((field) => field.name === name)!
}

test.each(['bsm', 'vehicle_status'] as const)(
  '%s: fields in any order give the same row',
  (type) => {
    const shape = shapeOfType(type)
    for (const message of sample(messageArbitrary(shape), { numRuns: 12, seed: 5 })) {
      const bytes = Buffer.from(messageOf(type).encode(message).finish())
      // The header goes last; elements of lists keep their order.
      const headerEnd = 2 + bytes[1]!
      expect([bytes[0], bytes[1]! < 128]).toEqual([10, true])
      const turned = Buffer.concat([bytes.subarray(headerEnd), bytes.subarray(0, headerEnd)])
      for (const [first, second] of [writersOf(type), writersOf(type).toReversed()] as const) {
        expect(first!.append(bytes, 0, bytes.length)).toBe(0)
        expect(second!.append(turned, 0, turned.length)).toBe(0)
        for (const [index, column] of first!.columns.entries()) {
          expect(readColumn(second!.columns[index]!)).toEqual(readColumn(column))
        }
      }
    }
  },
)

test('of a field that comes twice the last one counts, headers are merged, unknown fields are passed over', () => {
  const shape = shapeOfType('bsm')
  const sequence = integer(fieldOf('Header', 'sequence'), 77)
  const unknown = Buffer.concat([
    ...[key(41, 0), varint(9)],
    ...[key(900, 1), Buffer.alloc(8, 9)],
    ...[key(901, 5), Buffer.alloc(4, 9)],
    delimited(536_870_911, Buffer.from('anything')),
  ])
  const speed = fieldOf('Bsm', 'speed')
  const bytes = Buffer.concat([
    ...[integer(speed, 9000 - 1000), least(shape), unknown, integer(speed, 300)],
    delimited(1, sequence),
  ])
  for (const writer of writersOf('bsm')) {
    expect(writer.append(bytes, 0, bytes.length)).toBe(0)
    expect(valueOf(writer, 'speed')).toBe(300)
    expect(writer.header).toMatchObject({ sequenceLow: 77, sequenceHigh: 0, generatedAt: 1 })
  }
})

test('64 bits are exact, overlong varints are taken, overflowing ones refused', () => {
  const shape = shapeOfType('bsm')
  const append = (writer: RowWriter, header: Buffer): string => {
    const bytes = Buffer.concat([least(shape), delimited(1, header)])
    const reason = writer.append(bytes, 0, bytes.length)
    return reason === 0 ? '' : describeReason('bsm', reason)
  }
  for (const writer of writersOf('bsm')) {
    for (const sequence of [2n ** 64n - 1n, 2n ** 63n + 5n, 2n ** 53n + 1n, 2n ** 32n, 127n, 0n]) {
      expect(append(writer, Buffer.concat([key(2, 0), varint(sequence)]))).toBe('')
      const { sequenceHigh, sequenceLow } = writer.header
      expect((BigInt(sequenceHigh) << 32n) | BigInt(sequenceLow)).toBe(sequence)
    }
    expect(append(writer, Buffer.concat([key(2, 0), varint(5, 9)]))).toBe('')
    expect(writer.header.sequenceLow).toBe(5)
    const eleven = Buffer.concat([Buffer.alloc(10, 0x80), Buffer.from([0])])
    const wide = Buffer.concat([Buffer.alloc(9, 0xff), Buffer.from([2])])
    for (const number of [1, 2, 3, 90]) {
      const path = number === 90 ? '?' : shapes['Header']!.fields[number - 1]!.name
      for (const bad of [eleven, wide]) {
        const reason = append(writer, Buffer.concat([key(number, 0), bad]))
        expect(reason).toBe(`MALFORMED header.${path}`)
      }
    }
    // Field number 0, a key of more than 32 bits, groups.
    for (const bad of [Buffer.from([0, 0]), varint(2n ** 35n), key(90, 3), key(90, 6)]) {
      expect(append(writer, bad)).toMatch(/^MALFORMED header/)
    }
  }
})

test('a length takes five bytes at most, of a field that is known or not', () => {
  const shape = shapeOfType('bsm')
  for (const writer of writersOf('bsm')) {
    for (const [number, path] of [
      [1, 'header'],
      [90, '?'],
    ] as const) {
      for (const [padding, said] of [
        [4, 0],
        [5, `MALFORMED ${path}`],
      ] as const) {
        const bytes = Buffer.concat([least(shape), key(number, 2), varint(0, padding)])
        const reason = writer.append(bytes, 0, bytes.length)
        expect(reason === 0 ? 0 : describeReason('bsm', reason)).toBe(said)
      }
    }
  }
})

test('a list of numbers is taken packed, unpacked and mixed', () => {
  const shape = shapeOfType('rsu_state')
  const codes = fieldOf('RsuState', 'error_codes')
  const packed = delimited(codes.number, Buffer.concat([varint(1), varint(300), varint(70_000)]))
  const bytes = Buffer.concat([
    least(shape),
    integer(codes, 4_294_967_295),
    packed,
    integer(codes, 0),
  ])
  const writer = rowWriterOf('rsu_state')
  expect(writer.append(bytes, 0, bytes.length)).toBe(0)
  expect(valueOf(writer, 'error_codes')).toEqual([4_294_967_295, 1, 300, 70_000, 0])
  const cut = Buffer.concat([least(shape), delimited(codes.number, Buffer.from([1, 0x80]))])
  expect(describeReason('rsu_state', writer.append(cut, 0, cut.length))).toMatch(/error_codes$/)
  expect(writer.rows).toBe(1)
})
