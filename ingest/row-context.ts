/** What a PUBLISH's rows have in common, beside its own fields: set once a message, used by each of its tables. */
import type { Term } from '../store/clickhouse/dictionary-column.ts'

/** 64-bit values are halves, so that no table divides them again. Times are µs UTC. */
export interface RowContext {
  ingestNode: Term
  ingestSequenceLow: number
  ingestSequenceHigh: number
  receivedAtLow: number
  receivedAtHigh: number
}

const half = 4294967296

export function highHalf(value: number): number {
  return Math.floor(value / half)
}

export function lowHalf(value: number, high: number): number {
  return value - high * half
}
