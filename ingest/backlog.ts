/** How much of the journal lies between two positions: what waits for the store, or for the live picture. */
import { nodeFs } from '../store/journal/fs.ts'
import {
  segmentHeaderBytes,
  type DurableMark,
  type JournalPosition,
} from '../store/journal/format.ts'
import { listSegments, readDurableMark, sizeOfSegment } from '../store/journal/segments.ts'

/** The mark up to which the journal is on disk; undefined where there is no journal yet. */
export function durableMark(directory: string): DurableMark | undefined {
  return readDurableMark(nodeFs, directory)
}

/** Bytes of the journal from a position to the mark. */
export function bytesBetween(
  directory: string,
  from: JournalPosition,
  to: JournalPosition,
): number {
  if (from.segment === to.segment) return Math.max(0, to.offset - from.offset)
  let bytes = to.offset - from.offset
  for (const segment of listSegments(nodeFs, directory)) {
    if (segment >= from.segment && segment < to.segment)
      bytes += sizeOfSegment(nodeFs, directory, segment)
  }
  return Math.max(0, bytes)
}

/** The start of the oldest segment. */
export function oldestPosition(directory: string): JournalPosition {
  return { segment: listSegments(nodeFs, directory)[0] ?? 1, offset: segmentHeaderBytes }
}
