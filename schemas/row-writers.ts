/** Which row writer a type has, and how the BSMs inside an RSU's frame are visited. */
import { shapes } from './gen/shapes.ts'
import { ShapeRowWriter, type RowWriter } from './row-writer.ts'
import type { UpType } from './topics.ts'

export type { HeaderValues, RowWriter } from './row-writer.ts'

/** A new writer for a type that has a table of its own. */
export function rowWriterOf(type: Exclude<UpType, 'bsm_frame'>): RowWriter {
  const message = Object.values(shapes).find((shape) => shape.type === type)!
  return new ShapeRowWriter(message)
}
