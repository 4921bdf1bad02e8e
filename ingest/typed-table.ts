/** The rows of one message type in a batch: the columns that every typed table has, and the message's own. */
import { DictionaryColumn, type Term } from '../store/clickhouse/dictionary-column.ts'
import {
  NumberColumn,
  RowCount,
  WideColumn,
  moreRows,
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
  /** When that RSU heard it, µs UTC; 0 is unknown, or no RSU. */
  readonly heardAt: number
}

export class TypedTable {
  readonly name: string
  readonly into: string
  readonly writer: RowWriter
  readonly columns: readonly Column[]
  /** Of the common columns: they follow the writer's. */
  readonly #count = new RowCount()
  readonly sequences = new WideColumn('ingest_seq', undefined, this.#count)
  readonly #deviceId = new DictionaryColumn('device_id', this.#count)
  readonly #source: NumberColumn
  readonly #via = new DictionaryColumn('via', this.#count)
  readonly #sequence = new WideColumn('sequence', undefined, this.#count)
  readonly #generatedAt: WideColumn
  readonly #receivedAt: WideColumn
  readonly #ingestNode = new DictionaryColumn('ingest_node', this.#count)
  readonly #frameIndex = new NumberColumn('frame_index', 'UInt16', undefined, this.#count)
  readonly #schemaVersion = new NumberColumn('schema_version', 'UInt8', undefined, this.#count)
  readonly #clockQuality: NumberColumn
  /** Only of `bsm`. */
  readonly #heardAt: WideColumn | undefined
  readonly #common: readonly (DictionaryColumn | NumberColumn | WideColumn)[]
  #sourceData: NumberColumn['data']
  #frameIndexData = this.#frameIndex.data
  #schemaVersionData = this.#schemaVersion.data
  #clockQualityData: NumberColumn['data']
  #rowsMax = 0

  constructor(type: Exclude<UpType, 'bsm_frame'>) {
    this.name = type
    this.into = type
    this.writer = rowWriterOf(type)
    const sent = (column: string): [string, RowCount] => [typeOf(type, column), this.#count]
    this.#source = new NumberColumn('source', 'Int8', ...sent('source'))
    this.#generatedAt = new WideColumn('generated_at', ...sent('generated_at'))
    this.#receivedAt = new WideColumn('received_at', ...sent('received_at'))
    this.#clockQuality = new NumberColumn('clock_quality', 'Int8', ...sent('clock_quality'))
    if (type === 'bsm') this.#heardAt = new WideColumn('heard_at', ...sent('heard_at'))
    this.#sourceData = this.#source.data
    this.#clockQualityData = this.#clockQuality.data
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
      ...(this.#heardAt === undefined ? [] : [this.#heardAt]),
    ]
    this.columns = [...this.#common, ...this.writer.columns]
  }

  get rows(): number {
    return this.writer.rows
  }

  /** Adds the common columns of a row whose own the writer has appended. Once for each row, in order. */
  complete(context: RowContext, origin: RowOrigin, header: Readonly<HeaderValues>): void {
    const row = this.#count.rows
    if (row === this.#rowsMax) this.#reserve()
    this.#count.rows = row + 1
    this.#deviceId.put(row, origin.device)
    this.#sourceData[row] = header.source
    this.#via.put(row, origin.via)
    this.#sequence.put(row, header.sequenceLow, header.sequenceHigh)
    const generatedAtHigh = highHalf(header.generatedAt)
    this.#generatedAt.put(row, lowHalf(header.generatedAt, generatedAtHigh), generatedAtHigh)
    this.#receivedAt.put(row, context.receivedAtLow, context.receivedAtHigh)
    this.#ingestNode.put(row, context.ingestNode)
    this.sequences.put(row, context.ingestSequenceLow, context.ingestSequenceHigh)
    this.#frameIndexData[row] = origin.frameIndex
    this.#schemaVersionData[row] = header.schemaVersion
    this.#clockQualityData[row] = header.clockQuality
    if (this.#heardAt === undefined) return
    const heardAtHigh = highHalf(origin.heardAt)
    this.#heardAt.put(row, lowHalf(origin.heardAt, heardAtHigh), heardAtHigh)
  }

  clear(): void {
    if (this.rows === 0) return
    for (const column of this.#common) column.clear()
    this.writer.clear()
  }

  #reserve(): void {
    this.#rowsMax = moreRows(this.#rowsMax)
    for (const column of this.#common) column.reserve(this.#rowsMax)
    this.#sourceData = this.#source.data
    this.#frameIndexData = this.#frameIndex.data
    this.#schemaVersionData = this.#schemaVersion.data
    this.#clockQualityData = this.#clockQuality.data
  }
}

function typeOf(table: string, column: string): string {
  return tables.find(({ name }) => name === table)!.columns.find(({ name }) => name === column)!
    .type
}
