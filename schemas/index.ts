/** The public face of the schemas: topics, codec, shapes, tables, columns. */
export { v2x } from './codec.ts'
export * from './topics.ts'
export { fromJson } from './from-json.ts'
export { messageOf, toJson, type MessageCodec } from './messages.ts'
export { silenceMs } from './online.ts'
export { shapes } from './gen/shapes.ts'
export type { FieldShape, MessageShape } from './shape.ts'
export {
  commonColumns,
  sourceNames,
  sourceType,
  tables,
  type Table,
  type TableColumn,
} from './tables.ts'
export {
  ListColumn,
  ListOffsets,
  NumberColumn,
  TextColumn,
  WideColumn,
  type Column,
} from './columns.ts'
export { rowWriterOf, type HeaderValues, type RowWriter } from './row-writers.ts'
export { columnSql, ttlSql } from './ddl.ts'
export { describeReason } from './describe-reason.ts'
export { explainReason, faults, type FaultName, type Reason } from './wire.ts'
export { FrameReader, type HeardBsm } from './frames.ts'
export { peekHeader, type SentAs } from './peek-header.ts'
