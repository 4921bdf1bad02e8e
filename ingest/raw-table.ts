/** The `raw` rows of a batch: every sound PUBLISH with its original bytes. */
import { DictionaryColumn } from '../store/clickhouse/dictionary-column.ts'
import {
  NumberColumn,
  TextColumn,
  WideColumn,
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
  readonly sequences = new WideColumn('ingest_seq')
  readonly #kind = new DictionaryColumn('kind')
  readonly #deviceId = new DictionaryColumn('device_id')
  readonly #type = new DictionaryColumn('type')
  readonly #publisher = new DictionaryColumn('publisher')
  readonly #source = new NumberColumn('source', 'Int8', sourceType)
  readonly #sequence = new WideColumn('sequence')
  readonly #generatedAt = new WideColumn('generated_at', micros)
  readonly receivedAt = new WideColumn('received_at', micros)
  readonly #ingestNode = new DictionaryColumn('ingest_node')
  readonly #flags = new NumberColumn('flags', 'UInt8')
  readonly #payload = new TextColumn('payload')
  readonly columns: readonly Column[] = [
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
    this.#payload,
  ]

  get rows(): number {
    return this.#flags.rows
  }

  append(
    context: RowContext,
    route: Route,
    header: Readonly<HeaderValues>,
    payload: RawPayload,
  ): void {
    this.#kind.push(route.kindTerm)
    this.#deviceId.push(route.device)
    this.#type.push(route.typeTerm)
    this.#publisher.push(route.publisher)
    this.#source.push(header.source)
    this.#sequence.pushHalves(header.sequenceLow, header.sequenceHigh)
    const generatedAtHigh = highHalf(header.generatedAt)
    this.#generatedAt.pushHalves(lowHalf(header.generatedAt, generatedAtHigh), generatedAtHigh)
    this.receivedAt.pushHalves(context.receivedAtLow, context.receivedAtHigh)
    this.#ingestNode.push(context.ingestNode)
    this.sequences.pushHalves(context.ingestSequenceLow, context.ingestSequenceHigh)
    this.#flags.push(payload.flags)
    this.#payload.pushView(payload.view, payload.start, payload.end)
  }

  clear(): void {
    if (this.rows > 0) for (const column of this.columns) column.clear()
  }
}
