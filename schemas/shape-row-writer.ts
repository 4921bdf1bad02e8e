/**
 * Protobuf bytes straight into columns for any message, led by its shape: no object per message. A payload is first checked
 * whole (wire types, presence, ranges, lengths), then written, so that a refused one leaves nothing behind.
 * Messages that come often have a generated decoder with the same meaning.
 */
import {
  ListColumn,
  ListOffsets,
  NumberColumn,
  TextColumn,
  WideColumn,
  type Column,
} from './columns.ts'
import { HeaderReader } from './gen/header-reader.ts'
import { shapes } from './gen/shapes.ts'
import type { HeaderValues, RowWriter } from './row-writer.ts'
import type { FieldShape, MessageShape } from './shape.ts'
import { numberTypeOf, rangeOf } from './tables.ts'
import {
  WireReader,
  faults,
  isText,
  refusal,
  wireFixed32,
  wireLength,
  wireVarint,
  within,
  type Reason,
} from './wire.ts'

type Leaf = NumberColumn | WideColumn | TextColumn

/** A field made ready: its column, its bounds, and for a nested message the plan of its own. */
interface Plan {
  readonly message: MessageShape
  /** By field number. */
  readonly fields: readonly (PlannedField | undefined)[]
  readonly required: readonly PlannedField[]
  readonly scalars: readonly PlannedField[]
  readonly lists: readonly PlannedField[]
  /** Lists of messages, and the header. */
  readonly nested: readonly PlannedField[]
}

interface PlannedField {
  readonly shape: FieldShape
  /** Place among the plan's slots. */
  readonly slot: number
  readonly wireType: number
  readonly min: number
  readonly max: number
  readonly lengthMax: number
  /** Stored where the field is absent. */
  readonly absent: number
  readonly leaf: Leaf | undefined
  readonly offsets: ListOffsets | undefined
  readonly plan: Plan | undefined
  readonly isHeader: boolean
}

/** A growing list of numbers that is emptied without giving anything back. */
class NumberList {
  #data = new Float64Array(8)
  count = 0

  push(value: number): void {
    if (this.count === this.#data.length) {
      const grown = new Float64Array(this.count * 2)
      grown.set(this.#data)
      this.#data = grown
    }
    this.#data[this.count++] = value
  }

  at(index: number): number {
    return this.#data[index]!
  }
}

/** Values of one message while it is read: numbers, or the range of text; and of lists pairs, a range or a value and 0. */
class Slots {
  readonly present: Uint8Array
  readonly numbers: Float64Array
  readonly high: Float64Array
  readonly elements: readonly NumberList[]

  constructor(count: number) {
    this.present = new Uint8Array(count)
    this.numbers = new Float64Array(count)
    this.high = new Float64Array(count)
    this.elements = Array.from({ length: count }, () => new NumberList())
  }

  reset(): void {
    const { present, elements } = this
    for (let slot = 0; slot < present.length; slot++) {
      if (present[slot] === 0) continue
      present[slot] = 0
      elements[slot]!.count = 0
    }
  }
}

/** The header is field 1 of every message. */
const headerNumber = 1

export class ShapeRowWriter implements RowWriter {
  readonly table: string
  readonly columns: Column[] = []
  rows = 0
  readonly #header = new HeaderReader()
  readonly header: Readonly<HeaderValues> = this.#header.values
  readonly #plan: Plan
  readonly #slots = new Map<Plan, Slots>()
  readonly #reader = new WireReader()
  #marked = 0

  constructor(message: MessageShape) {
    this.table = message.type ?? message.name
    this.#plan = this.#planOf(message, [])
  }

  append(bytes: Uint8Array, start: number, end: number): Reason {
    const reason = this.check(bytes, start, end)
    if (reason !== 0) return reason
    this.#write(this.#plan, bytes, start, end)
    this.rows++
    return 0
  }

  check(bytes: Uint8Array, start: number, end: number): Reason {
    this.#header.reset()
    const reason = this.#check(this.#plan, bytes, start, end)
    if (reason !== 0) return reason
    const missing = this.#header.missing()
    return missing === 0 ? 0 : within(headerNumber, missing)
  }

  mark(): void {
    this.#marked = this.rows
    for (const column of this.columns) column.mark()
  }

  rollback(): void {
    this.rows = this.#marked
    for (const column of this.columns) column.rollback()
  }

  clear(): void {
    this.rows = 0
    this.#marked = 0
    for (const column of this.columns) column.clear()
  }

  #planOf(message: MessageShape, lists: readonly [string, ListOffsets][]): Plan {
    const fields = message.fields.map((shape, slot): PlannedField => {
      const isHeader = shape.message === 'Header'
      const nested = shape.kind === 'message' && !isHeader
      const offsets = shape.list === true ? new ListOffsets() : undefined
      const inner: readonly [string, ListOffsets][] =
        offsets === undefined ? lists : [...lists, [shape.name, offsets]]
      return {
        shape,
        slot,
        wireType: wireTypeOf(shape),
        ...rangeOf(shape),
        lengthMax: shape.lengthMax ?? Number.POSITIVE_INFINITY,
        absent: shape.optional === true ? (shape.invalid ?? 0) : 0,
        leaf: shape.kind === 'message' ? undefined : this.#leaf(shape, inner),
        offsets,
        plan: nested ? this.#planOf(shapes[shape.message!]!, inner) : undefined,
        isHeader,
      }
    })
    const byNumber: (PlannedField | undefined)[] = []
    for (const field of fields) byNumber[field.shape.number] = field
    const plan = {
      message,
      fields: byNumber,
      required: fields.filter(({ shape }) => shape.required === true),
      scalars: fields.filter(({ shape }) => shape.list !== true && shape.kind !== 'message'),
      lists: fields.filter(({ shape }) => shape.list === true),
      nested: fields.filter(({ shape }) => shape.kind === 'message'),
    }
    this.#slots.set(plan, new Slots(fields.length))
    return plan
  }

  #leaf(shape: FieldShape, lists: readonly [string, ListOffsets][]): Leaf {
    const names = lists.map(([name]) => name)
    const [outer, ...inner] = shape.list === true ? names.slice(0, -1) : names
    const name = outer === undefined ? shape.name : `${outer}.${[...inner, shape.name].join('_')}`
    const kind = numberTypeOf(shape)
    const leaf =
      kind !== undefined
        ? new NumberColumn(name, kind)
        : shape.kind === 'uint64'
          ? new WideColumn(name)
          : new TextColumn(name)
    const offsets = lists.map(([, list]) => list)
    this.columns.push(offsets.length === 0 ? leaf : new ListColumn(name, offsets, leaf))
    return leaf
  }

  /** Reads one message into its slots; 0, or the fault. Elements of lists are noted, not entered. */
  #read(plan: Plan, bytes: Uint8Array, start: number, end: number): Reason {
    const slots = this.#slots.get(plan)!
    const reader = this.#reader
    slots.reset()
    reader.start(bytes, start, end)
    while (reader.at < end) {
      const key = reader.key()
      if (reader.fault !== 0) return refusal(reader.fault, 0)
      const number = Math.floor(key / 8)
      const wireType = key % 8
      const field = plan.fields[number]
      const fault =
        field === undefined ? skipped(reader, wireType) : readField(field, slots, reader, wireType)
      if (fault !== 0) return refusal(fault, number)
    }
    for (const { shape, slot } of plan.required) {
      if (slots.present[slot] === 0) return refusal(faults.MISSING_FIELD, shape.number)
    }
    return 0
  }

  #check(plan: Plan, bytes: Uint8Array, start: number, end: number): Reason {
    const reason = this.#read(plan, bytes, start, end)
    if (reason !== 0) return reason
    const slots = this.#slots.get(plan)!
    for (const field of plan.nested) {
      if (slots.present[field.slot] === 0) continue
      const inner = this.#checkElements(field, slots.elements[field.slot]!, bytes)
      if (inner !== 0) return within(field.shape.number, inner)
    }
    return 0
  }

  #checkElements(field: PlannedField, elements: NumberList, bytes: Uint8Array): Reason {
    for (let index = 0; index < elements.count; index += 2) {
      const start = elements.at(index)
      const end = elements.at(index + 1)
      const reason = field.isHeader
        ? this.#header.read(bytes, start, end)
        : this.#check(field.plan!, bytes, start, end)
      if (reason !== 0) return reason
    }
    return 0
  }

  /** After #check: cannot fail. The slots belong to this place in the message: elements inside do not touch them. */
  #write(plan: Plan, bytes: Uint8Array, start: number, end: number): void {
    this.#read(plan, bytes, start, end)
    const slots = this.#slots.get(plan)!
    for (const field of plan.scalars) writeScalar(field, slots, bytes)
    for (const field of plan.lists) {
      const elements = slots.elements[field.slot]!
      for (let index = 0; index < elements.count; index += 2) {
        const first = elements.at(index)
        if (field.plan === undefined) writeElement(field, first, bytes, elements.at(index + 1))
        else this.#write(field.plan, bytes, first, elements.at(index + 1))
        field.offsets!.element()
      }
      field.offsets!.close()
    }
  }
}

function wireTypeOf(shape: FieldShape): number {
  if (shape.kind === 'sfixed32') return wireFixed32
  if (shape.kind === 'uint' || shape.kind === 'uint64' || shape.kind === 'sint') return wireVarint
  return wireLength
}

function skipped(reader: WireReader, wireType: number): number {
  reader.skip(wireType)
  return reader.fault
}

/** Reads one occurrence of a known field; 0, or a fault. Of a field that comes twice the last one counts. */
function readField(
  field: PlannedField,
  slots: Slots,
  reader: WireReader,
  wireType: number,
): number {
  const { shape, slot } = field
  if (wireType !== field.wireType) {
    const packed = shape.list === true && wireType === wireLength && field.wireType !== wireLength
    return packed ? readPacked(field, slots, reader) : faults.WRONG_WIRE_TYPE
  }
  slots.present[slot] = 1
  if (field.wireType === wireLength) return readRange(field, slots, reader)
  if (shape.list === true) return readListed(field, slots, reader)
  slots.numbers[slot] = readNumber(shape, reader)
  slots.high[slot] = reader.high
  return reader.fault !== 0 ? reader.fault : rangeFault(field, slots)
}

function readNumber(shape: FieldShape, reader: WireReader): number {
  if (shape.kind === 'sfixed32') return reader.fixed32()
  if (shape.kind === 'sint') return reader.signed()
  return shape.kind === 'uint64' ? reader.varint64() : reader.varint()
}

function rangeFault(field: PlannedField, slots: Slots): number {
  const low = slots.numbers[field.slot]!
  const value = field.shape.kind === 'uint64' ? low + slots.high[field.slot]! * 4294967296 : low
  return value < field.min || value > field.max ? faults.OUT_OF_RANGE : 0
}

function readRange(field: PlannedField, slots: Slots, reader: WireReader): number {
  const { shape, slot } = field
  const stop = reader.lengthEnd()
  if (reader.fault !== 0) return reader.fault
  const start = reader.at
  reader.at = stop
  if (shape.kind !== 'message') {
    if (stop - start > field.lengthMax && shape.list !== true) return faults.TOO_LONG
    if (shape.kind === 'text' && !isText(reader.bytes, start, stop)) return faults.BAD_TEXT
    slots.numbers[slot] = start
    slots.high[slot] = stop
  }
  if (shape.kind === 'message' || shape.list === true) {
    const elements = slots.elements[slot]!
    elements.push(start)
    elements.push(stop)
    if (shape.list === true && elements.count / 2 > field.lengthMax) return faults.TOO_LONG
  }
  return 0
}

function readListed(field: PlannedField, slots: Slots, reader: WireReader): number {
  const elements = slots.elements[field.slot]!
  const value = readNumber(field.shape, reader)
  if (reader.fault !== 0) return reader.fault
  if (value < field.min || value > field.max) return faults.OUT_OF_RANGE
  elements.push(value)
  elements.push(0)
  return elements.count / 2 > field.lengthMax ? faults.TOO_LONG : 0
}

function readPacked(field: PlannedField, slots: Slots, reader: WireReader): number {
  const stop = reader.lengthEnd()
  if (reader.fault !== 0) return reader.fault
  slots.present[field.slot] = 1
  while (reader.at < stop) {
    const fault = readListed(field, slots, reader)
    if (fault !== 0) return fault
  }
  return reader.at === stop ? 0 : faults.MALFORMED
}

function writeScalar(field: PlannedField, slots: Slots, bytes: Uint8Array): void {
  const { leaf, slot } = field
  const present = slots.present[slot] === 1
  if (leaf instanceof NumberColumn) leaf.push(present ? slots.numbers[slot]! : field.absent)
  else if (leaf instanceof WideColumn) {
    leaf.pushHalves(present ? slots.numbers[slot]! : 0, present ? slots.high[slot]! : 0)
  } else if (leaf !== undefined) {
    leaf.push(bytes, present ? slots.numbers[slot]! : 0, present ? slots.high[slot]! : 0)
  }
}

/** An element of a list of numbers (its value) or of texts (where it starts and stops). */
function writeElement(field: PlannedField, first: number, bytes: Uint8Array, stop: number): void {
  if (field.leaf instanceof TextColumn) field.leaf.push(bytes, first, stop)
  else field.leaf?.push(first)
}
