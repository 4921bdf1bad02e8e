/** For tests: what the columns must hold for messages as protobufjs has them, by the shape alone. */
import type { PlainMessage } from './arbitrary.ts'
import { readColumn } from './read-column.ts'
import type { RowWriter } from './row-writer.ts'
import { camelCase, type FieldShape, type MessageShape } from './shape.ts'
import { leavesOf, type Leaf } from './tables.ts'

/** All columns of all rows. */
export function rowsOf(writer: RowWriter): Record<string, unknown[]> {
  return Object.fromEntries(writer.columns.map((column) => [column.name, readColumn(column)]))
}

export function expectedRows(
  shape: MessageShape,
  messages: readonly PlainMessage[],
): Record<string, unknown[]> {
  return Object.fromEntries(
    leavesOf(shape).map((leaf) => [leaf.column, messages.map((each) => expected(each, leaf))]),
  )
}

/** What a leaf's column must hold for a message, by the message alone. */
function expected(message: PlainMessage, leaf: Leaf): unknown {
  const [outer, ...inner] = leaf.lists
  if (outer === undefined) return stored(leaf.field, message[camelCase(leaf.field.name)])
  const elements = (message[camelCase(outer.name)] ?? []) as unknown[]
  if (outer === leaf.field) return elements.map((element) => stored(leaf.field, element))
  return elements.map((element) => expected(element as PlainMessage, { ...leaf, lists: inner }))
}

function stored(field: FieldShape, value: unknown): unknown {
  if (field.kind === 'text') return Buffer.from((value ?? '') as string)
  if (field.kind === 'bytes') return Buffer.from((value ?? []) as Uint8Array)
  const absent = field.optional === true ? (field.invalid ?? 0) : 0
  const number = (value ?? absent) as number
  return field.kind === 'uint64' ? BigInt(number) : number
}
