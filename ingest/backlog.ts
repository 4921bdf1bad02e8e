/** How much of the journal lies between two positions: what waits for the store, or for the live picture. */
import { nodeFs, readSmallFile } from '../store/journal/fs.ts'
import {
  decodeSegmentHeader,
  segmentHeaderBytes,
  type DurableMark,
  type JournalPosition,
} from '../store/journal/format.ts'
import type { Reach } from './batch.ts'
import {
  listSegments,
  readDurableMark,
  segmentPath,
  sizeOfSegment,
} from '../store/journal/segments.ts'

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
  return oldestReach(directory).position
}

/** What ingest has come to when it begins there. Of a damaged header it knows no better than that all is new. */
export function oldestReach(directory: string): Reach {
  const [segment = 1] = listSegments(nodeFs, directory)
  const bytes = readSmallFile(nodeFs, segmentPath(directory, segment), segmentHeaderBytes)
  const decoded = bytes === undefined ? undefined : decodeSegmentHeader(bytes)
  const position = { segment, offset: segmentHeaderBytes }
  return { position, sequence: decoded?.header.firstSequence ?? 1, receivedAt: 0 }
}
