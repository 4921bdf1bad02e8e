/** JSON Schema (draft 7) of a message in protobuf's JSON mapping, with the rules of its fields: what AsyncAPI shows as its payload. */
import protobuf from 'protobufjs'
import { camelCase, type FieldShape, type MessageShape } from '../shape.ts'
import { rangeOf } from '../tables.ts'

type Shapes = Readonly<Record<string, MessageShape>>
export type Json = { readonly [name: string]: unknown }

export function messageSchema(type: protobuf.Type, shapes: Shapes): Json {
  const rules = new Map(shapes[type.name]?.fields.map((field) => [field.number, field]))
  const required = [...rules.values()].filter((rule) => rule.required === true)
  return {
    type: 'object',
    ...described(type.comment),
    properties: Object.fromEntries(
      type.fieldsArray.map((field) => [
        camelCase(field.name),
        fieldSchema(field, rules.get(field.id)),
      ]),
    ),
    ...(required.length === 0 ? {} : { required: required.map(({ name }) => camelCase(name)) }),
    'x-protobuf-message': type.fullName.slice(1),
  }
}

function fieldSchema(field: protobuf.Field, rule: FieldShape | undefined): Json {
  const value = valueSchema(field, rule)
  const facts = {
    ...described(field.comment),
    'x-field-number': field.id,
    ...(rule?.unit === undefined ? {} : { 'x-unit': rule.unit, 'x-scale': rule.scale ?? 1 }),
    ...(rule?.invalid === undefined ? {} : { 'x-unavailable': rule.invalid }),
    ...(rule?.source === undefined ? {} : { 'x-source': rule.source }),
  }
  if (!field.repeated) return { ...value, ...facts }
  const most = rule?.lengthMax === undefined ? {} : { maxItems: rule.lengthMax }
  return { type: 'array', items: value, ...most, ...facts }
}

function valueSchema(field: protobuf.Field, rule: FieldShape | undefined): Json {
  const { resolvedType } = field
  // References cannot stand beside other keywords in draft 7.
  if (resolvedType instanceof protobuf.Type) {
    return { allOf: [{ $ref: `#/components/schemas/${resolvedType.name}` }] }
  }
  if (resolvedType instanceof protobuf.Enum) {
    return { type: 'string', enum: Object.keys(resolvedType.values) }
  }
  if (field.type === 'bool') return { type: 'boolean' }
  if (field.type === 'double') return { type: 'number' }
  if (field.type === 'bytes') return { type: 'string', contentEncoding: 'base64' }
  if (field.type === 'string') {
    return rule?.lengthMax === undefined || rule.list === true
      ? { type: 'string' }
      : { type: 'string', maxLength: rule.lengthMax }
  }
  return { type: 'integer', ...bounds(field, rule) }
}

function bounds(field: protobuf.Field, rule: FieldShape | undefined): Json {
  if (rule !== undefined) {
    const { min, max } = rangeOf(rule)
    return { minimum: min, ...(Number.isFinite(max) ? { maximum: max } : {}) }
  }
  return field.type.startsWith('uint') ? { minimum: 0 } : {}
}

function described(comment: string | null): Json {
  const description = (comment ?? '').replace(/\s*\n\s*/g, ' ').trim()
  return description === '' ? {} : { description }
}
