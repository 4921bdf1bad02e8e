/** For tests: random messages that keep every rule of their shape, as objects for the static codec. */
import * as fc from 'fast-check'
import { shapes } from './gen/shapes.ts'
import { camelCase, type FieldShape, type MessageShape } from './shape.ts'
import { rangeOf } from './tables.ts'

export type PlainMessage = { [field: string]: unknown }

export function shapeOfType(type: string): MessageShape {
  return Object.values(shapes).find((shape) => shape.type === type)!
}

/** Lists hold up to `elementsMax` elements. */
export function messageArbitrary(shape: MessageShape, elementsMax = 3): fc.Arbitrary<PlainMessage> {
  const required: Record<string, fc.Arbitrary<unknown>> = {}
  const optional: Record<string, fc.Arbitrary<unknown>> = {}
  for (const field of shape.fields) {
    const one = valueArbitrary(field, elementsMax)
    const lengthMax = Math.min(field.lengthMax ?? elementsMax, elementsMax)
    const value = field.list === true ? fc.array(one, { maxLength: lengthMax }) : one
    const into = field.required === true ? required : optional
    into[camelCase(field.name)] = value
  }
  const all = fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) })
  return all
}

function valueArbitrary(field: FieldShape, elementsMax: number): fc.Arbitrary<unknown> {
  if (field.kind === 'message') return messageArbitrary(shapes[field.message!]!, elementsMax)
  const lengthMax = field.list === true ? 20 : (field.lengthMax ?? 20)
  if (field.kind === 'bytes') return fc.uint8Array({ maxLength: lengthMax })
  if (field.kind === 'text') {
    return fc.string({ unit: 'binary', maxLength: Math.floor(lengthMax / 4) })
  }
  const { min, max } = rangeOf(field)
  const most = Math.min(max, Number.MAX_SAFE_INTEGER)
  const edges = fc.constantFrom(min, most, ...(field.invalid === undefined ? [] : [field.invalid]))
  return fc.oneof(fc.maxSafeInteger().map(fold(min, most)), edges)
}

/** Any integer into a range; fast-check's own integers stop at 32 bits in `fc.integer`. */
function fold(min: number, max: number): (value: number) => number {
  return (value) => {
    const span = max - min + 1
    return span > Number.MAX_SAFE_INTEGER ? Math.abs(value) : min + (Math.abs(value) % span)
  }
}
