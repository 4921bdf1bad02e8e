/** The rows of one batch: a stretch of the journal, all received on one day, in the tables it goes to. */
import type { JournalPosition } from '../store/journal/format.ts'
import type { JournalRecord } from '../store/journal/reader.ts'
import type { Column, WideColumn } from '../schemas/index.ts'
import { MessageRows } from './message-rows.ts'
import { QuarantineTable } from './quarantine-table.ts'
import { RawTable } from './raw-table.ts'
import { RefusedRows } from './refused-rows.ts'
import type { Routes } from './routes.ts'

/** What goes into one insert. */
export interface BatchTable {
  /** Its own among the tables of a batch. */
  readonly name: string
  /** The store's table. */
  readonly into: string
  readonly rows: number
  readonly columns: readonly Column[]
  readonly sequences: WideColumn
  /** By row: tells rows of one sequence apart; only `quarantine` has them. */
  readonly places?: readonly string[]
}

/** How far ingest has come: all before it is in this batch or an earlier one. */
export interface Reach {
  readonly position: JournalPosition
  /** `ingest_seq` of the next PUBLISH. */
  readonly sequence: number
  /** `received_at` of the last record, µs UTC; 0 before the first. */
  readonly receivedAt: number
}

export const dayMicros = 86_400_000_000

export class Batch {
  readonly raw = new RawTable()
  readonly quarantine = new QuarantineTable()
  readonly messages: MessageRows
  /** Found while it is stored: they are of `raw` and its typed table no more. */
  readonly refused = new RefusedRows()
  /** Days since 1970 of `received_at`; undefined while there is no row. */
  day: number | undefined
  /** Where it began. */
  from: Reach
  /** How far it goes: in plain numbers, for a record may be a single message. */
  #segment = 0
  #offset = 0
  #receivedAt = 0
  /** `ingest_seq` of the next PUBLISH. */
  nextSequence = 0
  /** Payload bytes of its rows. */
  bytes = 0
  duplicates = 0
  /** Messages whose key was seen before with other bytes: stored all the same. */
  changed = 0
  corruptRanges = 0
  /** `received_at` of its first record, and when that was read (monotonic ms). */
  oldestReceivedAt = 0
  openedAtMs = 0

  constructor(routes: Routes, from: Reach) {
    this.messages = new MessageRows(routes)
    this.from = from
    this.to = from
  }

  get to(): Reach {
    const position = { segment: this.#segment, offset: this.#offset }
    return { position, sequence: this.nextSequence, receivedAt: this.#receivedAt }
  }

  set to({ position, sequence, receivedAt }: Reach) {
    this.#segment = position.segment
    this.#offset = position.offset
    this.#receivedAt = receivedAt
    this.nextSequence = sequence
  }

  /** It goes as far as this record. */
  reach(record: JournalRecord): void {
    this.#segment = record.segment
    this.#offset = record.nextOffset
    this.#receivedAt = record.receivedAt
    this.nextSequence = record.firstSequence + record.count
  }

  /** True where nothing of the journal is in it yet. */
  get isEmpty(): boolean {
    return this.day === undefined
  }

  /** Rows of its largest table. */
  get rows(): number {
    return Math.max(this.raw.rows + this.quarantine.rows, this.messages.bsm.rows)
  }

  /** PUBLISHes that become a row of `raw`, and those (with corrupt ranges) of `quarantine`. */
  get stored(): number {
    return this.raw.rows - this.refused.rows
  }

  get quarantined(): number {
    return this.quarantine.rows + this.refused.rows
  }

  /** Tables that have rows: typed ones first, so that `raw` is never ahead of what it is the original of. */
  get tables(): BatchTable[] {
    return [...this.messages.tables, this.raw, this.quarantine].filter(({ rows }) => rows > 0)
  }

  /** True where a record received then may not go in. */
  isOtherDay(receivedAt: number): boolean {
    return this.day !== undefined && this.day !== Math.floor(receivedAt / dayMicros)
  }

  /** Empties it for the stretch from `from` on. */
  reset(from: Reach): void {
    this.raw.clear()
    this.quarantine.clear()
    this.messages.clear()
    this.refused.clear()
    this.day = undefined
    this.from = from
    this.to = from
    this.bytes = 0
    this.duplicates = 0
    this.changed = 0
    this.corruptRanges = 0
  }
}
