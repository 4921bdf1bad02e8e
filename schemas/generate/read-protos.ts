/** Reads the .proto files and their options with protobufjs' reflection into shapes. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import protobuf from 'protobufjs'
import { snakeCase, type FieldKind, type FieldShape, type MessageShape } from '../shape.ts'

/** Recordings and the live picture are no telemetry: they have a codec, but no columns and no rules. */
const withoutShape = ['options.proto', 'live.proto']

const kinds: Readonly<Record<string, FieldKind>> = {
  uint32: 'uint',
  uint64: 'uint64',
  sint32: 'sint',
  sfixed32: 'sfixed32',
  string: 'text',
  bytes: 'bytes',
}

/** File names under v2x/v1, in order. */
export function protoFiles(folder: string): string[] {
  return readdirSync(join(folder, 'v2x', 'v1'))
    .filter((name) => name.endsWith('.proto'))
    .sort()
}

/** All messages and enums, resolved; names as in the .proto. */
export function loadProtos(folder: string): protobuf.Namespace {
  const root = new protobuf.Root()
  root.resolvePath = (_origin, target) =>
    target.startsWith('google/')
      ? fileURLToPath(import.meta.resolve(`protobufjs/${target}`))
      : join(folder, target)
  root.loadSync(
    protoFiles(folder).map((name) => `v2x/v1/${name}`),
    { keepCase: true, alternateCommentMode: true },
  )
  root.resolveAll()
  return root.lookup('v2x.v1') as protobuf.Namespace
}

/** All messages with rules, by name. Throws where a .proto uses what the columns cannot carry. */
export function readProtos(protos: protobuf.Namespace): Record<string, MessageShape> {
  const shapes = messagesIn(protos)
    .filter(({ filename }) => !withoutShape.some((name) => filename?.endsWith(`/${name}`)))
    .map(readMessage)
  return Object.fromEntries(shapes.map((shape) => [shape.name, shape]))
}

export function messagesIn(namespace: protobuf.Namespace): protobuf.Type[] {
  return namespace.nestedArray.filter((nested) => nested instanceof protobuf.Type)
}

type Rule = Readonly<Record<string, string | number | boolean>>

function ruleOf(holder: protobuf.ReflectionObject, name: string): Rule {
  const options = (holder.parsedOptions ?? []) as readonly Record<string, Rule>[]
  return Object.assign({}, ...options.map((option) => option[`(${name})`] ?? {})) as Rule
}

function readMessage(type: protobuf.Type): MessageShape {
  const rule = ruleOf(type, 'message')
  return {
    name: type.name,
    doc: docOf(type),
    ...(rule['type'] === undefined ? {} : { type: String(rule['type']) }),
    ...(isTrue(rule['columnar']) ? { columnar: true as const } : {}),
    ...(rule['source'] === undefined ? {} : { source: String(rule['source']) }),
    fields: type.fieldsArray.map(readField).sort((a, b) => a.number - b.number),
  }
}

function readField(field: protobuf.Field): FieldShape {
  const rule = ruleOf(field, 'field')
  const kind = kindOf(field)
  const number = (name: string): number | undefined =>
    rule[name] === undefined ? undefined : Number(rule[name])
  const text = (name: string): string | undefined =>
    rule[name] === undefined ? undefined : String(rule[name])
  const shape = {
    number: field.id,
    name: text('column') ?? field.name,
    kind,
    doc: docOf(field),
    list: field.repeated ? true : undefined,
    optional: field.options?.['proto3_optional'] === true ? true : undefined,
    required: isTrue(rule['required']) ? true : undefined,
    min: number('min'),
    max: number('max'),
    invalid: number('invalid'),
    lengthMax: number('length_max'),
    unit: text('unit'),
    scale: number('scale'),
    codec: text('codec'),
    bits: text('bits')?.split(/,\s*/),
    source: text('source'),
    enum: field.resolvedType instanceof protobuf.Enum ? field.resolvedType.name : undefined,
    values: valuesOf(field),
    message: kind === 'message' ? field.resolvedType!.name : undefined,
  }
  return Object.fromEntries(
    Object.entries(shape).filter(([, value]) => value !== undefined),
  ) as unknown as FieldShape
}

function kindOf(field: protobuf.Field): FieldKind {
  if (field.resolvedType instanceof protobuf.Enum) return 'uint'
  if (field.resolvedType instanceof protobuf.Type) return 'message'
  const kind = kinds[field.type]
  if (kind === undefined)
    throw new Error(
      `${field.fullName}: ${field.type} has no column; use ${Object.keys(kinds).join(', ')}`,
    )
  return kind
}

/** CONNECTOR_STATUS_SUSPENDED_EV is `suspended_ev`. */
function valuesOf(field: protobuf.Field): Record<string, number> | undefined {
  if (!(field.resolvedType instanceof protobuf.Enum)) return undefined
  const prefix = `${snakeCase(field.resolvedType.name)}_`
  return Object.fromEntries(
    Object.entries(field.resolvedType.values).map(([name, value]) => [
      name.toLowerCase().replace(prefix, ''),
      value,
    ]),
  )
}

function docOf(holder: protobuf.ReflectionObject): string {
  return (holder.comment ?? '').replace(/\s*\n\s*/g, ' ').trim()
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}
