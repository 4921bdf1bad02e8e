/** A stored original as the API shows it: protobuf's JSON mapping, and the measured values in physical units. */
import { messageOf, shapes, toJson, type FieldShape, type UpType } from '../../schemas/index.ts'
import { reasonOf } from '../../common/errors.ts'

export interface DecodedMessage {
  /** Null where the bytes cannot be read; `error` says why. */
  readonly message: Record<string, unknown> | null
  /** Values of the message's own fields by name and unit, `speedMps`; null where unavailable. */
  readonly physical: Record<string, number | null>
  readonly error?: string
}

/** Measured fields of each type, at the top of the message. */
const measured = new Map(
  Object.values(shapes)
    .filter((shape) => shape.type !== undefined)
    .map((shape) => [
      shape.type!,
      shape.fields
        .filter((field) => field.unit !== undefined && field.list !== true)
        .map((field) => ({
          json: camelCase(field.name),
          name: camelCase(`${field.name}_${field.unit}`),
          field,
        })),
    ]),
)

export function decodeMessage(type: UpType, payload: Uint8Array): DecodedMessage {
  try {
    const message = toJson(type, messageOf(type).decode(payload))
    const values = measured.get(type)!.map(({ json, name, field }) => {
      return [name, physical(message[json], field)] as const
    })
    return { message, physical: Object.fromEntries(values) }
  } catch (thrown) {
    return { message: null, physical: {}, error: reasonOf(thrown) }
  }
}

/** The raw integer in its unit; null where it is absent or says "unavailable". */
export function physical(
  raw: unknown,
  { scale = 1, invalid, optional }: Pick<FieldShape, 'scale' | 'invalid' | 'optional'>,
): number | null {
  // A field of proto3 without presence is absent where it is 0.
  const value = raw === undefined && optional !== true ? 0 : raw
  if (typeof value !== 'number' || value === invalid) return null
  // Division by the whole number 1/scale is exact to the last digit; multiplying by 1e-7 is not.
  const divisor = Math.round(1 / scale)
  return Math.abs(divisor * scale - 1) < 1e-12 ? value / divisor : value * scale
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())
}
