/** Rows of a table as ranges: which of them are meant. */
import type { WideColumn } from '../schemas/index.ts'

/** Rows `[from, to)` of a table, in the order of the batch. */
export type RowRange = readonly [from: number, to: number]

/** Those rows of the ranges for which the test holds. */
export function rowsWhere(ranges: readonly RowRange[], test: (row: number) => boolean): RowRange[] {
  const found: [number, number][] = []
  for (const [from, to] of ranges) {
    for (let row = from; row < to; row++) {
      if (!test(row)) continue
      const last = found.at(-1)
      if (last?.[1] === row) last[1]++
      else found.push([row, row + 1])
    }
  }
  return found
}

/** `ingest_seq` of each row. */
export function sequencesOf({ sequences }: { readonly sequences: WideColumn }): Float64Array {
  const [bytes] = sequences.bytes()
  const halves = new Uint32Array(bytes!.buffer, bytes!.byteOffset, bytes!.byteLength / 4)
  return Float64Array.from({ length: halves.length / 2 }, (_, row) => {
    return halves[row * 2]! + halves[row * 2 + 1]! * 4294967296
  })
}
