/** What ingest sees of a type's decoder: protobuf bytes go in, the columns of its table come out. */
import type { Column } from './columns.ts'
import type { Reason } from './wire.ts'

/** The header of the last message appended; after a refusal it means nothing. */
export interface HeaderValues {
  schemaVersion: number
  /** Exact halves of the 64 bits. */
  sequenceLow: number
  sequenceHigh: number
  /** µs UTC. */
  generatedAt: number
  clockQuality: number
  /** Number of the Source; absent counts as device (1). */
  source: number
}

export interface RowWriter {
  readonly table: string
  /** The message's own columns; the common ones are ingest's. */
  readonly columns: readonly Column[]
  readonly rows: number
  readonly header: Readonly<HeaderValues>
  /** Appends the message in `bytes[start, end)`: 0, or why it was refused; then nothing was appended. */
  append(bytes: Uint8Array, start: number, end: number): Reason
  /** The same judgement, and the header; nothing is appended. */
  check(bytes: Uint8Array, start: number, end: number): Reason
  /** Remembers the rows so far; `rollback` takes back what came after. One mark at a time. */
  mark(): void
  rollback(): void
  clear(): void
}
