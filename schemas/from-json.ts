/**
 * Protobuf's JSON mapping read strictly: protobufjs' own `fromObject` takes "abc" for 0 and passes over names that it does not
 * know, so that a typing mistake in a scenario or an imported file would become a message of zeros.
 */
import { V2xError } from '../common/errors.ts'
import { shapes } from './gen/shapes.ts'
import { messageOf } from './messages.ts'
import { camelCase, snakeCase, type FieldShape, type MessageShape } from './shape.ts'
import type { UpType } from './topics.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * A message for the static codec: names in lowerCamelCase or as in the .proto, enums by name or number, bytes in base64,
 * integers as numbers or decimal strings, null as absent. Ranges are ingest's to judge. Throws V2xError `SCHEMAS_JSON`.
 */
export function fromJson(type: UpType, json: unknown): object {
  const shape = Object.values(shapes).find((each) => each.type === type)!
  return messageOf(type).fromObject(readMessage(shape, json, type))
}

function readMessage(shape: MessageShape, json: unknown, path: string): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw refused(path, json, 'an object')
  }
  const message: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(json as Json)) {
    const field = shape.fields.find((each) => each.name === name || camelCase(each.name) === name)
    if (field === undefined) {
      throw new V2xError('SCHEMAS_JSON', `cannot read ${path}: ${shape.name} has no field ${name}`)
    }
    if (value === null || value === undefined) continue
    message[camelCase(field.name)] = readField(field, value, `${path}.${name}`)
  }
  return message
}

function readField(field: FieldShape, value: unknown, path: string): unknown {
  if (field.list !== true) return readValue(field, value, path)
  if (!Array.isArray(value)) throw refused(path, value, 'a list')
  return value.map((element, index) => readValue(field, element, `${path}[${index}]`))
}

function readValue(field: FieldShape, value: unknown, path: string): unknown {
  if (field.kind === 'message') return readMessage(shapes[field.message!]!, value, path)
  if (field.kind === 'text') {
    if (typeof value !== 'string') throw refused(path, value, 'text')
    return value
  }
  if (field.kind === 'bytes') {
    if (typeof value !== 'string' || !isBase64(value)) throw refused(path, value, 'base64')
    return Buffer.from(value, 'base64')
  }
  return readInteger(field, value, path)
}

function readInteger(field: FieldShape, value: unknown, path: string): number {
  const named = typeof value === 'string' ? field.values?.[enumKey(field, value)] : undefined
  if (named !== undefined) return named
  const number = typeof value === 'string' && /^-?\d{1,20}$/.test(value) ? Number(value) : value
  const signed = field.kind === 'sint' || field.kind === 'sfixed32'
  const max = field.kind === 'uint64' ? Number.MAX_SAFE_INTEGER : signed ? 2 ** 31 - 1 : 2 ** 32 - 1
  const min = signed ? -(2 ** 31) : 0
  if (!Number.isInteger(number) || (number as number) < min || (number as number) > max) {
    const names = Object.keys(field.values ?? {}).join(', ')
    throw refused(
      path,
      value,
      names === '' ? `an integer from ${min} to ${max}` : `one of ${names}`,
    )
  }
  return number as number
}

/** SOURCE_SIMULATOR and simulator are the same. */
function enumKey(field: FieldShape, name: string): string {
  const key = name.toLowerCase()
  const prefix = `${snakeCase(field.enum ?? '')}_`
  return key.startsWith(prefix) ? key.slice(prefix.length) : key
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/_-]*={0,2}$/.test(text)
}

function refused(path: string, value: unknown, wanted: string): V2xError {
  const shown = JSON.stringify(value)?.slice(0, 60) ?? typeof value
  return new V2xError('SCHEMAS_JSON', `cannot read ${path}: ${shown} is not ${wanted}`)
}
