/**
 * From the journal into batches: records in order, damaged ranges where they stand, each batch of one day and within its bounds.
 * Reading again from where a batch began gives the same batch.
 */
import type { JournalPosition } from '../store/journal/format.ts'
import type { JournalReader, JournalRecord, Skipped } from '../store/journal/reader.ts'
import type { Batch } from './batch.ts'
import type { Decoder } from './decoder.ts'

export interface BatchBounds {
  readonly rowsMax: number
  readonly bytesMax: number
  /** No batch lies on both sides of it. */
  readonly cutAt?: JournalPosition | undefined
}

export type Filled =
  /** The journal has nothing more for now. */
  | 'end'
  /** The batch takes no more: its bounds are reached, or what follows was received on another day. */
  | 'full'
  /** The time is up. */
  | 'more'

/** After so many PUBLISHes the clock is looked at. */
const packetsOfLook = 64

export class Intake {
  readonly #reader: JournalReader
  readonly #decoder: Decoder
  readonly #bounds: BatchBounds
  /** Read, and waiting for a batch that may take it. */
  #record: JournalRecord | undefined
  #gaps: Skipped[] = []

  constructor(reader: JournalReader, decoder: Decoder, bounds: BatchBounds) {
    this.#reader = reader
    this.#decoder = decoder
    this.#bounds = bounds
  }

  /** Where reading goes on; undefined while something that was read waits. */
  get position(): JournalPosition | undefined {
    if (this.#record !== undefined || this.#gaps.length > 0) return undefined
    return this.#reader.position
  }

  /** Fills until `untilMs` of the monotonic clock. */
  fill(batch: Batch, now: () => number, untilMs: number): Filled {
    do {
      const look = batch.nextSequence + packetsOfLook
      this.#decoder.fetchAhead(packetsOfLook)
      do {
        if (batch.rows >= this.#bounds.rowsMax || batch.bytes >= this.#bounds.bytesMax)
          return 'full'
        const step = this.#step(batch)
        if (step !== 'taken') return step
      } while (batch.nextSequence < look)
    } while (now() < untilMs)
    return 'more'
  }

  /** Fills with what a batch held that ended at `end`; less where the journal has lost some of it since. */
  refill(batch: Batch, end: JournalPosition): void {
    while (isBefore(batch.to.position, end) && this.#step(batch) === 'taken');
  }

  #step(batch: Batch): 'taken' | 'end' | 'full' {
    this.#record ??= this.#reader.next()
    if (this.#reader.hasSkipped) this.#gaps.push(...this.#reader.takeSkipped())
    if (this.#isCut(batch)) return 'full'
    if (this.#gaps.length > 0) return this.#takeGaps(batch)
    const record = this.#record
    if (record === undefined) return 'end'
    if (batch.isOtherDay(record.receivedAt)) return 'full'
    this.#record = undefined
    if (record.firstSequence < batch.nextSequence) this.#repeated(record, batch)
    else this.#decoder.record(record, batch)
    return 'taken'
  }

  #isCut(batch: Batch): boolean {
    const { cutAt } = this.#bounds
    if (cutAt === undefined || batch.isEmpty || !isBefore(batch.from.position, cutAt)) return false
    const [gap] = this.#gaps
    const next = gap ? { segment: gap.segment, offset: gap.from } : this.#record?.position
    return next !== undefined && !isBefore(next, cutAt)
  }

  /** Ranges that were stepped over count as received with the record before them, or where there was none, behind them. */
  #takeGaps(batch: Batch): 'taken' | 'end' | 'full' {
    const receivedAt = batch.to.receivedAt || this.#record?.receivedAt
    if (receivedAt === undefined) return 'end'
    if (batch.isOtherDay(receivedAt)) return 'full'
    for (const gap of this.#gaps) this.#decoder.gap(gap, receivedAt, batch)
    this.#gaps = []
    const position = this.#record?.position ?? this.#reader.position
    batch.to = { ...batch.to, position, receivedAt }
    return 'taken'
  }

  /** A segment that was copied back holds what has been taken already: taken again, it would come twice. */
  #repeated(record: JournalRecord, batch: Batch): void {
    const { position, nextPosition, receivedAt } = record
    const range = { segment: position.segment, from: position.offset, to: nextPosition.offset }
    this.#decoder.gap(
      { ...range, reason: 'repeated-record' },
      batch.to.receivedAt || receivedAt,
      batch,
    )
    batch.to = { ...batch.to, position: nextPosition }
  }
}

export function isBefore(a: JournalPosition, b: JournalPosition): boolean {
  return a.segment < b.segment || (a.segment === b.segment && a.offset < b.offset)
}
