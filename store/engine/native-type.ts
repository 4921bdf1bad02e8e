/** How a ClickHouse type lies in a Native column: only so far as one must know to find the column's end. */
import { exception } from './exception.ts'

export type NativeType =
  | { readonly kind: 'fixed'; readonly bytes: number }
  | { readonly kind: 'string' }
  | { readonly kind: 'nullable' | 'array' | 'lowCardinality'; readonly of: NativeType }
  | { readonly kind: 'tuple'; readonly of: readonly NativeType[] }

const fixedBytes: Readonly<Record<string, number>> = {
  ...{ Bool: 1, UInt8: 1, Int8: 1, Enum8: 1, Nothing: 1 },
  ...{ UInt16: 2, Int16: 2, Enum16: 2, Date: 2, BFloat16: 2 },
  ...{ UInt32: 4, Int32: 4, Float32: 4, Date32: 4, DateTime: 4, IPv4: 4, Decimal32: 4, Time: 4 },
  ...{ UInt64: 8, Int64: 8, Float64: 8, DateTime64: 8, Decimal64: 8, Time64: 8 },
  ...{ UInt128: 16, Int128: 16, UUID: 16, IPv6: 16, Decimal128: 16 },
  ...{ UInt256: 32, Int256: 32, Decimal256: 32 },
}

const point = 'Tuple(Float64, Float64)'
const aliases: Readonly<Record<string, string>> = {
  Point: point,
  Ring: `Array(${point})`,
  LineString: `Array(${point})`,
  Polygon: `Array(Array(${point}))`,
  MultiLineString: `Array(Array(${point}))`,
  MultiPolygon: `Array(Array(Array(${point})))`,
}

/** Throws NOT_IMPLEMENTED for types whose form depends on more than their name: AggregateFunction, JSON, Dynamic, Variant. */
export function parseNativeType(text: string): NativeType {
  const open = text.indexOf('(')
  const name = open < 0 ? text : text.slice(0, open)
  const args = open < 0 ? [] : splitArguments(text.slice(open + 1, -1))
  const alias = aliases[name]
  if (alias !== undefined) return parseNativeType(alias)
  const bytes = fixedBytes[name] ?? (name.startsWith('Interval') ? 8 : undefined)
  if (bytes !== undefined) return { kind: 'fixed', bytes }
  const elements = (): NativeType[] => args.map((arg) => parseNativeType(withoutName(arg)))
  const first = (): NativeType => parseNativeType(args[0] ?? '')
  switch (name) {
    case 'String':
      return { kind: 'string' }
    case 'FixedString':
      return { kind: 'fixed', bytes: Number(args[0]) }
    case 'Decimal':
      return { kind: 'fixed', bytes: decimalBytes(Number(args[0])) }
    case 'Nullable':
      return { kind: 'nullable', of: first() }
    case 'Array':
      return { kind: 'array', of: first() }
    case 'LowCardinality':
      return { kind: 'lowCardinality', of: first() }
    case 'Tuple':
      return { kind: 'tuple', of: elements() }
    case 'Map':
    case 'Nested':
      return { kind: 'array', of: { kind: 'tuple', of: elements() } }
    case 'SimpleAggregateFunction':
      return parseNativeType(args[1] ?? '')
    default:
      throw exception(
        'NOT_IMPLEMENTED',
        `The embedded engine does not send ${text} in Native with client_protocol_version; ask without it.`,
      )
  }
}

function decimalBytes(precision: number): number {
  if (precision <= 9) return 4
  if (precision <= 18) return 8
  return precision <= 38 ? 16 : 32
}

/** Splits at the commas that stand in no bracket and no quotes. */
function splitArguments(text: string): string[] {
  const args: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === "'" || char === '`') {
      for (at++; at < text.length && text[at] !== char; at++) if (text[at] === '\\') at++
    } else if (char === '(') depth++
    else if (char === ')') depth--
    else if (char === ',' && depth === 0) {
      args.push(text.slice(from, at).trim())
      from = at + 1
    }
  }
  return [...args, text.slice(from).trim()]
}

/** An element of a Tuple may have a name before its type. */
function withoutName(element: string): string {
  return element.replace(/^(?:`(?:[^`\\]|\\.)*`|\w+)\s+(?=\w)/, '')
}
