/** Which row writer a type has: generated where messages are flat and frequent, led by the shape where they are nested. */
import { BsmRowWriter } from './gen/bsm-row-writer.ts'
import { shapes } from './gen/shapes.ts'
import { VehicleStatusRowWriter } from './gen/vehicle-status-row-writer.ts'
import type { RowWriter } from './row-writer.ts'
import { ShapeRowWriter } from './shape-row-writer.ts'
import type { UpType } from './topics.ts'

export type { HeaderValues, RowWriter } from './row-writer.ts'

/** A new writer for a type that has a table of its own; the BSMs of a `bsm_frame` are rows of `bsm`. */
export function rowWriterOf(type: Exclude<UpType, 'bsm_frame'>): RowWriter {
  if (type === 'bsm') return new BsmRowWriter()
  if (type === 'vehicle_status') return new VehicleStatusRowWriter()
  return new ShapeRowWriter(Object.values(shapes).find((shape) => shape.type === type)!)
}
