/**
 * Writes the loop that reads one message's fields from the wire into locals: one byte and two byte varints in line, what is
 * rarer through WireReader. A read may pass the message's end by a few bytes, still inside the buffer or `undefined`; the check
 * behind the loop refuses the message then, so the fast path needs no bound of its own.
 */
import { camelCase, type FieldShape, type MessageShape } from '../shape.ts'
import { rangeOf } from '../tables.ts'

/** Words that the loop itself uses. */
const taken = new Set(
  'bytes start end at reader key next value stop seen row index reason append'.split(' '),
)

/** `path_history` is `pathHistory`. */
export function localOf({ name }: FieldShape): string {
  const local = camelCase(name)
  if (taken.has(local)) throw new Error(`${name}: the decoder uses this name itself`)
  return local
}

export const isNumber = ({ kind }: FieldShape): boolean =>
  kind === 'uint' || kind === 'sint' || kind === 'sfixed32'

/** 64 bits that stay below 2^53 are a plain number; without such a bound they are kept in halves. */
export const isHalves = (field: FieldShape): boolean =>
  field.kind === 'uint64' && rangeOf(field).max > Number.MAX_SAFE_INTEGER

/** What a field holds until the message was read to its end. */
export function localsOf(field: FieldShape): string[] {
  const local = localOf(field)
  if (field.message === 'Header') return []
  if (field.list === true) return [`let ${local}Count = 0`]
  if (field.kind === 'text' || field.kind === 'bytes') {
    return [`let ${local}Start = 0`, `let ${local}End = 0`]
  }
  if (isHalves(field)) return [`let ${local}Low = 0`, `let ${local}High = 0`]
  return [`let ${local} = ${field.optional === true ? (field.invalid ?? 0) : 0}`]
}

/** Bits of `seen`, one for each required field. */
function requiredOf(message: MessageShape): readonly FieldShape[] {
  return message.fields.filter(({ required }) => required === true)
}

export function loopOf(message: MessageShape): string {
  return `while (at < end) {
      let key = bytes[at++]!
      if (key > 127) {
        const next = bytes[at++]!
        if (next < 128) key = (key & 127) | (next << 7)
        else {
          reader.at = at - 2
          key = reader.key()
          at = reader.at
          if (reader.fault !== 0) return refusal(reader.fault, 0)
        }
      }
      switch (key >>> 3) {
${message.fields.map((field) => caseOf(message, field)).join('\n')}
        default:
          if (key < 8) return refusal(faults.MALFORMED, 0)
          reader.at = at
          reader.skip(key & 7)
          at = reader.at
          if (reader.fault !== 0) return refusal(reader.fault, key >>> 3)
      }
    }
    if (at !== end) return refusal(faults.TRUNCATED, 0)`
}

/** Behind the loop: `seen` has a bit for each required field. */
export function missingOf(message: MessageShape): string[] {
  return requiredOf(message).map(
    ({ number }, bit) =>
      `if ((seen & ${1 << bit}) === 0) return refusal(faults.MISSING_FIELD, ${number})`,
  )
}

function caseOf(message: MessageShape, field: FieldShape): string {
  const bit = requiredOf(message).indexOf(field)
  const wireType = { uint: 0, uint64: 0, sint: 0, sfixed32: 5, text: 2, bytes: 2, message: 2 }
  const lines = [
    `case ${field.number}:`,
    `  if ((key & 7) !== ${wireType[field.kind]}) return refusal(faults.WRONG_WIRE_TYPE, ${field.number})`,
    ...readerOf(field)(field, localOf(field)).map((line) => `  ${line}`),
    ...(bit < 0 ? [] : [`  seen |= ${1 << bit}`]),
    '  break',
  ]
  return lines.map((line) => `        ${line}`).join('\n')
}

type Emit = (field: FieldShape, local: string) => string[]

function readerOf(field: FieldShape): Emit {
  if (field.message === 'Header') return readHeader
  if (field.list === true) return field.kind === 'message' ? readElement : readListedText
  if (field.kind === 'message')
    throw new Error(`${field.name}: nested outside a list has no column`)
  if (field.kind === 'uint64') return isHalves(field) ? readHalves : readWide
  if (field.kind === 'sfixed32') return readFixed
  return field.kind === 'uint' || field.kind === 'sint' ? readVarint : readText
}

function varint(number: number, read: 'varint' | 'length' = 'varint'): string[] {
  return [
    'value = bytes[at++]!',
    'if (value > 127) {',
    '  const next = bytes[at++]!',
    '  if (next < 128) value = (value & 127) | (next << 7)',
    '  else {',
    '    reader.at = at - 2',
    `    value = reader.${read}()`,
    '    at = reader.at',
    `    if (reader.fault !== 0) return refusal(reader.fault, ${number})`,
    '  }',
    '}',
  ]
}

/** A value read past the end is out of its range by chance alone: `beyond` tells the two apart. */
function bounds(field: FieldShape, wireMin: number): string[] {
  const { min, max } = rangeOf(field)
  const low = min > wireMin ? [`value < ${min}`] : []
  return [
    `if (${[...low, `value > ${max}`].join(' || ')}) return beyond(${field.number}, at > end)`,
  ]
}

const readVarint: Emit = (field, local) => {
  const zigzag = [
    `if (value > 4294967295) return beyond(${field.number}, at > end)`,
    'value = (value >>> 1) ^ -(value & 1)',
  ]
  return [
    ...varint(field.number),
    ...(field.kind === 'sint' ? zigzag : []),
    ...bounds(field, field.kind === 'sint' ? -2147483648 : 0),
    `${local} = value`,
  ]
}

const readFixed: Emit = (field, local) => [
  `if (at + 4 > end) return refusal(faults.TRUNCATED, ${field.number})`,
  'value = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)',
  'at += 4',
  ...bounds(field, -2147483648),
  `${local} = value`,
]

const readWide: Emit = (field, local) => [
  'reader.at = at',
  'value = reader.varint()',
  'at = reader.at',
  `if (reader.fault !== 0) return refusal(reader.fault, ${field.number})`,
  ...bounds(field, 0),
  `${local} = value`,
]

const readHalves: Emit = (field, local) => [
  'reader.at = at',
  `${local}Low = reader.varint64()`,
  `${local}High = reader.high`,
  'at = reader.at',
  `if (reader.fault !== 0) return refusal(reader.fault, ${field.number})`,
]

function range(number: number): string[] {
  return [
    ...varint(number, 'length'),
    'stop = at + value',
    // Not the other way round: behind the end of the buffer `value` is undefined and `stop` is no number.
    `if (!(stop <= end)) return refusal(faults.TRUNCATED, ${number})`,
  ]
}

const tooLong = (condition: string, number: number): string =>
  `if (${condition}) return refusal(faults.TOO_LONG, ${number})`

const notText = (number: number): string =>
  `if (!isText(bytes, at, stop)) return refusal(faults.BAD_TEXT, ${number})`

const readText: Emit = ({ kind, number, lengthMax }, local) => [
  ...range(number),
  ...(lengthMax === undefined ? [] : [tooLong(`value > ${lengthMax}`, number)]),
  ...(kind === 'text' ? [notText(number)] : []),
  `${local}Start = at`,
  `${local}End = at = stop`,
]

const readHeader: Emit = ({ number }) => [
  ...range(number),
  'reason = this.#header.read(bytes, at, stop)',
  `if (reason !== 0) return within(${number}, reason)`,
  'at = stop',
]

const readElement: Emit = ({ number, lengthMax }, local) => [
  ...range(number),
  tooLong(`${local}Count === ${lengthMax}`, number),
  `reason = this.#${local}Element(bytes, at, stop, this.#${local}.elements + ${local}Count)`,
  `if (reason !== 0) return within(${number}, reason)`,
  `${local}Count++`,
  'at = stop',
]

const readListedText: Emit = (field, local) => {
  const { number, kind, lengthMax } = field
  if (kind !== 'text' && kind !== 'bytes') {
    throw new Error(`${field.name}: a list of numbers has no columnar decoder; leave off columnar`)
  }
  return [
    ...range(number),
    tooLong(`${local}Count === ${lengthMax}`, number),
    ...(kind === 'text' ? [notText(number)] : []),
    `this.#${local}Ranges[${local}Count * 2] = at`,
    `this.#${local}Ranges[${local}Count * 2 + 1] = stop`,
    `${local}Count++`,
    'at = stop',
  ]
}
