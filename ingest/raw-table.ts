/** The `raw` rows of a batch: every sound PUBLISH with its original bytes. */
import { DictionaryColumn } from '../store/clickhouse/dictionary-column.ts'
import {
  NumberColumn,
  RowCount,
  TextColumn,
  WideColumn,
  moreRows,
  sourceType,
  type Column,
  type HeaderValues,
} from '../schemas/index.ts'
import type { Route } from './routes.ts'
import { highHalf, lowHalf, type RowContext } from './row-context.ts'

const micros = "DateTime64(6, 'UTC')"

/** The payload `bytes[start, end)`. One object serves a whole walk. */
export interface Payload {
  bytes: Uint8Array
  start: number
  end: number
}

export interface RawPayload extends Payload {
  /** Of `bytes`: reads several at once. */
  view: DataView
  /** The lower four bits of the packet's first byte. */
  flags: number
}

export class RawTable {
  readonly name = 'raw'
  readonly into = 'raw'
  readonly #count = new RowCount()
  readonly sequences = new WideColumn('ingest_seq', undefined, this.#count)
  readonly #kind = new DictionaryColumn('kind', this.#count)
  readonly #deviceId = new DictionaryColumn('device_id', this.#count)
  readonly #type = new DictionaryColumn('type', this.#count)
  readonly #publisher = new DictionaryColumn('publisher', this.#count)
  readonly #source = new NumberColumn('source', 'Int8', sourceType, this.#count)
  readonly #sequence = new WideColumn('sequence', undefined, this.#count)
  readonly #generatedAt = new WideColumn('generated_at', micros, this.#count)
  readonly receivedAt = new WideColumn('received_at', micros, this.#count)
  readonly #ingestNode = new DictionaryColumn('ingest_node', this.#count)
  readonly #flags = new NumberColumn('flags', 'UInt8', undefined, this.#count)
  readonly #payload = new TextColumn('payload')
  readonly #ofFixedWidth = [
    this.#kind,
    this.#deviceId,
    this.#type,
    this.#publisher,
    this.#source,
    this.#sequence,
    this.#generatedAt,
    this.receivedAt,
    this.#ingestNode,
    this.sequences,
    this.#flags,
  ]
  readonly columns: readonly Column[] = [...this.#ofFixedWidth, this.#payload]
  #sourceData = this.#source.data
  #flagsData = this.#flags.data
  #rowsMax = 0

  get rows(): number {
    return this.#count.rows
  }

  append(
    context: RowContext,
    route: Route,
    header: Readonly<HeaderValues>,
    payload: RawPayload,
  ): void {
    const row = this.#count.rows
    if (row === this.#rowsMax) this.#reserve()
    this.#count.rows = row + 1
    this.#kind.put(row, route.kindTerm)
    this.#deviceId.put(row, route.device)
    this.#type.put(row, route.typeTerm)
    this.#publisher.put(row, route.publisher)
    this.#sourceData[row] = header.source
    this.#sequence.put(row, header.sequenceLow, header.sequenceHigh)
    const generatedAtHigh = highHalf(header.generatedAt)
    this.#generatedAt.put(row, lowHalf(header.generatedAt, generatedAtHigh), generatedAtHigh)
    this.receivedAt.put(row, context.receivedAtLow, context.receivedAtHigh)
    this.#ingestNode.put(row, context.ingestNode)
    this.sequences.put(row, context.ingestSequenceLow, context.ingestSequenceHigh)
    this.#flagsData[row] = payload.flags
    this.#payload.pushView(payload.view, payload.start, payload.end)
  }

  clear(): void {
    if (this.rows > 0) for (const column of this.columns) column.clear()
  }

  #reserve(): void {
    this.#rowsMax = moreRows(this.#rowsMax)
    for (const column of this.#ofFixedWidth) column.reserve(this.#rowsMax)
    this.#sourceData = this.#source.data
    this.#flagsData = this.#flags.data
  }
}
