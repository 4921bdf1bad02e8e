/** From physical values to the standard's integers, by the scale, range and invalid value that the .proto gives the field. */
import assert from 'node:assert/strict'
import { shapes } from '../../schemas/index.ts'

export type Quantise = (physical: number) => number

/**
 * The quantiser of one field. Values outside the field's range come out at its nearest valid end; what is no finite number comes
 * out as the field's invalid value.
 */
export function quantiser(message: string, field: string): Quantise {
  const shape = shapes[message]?.fields.find(({ name }) => name === field)
  assert(shape !== undefined, `${message}.${field} is no field`)
  const { scale = 1, invalid } = shape
  let [min, max] = [shape.min ?? (shape.kind === 'uint' ? 0 : -Infinity), shape.max ?? 4294967295]
  if (invalid === max) max -= 1
  if (invalid === min) min += 1
  const unavailable = invalid ?? 0
  // The inverse is exact where the scale is a decimal fraction: 1 / 1e-7 is 10000000, and a product rounds once.
  const steps = Math.round((1 / scale) * 1e9) / 1e9
  return (physical) => {
    if (!Number.isFinite(physical)) return unavailable
    const value = Math.round(physical * steps)
    // Adding zero turns -0 into 0.
    return (value < min ? min : value > max ? max : value) + 0
  }
}

export const latitudeOf = quantiser('Point', 'latitude')
export const longitudeOf = quantiser('Point', 'longitude')
export const elevationOf = quantiser('Point', 'elevation')

/** Degrees clockwise from north, in [0, 360), as DE_Heading: what rounds up to a whole turn is north again. */
const headingUnits = 28_800
export function headingOf(radians: number): number {
  const units = Math.round((radians * headingUnits) / (2 * Math.PI)) % headingUnits
  return units < 0 ? units + headingUnits : units
}
