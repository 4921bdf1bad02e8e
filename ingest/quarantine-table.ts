/** The `quarantine` rows of a batch: what could not be stored as what it claims to be, with the reason and its bytes. */
import { DictionaryColumn, type Term } from '../store/clickhouse/dictionary-column.ts'
import { NumberColumn, TextColumn, WideColumn, type Column } from '../schemas/index.ts'
import type { RowContext } from './row-context.ts'

/** Of a longer payload the rest is not kept: it was refused, and its length is known. */
export const quarantinedBytesMax = 65_536

/** Reason of a row that stands for a range of the journal, not for a PUBLISH. */
export const corruptRecord = 'CORRUPT_RECORD'

/** Reason of a sound PUBLISH that the store refuses for what is in it. */
export const refusedByStore = 'STORE_REFUSED'

export interface Refused {
  readonly publisher: string
  readonly topic: string
  readonly kind: string
  readonly deviceId: string
  readonly type: string
  /** One word. */
  readonly reason: string
  /** The field, or the place in the journal. */
  readonly detail: string
  readonly payload: Uint8Array
  readonly payloadBytes: number
}

export class QuarantineTable {
  readonly name: string = 'quarantine'
  readonly into = 'quarantine'
  readonly sequences = new WideColumn('ingest_seq')
  /** By row: what tells rows of one sequence apart, the detail of a corrupt range or nothing. */
  readonly places: string[] = []
  readonly #receivedAt = new WideColumn('received_at', "DateTime64(6, 'UTC')")
  readonly #ingestNode = new DictionaryColumn('ingest_node')
  readonly #publisher = new TextColumn('publisher')
  readonly #topic = new TextColumn('topic')
  readonly #kind = new TextColumn('kind')
  readonly #deviceId = new TextColumn('device_id')
  readonly #type = new TextColumn('type')
  readonly #reason = new DictionaryColumn('reason')
  readonly #detail = new TextColumn('detail')
  readonly #payload = new TextColumn('payload')
  readonly #payloadBytes = new NumberColumn('payload_bytes', 'UInt32')
  readonly columns: readonly Column[] = [
    this.#receivedAt,
    this.#ingestNode,
    this.sequences,
    this.#publisher,
    this.#topic,
    this.#kind,
    this.#deviceId,
    this.#type,
    this.#reason,
    this.#detail,
    this.#payload,
    this.#payloadBytes,
  ]

  get rows(): number {
    return this.#payloadBytes.rows
  }

  append(context: RowContext, refused: Refused, reason: Term): void {
    this.#receivedAt.pushHalves(context.receivedAtLow, context.receivedAtHigh)
    this.#ingestNode.push(context.ingestNode)
    this.sequences.pushHalves(context.ingestSequenceLow, context.ingestSequenceHigh)
    this.#publisher.pushText(refused.publisher)
    this.#topic.pushText(refused.topic)
    this.#kind.pushText(refused.kind)
    this.#deviceId.pushText(refused.deviceId)
    this.#type.pushText(refused.type)
    this.#reason.push(reason)
    this.#detail.pushText(refused.detail)
    this.#payload.push(refused.payload, 0, Math.min(refused.payload.length, quarantinedBytesMax))
    this.#payloadBytes.push(refused.payloadBytes)
    this.places.push(refused.reason === corruptRecord ? refused.detail : '')
  }

  clear(): void {
    if (this.rows === 0) return
    for (const column of this.columns) column.clear()
    this.places.length = 0
  }
}
