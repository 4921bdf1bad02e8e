/** The rows of one message type in a batch: the columns that every typed table has, and the message's own. */
import { DictionaryColumn, type Term } from '../store/clickhouse/dictionary-column.ts'
import {
  NumberColumn,
  WideColumn,
  rowWriterOf,
  tables,
  type Column,
  type HeaderValues,
  type RowWriter,
  type UpType,
} from '../schemas/index.ts'
import { highHalf, lowHalf, type RowContext } from './row-context.ts'

/** What a row says of itself beside its context and its message. */
export interface RowOrigin {
  readonly device: Term
  /** The RSU that forwarded it, or the empty term. */
  readonly via: Term
  /** Place in an RSU's frame, else 0. */
  readonly frameIndex: number
}

export class TypedTable {
  readonly name: string
  readonly into: string
  readonly writer: RowWriter
  readonly columns: readonly Column[]
  readonly sequences = new WideColumn('ingest_seq')
  readonly #common: readonly Column[]
  readonly #deviceId = new DictionaryColumn('device_id')
  readonly #source: NumberColumn
  readonly #via = new DictionaryColumn('via')
  readonly #sequence = new WideColumn('sequence')
  readonly #generatedAt: WideColumn
  readonly #receivedAt: WideColumn
  readonly #ingestNode = new DictionaryColumn('ingest_node')
  readonly #frameIndex = new NumberColumn('frame_index', 'UInt16')
  readonly #schemaVersion = new NumberColumn('schema_version', 'UInt8')
  readonly #clockQuality: NumberColumn

  constructor(type: Exclude<UpType, 'bsm_frame'>) {
    this.name = type
    this.into = type
    this.writer = rowWriterOf(type)
    this.#source = new NumberColumn('source', 'Int8', typeOf(type, 'source'))
    this.#generatedAt = new WideColumn('generated_at', typeOf(type, 'generated_at'))
    this.#receivedAt = new WideColumn('received_at', typeOf(type, 'received_at'))
    this.#clockQuality = new NumberColumn('clock_quality', 'Int8', typeOf(type, 'clock_quality'))
    this.#common = [
      this.#deviceId,
      this.#source,
      this.#via,
      this.#sequence,
      this.#generatedAt,
      this.#receivedAt,
      this.#ingestNode,
      this.sequences,
      this.#frameIndex,
      this.#schemaVersion,
      this.#clockQuality,
    ]
    this.columns = [...this.#common, ...this.writer.columns]
  }

  get rows(): number {
    return this.writer.rows
  }

  /** Adds the common columns of a row whose own the writer has appended. Once for each row, in order. */
  complete(context: RowContext, origin: RowOrigin, header: Readonly<HeaderValues>): void {
    this.#deviceId.push(origin.device)
    this.#source.push(header.source)
    this.#via.push(origin.via)
    this.#sequence.pushHalves(header.sequenceLow, header.sequenceHigh)
    const generatedAtHigh = highHalf(header.generatedAt)
    this.#generatedAt.pushHalves(lowHalf(header.generatedAt, generatedAtHigh), generatedAtHigh)
    this.#receivedAt.pushHalves(context.receivedAtLow, context.receivedAtHigh)
    this.#ingestNode.push(context.ingestNode)
    this.sequences.pushHalves(context.ingestSequenceLow, context.ingestSequenceHigh)
    this.#frameIndex.push(origin.frameIndex)
    this.#schemaVersion.push(header.schemaVersion)
    this.#clockQuality.push(header.clockQuality)
  }

  clear(): void {
    if (this.rows === 0) return
    for (const column of this.#common) column.clear()
    this.writer.clear()
  }
}

function typeOf(table: string, column: string): string {
  return tables.find(({ name }) => name === table)!.columns.find(({ name }) => name === column)!
    .type
}
