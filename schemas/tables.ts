/**
 * What each message is stored as: ClickHouse columns derived from the shapes. The standard's integer stands under the field's
 * name; an ALIAS whose name ends in the unit gives it physically, NULL where it is unavailable. Lists are Nested columns
 * (`list.leaf`), lists within lists arrays of arrays (`list.inner_leaf`).
 */
import type { NumberType } from './columns.ts'
import { shapes } from './gen/shapes.ts'
import type { FieldShape, MessageShape } from './shape.ts'
import { upTypes, type UpType } from './topics.ts'

export interface TableColumn {
  readonly name: string
  /** ClickHouse type, of a list leaf with its arrays. */
  readonly type: string
  readonly codec?: string
  /** Expression of an ALIAS column: computed, never sent. */
  readonly alias?: string
  readonly comment: string
}

export interface Table {
  readonly name: string
  readonly comment: string
  readonly columns: readonly TableColumn[]
}

const ordered = 'DoubleDelta, ZSTD(1)'
const micros = `DateTime64(6, 'UTC')`

/** Values of Header.source and of ClockQuality as the store names them. */
export const sourceNames = ['unspecified', 'device', 'simulator', 'import', 'load'] as const
export const sourceType = enumType(sourceNames)
const clockQualityType = enumType(['unspecified', 'gnss', 'ptp', 'ntp', 'free'])

function enumType(names: readonly string[]): string {
  return `Enum8(${names.map((name, value) => `'${name}' = ${value}`).join(', ')})`
}

/** What every row of every typed table has. */
export const commonColumns: readonly TableColumn[] = [
  {
    name: 'device_id',
    type: 'LowCardinality(String)',
    comment: 'Device of the topic; of a BSM in an RSU frame the vehicle',
  },
  { name: 'source', type: sourceType, comment: 'device, simulator, import or load' },
  { name: 'via', type: 'LowCardinality(String)', comment: 'RSU that forwarded it, or empty' },
  { name: 'sequence', type: 'UInt64', codec: ordered, comment: 'Counter of the sender, 0 is none' },
  { name: 'generated_at', type: micros, codec: ordered, comment: "The device's word, UTC" },
  { name: 'received_at', type: micros, codec: ordered, comment: 'When the broker read it, UTC' },
  { name: 'ingest_node', type: 'LowCardinality(String)', comment: 'Identity of the journal' },
  {
    name: 'ingest_seq',
    type: 'UInt64',
    codec: ordered,
    comment: 'Number of the PUBLISH in the journal',
  },
  {
    name: 'frame_index',
    type: 'UInt16',
    codec: 'ZSTD(1)',
    comment: 'Place in an RSU frame, else 0',
  },
  {
    name: 'schema_version',
    type: 'UInt8',
    codec: 'ZSTD(1)',
    comment: 'Version of the message schema',
  },
  {
    name: 'clock_quality',
    type: clockQualityType,
    comment: "How far the sender's clock can be trusted",
  },
]

/** What a row of `bsm` has beside the BSM, from the frame that brought it. */
export const heardColumns: readonly TableColumn[] = [
  {
    name: 'heard_at',
    type: micros,
    codec: 'ZSTD(1)',
    comment: 'When the RSU of `via` received it, by its clock, UTC; 1970 is unknown, or no RSU',
  },
]

/** A leaf of a message in its own terms: the path of lists that lead to it, and the field. */
export interface Leaf {
  readonly lists: readonly FieldShape[]
  readonly field: FieldShape
  readonly column: string
}

/** All leaves of a message but its header's, in the order of the fields. */
export function leavesOf(
  message: MessageShape,
  lists: readonly FieldShape[] = [],
  known = shapes,
): Leaf[] {
  return message.fields.flatMap((field) => {
    if (field.message === 'Header') return []
    if (field.kind !== 'message') {
      const path = field.list === true ? [...lists, field] : lists
      return [{ lists: path, field, column: columnName(lists, field) }]
    }
    return leavesOf(known[field.message!]!, [...lists, field], known)
  })
}

/** `traffic_events.reference_paths_radius`; a list of numbers at the top stays a plain array. */
function columnName(lists: readonly FieldShape[], field: FieldShape): string {
  const [outer, ...inner] = lists
  if (outer === undefined) return field.name
  return `${outer.name}.${[...inner, field].map(({ name }) => name).join('_')}`
}

/** Greatest and least raw integer of a field; of an enum its values. */
export function rangeOf(field: FieldShape): { readonly min: number; readonly max: number } {
  const signed = field.kind === 'sint' || field.kind === 'sfixed32'
  const values = Object.values(field.values ?? {})
  // A counter of 64 bits has no bound of ours.
  const max = signed ? 2147483647 : field.kind === 'uint64' ? Number.POSITIVE_INFINITY : 4294967295
  return {
    min: field.min ?? (signed ? -2147483648 : 0),
    max: field.max ?? (values.length > 0 ? Math.max(...values) : max),
  }
}

/** The narrowest ClickHouse integer that holds the range; undefined for what is no number of up to 32 bits. */
export function numberTypeOf(field: FieldShape): NumberType | undefined {
  if (field.kind !== 'uint' && field.kind !== 'sint' && field.kind !== 'sfixed32') return undefined
  const { min, max } = rangeOf(field)
  for (const bits of [8, 16, 32] as const) {
    if (min >= 0 && max < 2 ** bits) return `UInt${bits}`
    if (min < 0 && min >= -(2 ** (bits - 1)) && max < 2 ** (bits - 1)) return `Int${bits}`
  }
  throw new Error(`${field.name}: no column of 32 bits holds ${min} to ${max}`)
}

function leafType(field: FieldShape): string {
  if (field.kind === 'uint64') return 'UInt64'
  return numberTypeOf(field) ?? 'String'
}

/** The column as sent, and where there is one its ALIAS. */
export function columnsOfLeaf(leaf: Leaf): TableColumn[] {
  const { field, lists, column } = leaf
  const wrap = (type: string): string =>
    `${'Array('.repeat(lists.length)}${type}${')'.repeat(lists.length)}`
  const raw: TableColumn = {
    name: column,
    type: wrap(leafType(field)),
    codec: field.codec ?? 'ZSTD(1)',
    comment: commentOf(field),
  }
  const alias = physicalAlias(leaf, wrap) ?? nameAlias(leaf, wrap)
  return alias === undefined ? [raw] : [raw, alias]
}

function commentOf(field: FieldShape): string {
  const unit = field.unit === undefined ? '' : `${field.scale ?? 1} ${field.unit}`
  const invalid = field.invalid === undefined ? '' : `${field.invalid} is unavailable`
  return [field.doc, unit, invalid, field.source ?? ''].filter((part) => part !== '').join('; ')
}

/** An alias inside Nested would become a member of it: aliases of lists are named with `_`. */
function aliasName(column: string, suffix: string): string {
  return `${column.replace('.', '_')}_${suffix}`
}

function physicalAlias(leaf: Leaf, wrap: (type: string) => string): TableColumn | undefined {
  const { field, lists, column } = leaf
  if (field.unit === undefined || field.kind === 'uint64') return undefined
  const physical = (raw: string): string => {
    const value = scaled(raw, field.scale ?? 1)
    return field.invalid === undefined
      ? `toFloat64(${value})`
      : `if(${raw} = ${field.invalid}, NULL, ${value})`
  }
  return {
    name: aliasName(column, field.unit),
    type: wrap(field.invalid === undefined ? 'Float64' : 'Nullable(Float64)'),
    alias: mapped(column, lists.length, physical),
    comment: `${column} in ${field.unit}`,
  }
}

/** Division by the integer 1/scale is exact to the last digit where there is one; multiplying by 1e-7 is not. */
function scaled(raw: string, scale: number): string {
  const divisor = Math.round(1 / scale)
  if (scale === 1) return raw
  return Math.abs(divisor * scale - 1) < 1e-12 ? `${raw} / ${divisor}` : `${raw} * ${scale}`
}

function nameAlias(leaf: Leaf, wrap: (type: string) => string): TableColumn | undefined {
  const { field, lists, column } = leaf
  if (field.values === undefined) return undefined
  const numbers = Object.values(field.values).join(', ')
  const names = Object.keys(field.values)
    .map((name) => `'${name}'`)
    .join(', ')
  return {
    name: aliasName(column, 'name'),
    type: wrap('String'),
    alias: mapped(
      column,
      lists.length,
      (raw) => `transform(${raw}, [${numbers}], [${names}], 'unknown')`,
    ),
    comment: `${column} by name`,
  }
}

function mapped(column: string, depth: number, of: (raw: string) => string): string {
  if (depth === 0) return of(column)
  const inner = (level: number): string =>
    level === depth ? of(`x${level}`) : `arrayMap(x${level + 1} -> ${inner(level + 1)}, x${level})`
  return `arrayMap(x1 -> ${inner(1)}, \`${column}\`)`
}

function tableOf(type: UpType): Table[] {
  const message = Object.values(shapes).find((shape) => shape.type === type)
  if (message === undefined) throw new Error(`no message has the type ${type}`)
  // The BSMs of a frame are rows of `bsm`.
  if (type === 'bsm_frame') return []
  const heard = type === 'bsm' ? heardColumns : []
  return [
    {
      name: type,
      comment: message.doc,
      columns: [...commonColumns, ...leavesOf(message).flatMap(columnsOfLeaf), ...heard],
    },
  ]
}

/** The typed tables, by type. */
export const tables: readonly Table[] = upTypes.flatMap(tableOf)
