/**
 * What the store refuses for what is in it, of a batch that it takes otherwise: each such PUBLISH is one more row of `quarantine`,
 * and none of its rows goes anywhere else.
 */
import { deviceTopic, type DeviceKind } from '../schemas/index.ts'
import { textAt } from '../store/clickhouse/native-rows.ts'
import { QuarantineTable, refusedByStore } from './quarantine-table.ts'
import type { RawTable } from './raw-table.ts'
import { sequencesOf } from './row-ranges.ts'

export class RefusedRows extends QuarantineTable {
  override readonly name: string = 'refused'
  /** By `ingest_seq`, why. */
  readonly details = new Map<number, string>()

  /** Adds the PUBLISH, taken from its row of `raw`; one that has none there is passed over. */
  add(raw: RawTable, sequence: number, detail: string): void {
    const row = sequencesOf(raw).indexOf(sequence)
    if (row < 0 || this.details.has(sequence)) return
    this.details.set(sequence, detail)
    const text = (column: string): string => Buffer.from(bytes(column)).toString('utf8')
    const bytes = (column: string): Uint8Array =>
      textAt(
        raw.columns.find(({ name }) => name === column)!,
        row,
      )
    const [kind, deviceId, type] = [text('kind'), text('device_id'), text('type')]
    const payload = bytes('payload')
    const [receivedAtLow, receivedAtHigh] = halvesAt(raw.receivedAt, row)
    const [ingestSequenceLow, ingestSequenceHigh] = halvesAt(raw.sequences, row)
    const node = Buffer.from(bytes('ingest_node'))
    const reason = Buffer.from(refusedByStore)
    this.append(
      {
        ingestNode: { id: 0, text: node.toString('utf8'), bytes: node },
        ingestSequenceLow,
        ingestSequenceHigh,
        receivedAtLow,
        receivedAtHigh,
      },
      {
        publisher: text('publisher'),
        topic: deviceTopic(kind as DeviceKind, deviceId, type),
        kind,
        deviceId,
        type,
        reason: refusedByStore,
        detail,
        payload,
        payloadBytes: payload.length,
      },
      // Terms of its own: the batch's may have been given anew since.
      { id: 1, text: refusedByStore, bytes: reason },
    )
  }

  /** How many rows of the table are none of these. */
  othersIn(table: Pick<RawTable, 'rows' | 'sequences'> & { readonly into: string }): number {
    if (this.rows === 0 || table.into === this.into) return table.rows
    return sequencesOf(table).filter((sequence) => !this.details.has(sequence)).length
  }

  override clear(): void {
    super.clear()
    this.details.clear()
  }
}

function halvesAt(column: RawTable['sequences'], row: number): [low: number, high: number] {
  const [bytes] = column.bytes()
  const halves = new Uint32Array(bytes!.buffer, row * 8, 2)
  return [halves[0]!, halves[1]!]
}
