/**
 * What a writer does before it writes: looks through the last segment, cuts off a tail that a kill has torn, and finds
 * the number of the next packet. Never removes anything that could hold an acknowledged record.
 */
import { V2xError } from '../../common/errors.ts'
import type { JournalFs } from './fs.ts'
import { formatVersion, segmentHeaderBytes, type DurableMark } from './format.ts'
import { SegmentScan } from './segment-scan.ts'
import { listSegments, readDurableMark, segmentPath } from './segments.ts'

export interface Recovered {
  /** The number of the segment to open. */
  readonly nextSegment: number
  readonly nextSequence: number
  /** Bytes cut off the last segment: no whole record, and not covered by the mark. */
  readonly tornBytes: number
  /** Bytes in the last segment that are no record, though sound ones follow or the mark covers them. Left in place. */
  readonly badBytes: number
  /**
   * PUBLISHes that the mark says were on disk, after the last one that is there: somebody cut the journal, or the disk lost what it had confirmed.
   * `unknown` where nothing that is there tells where it ends.
   */
  readonly missingPackets: number | 'unknown'
}

/** Brings the directory into the state in which a new segment may be opened; all of it is on disk then. */
export function recoverJournal(files: JournalFs, directory: string): Recovered {
  const segments = listSegments(files, directory)
  const last = segments.pop()
  const mark = readDurableMark(files, directory)
  const marked = mark?.nextSequence ?? 1
  const unused = firstUnused(mark)
  if (last === undefined) {
    // How many were in segments that are gone, nobody knows.
    const nothing = { tornBytes: 0, badBytes: 0, missingPackets: 0 }
    return { nextSegment: unused, nextSequence: marked, ...nothing }
  }
  const fd = files.open(segmentPath(directory, last), 'r+')
  try {
    const size = files.size(fd)
    const scan = scanWhole(files, fd, size)
    if (scan.version > formatVersion) throw tooNew(directory, scan.version)
    const isMarked = mark?.position.segment === last && mark.position.offset <= size
    // What the mark covers was acknowledged: damaged there is damage, no torn tail, and stays for the reader to report.
    const keep = Math.max(scan.soundEnd, isMarked ? mark.position.offset : 0)
    const tornBytes = Math.max(0, size - keep)
    if (tornBytes > 0) files.truncate(fd, keep)
    // A process that was killed may have left sound records in the page cache alone.
    files.syncSync(fd)
    const scanned = scan.nextSequence ?? nextSequenceBefore(files, directory, segments)
    // A sequence that was given is never given again, even if its record is damaged.
    const nextSequence = Math.max(scanned ?? 1, marked)
    const badBytes = Math.max(0, scan.badBytes - tornBytes)
    // As above: only of what was kept in the last segment itself it is known that it should be there.
    const untold = unused > last ? 'unknown' : 0
    const missingPackets = scanned === undefined ? untold : nextSequence - scanned
    const nextSegment = Math.max(last + 1, unused)
    return { nextSegment, nextSequence, tornBytes, badBytes, missingPackets }
  } finally {
    files.close(fd)
  }
}

/**
 * The first segment in which nothing was ever kept, by the mark. Where files are gone, their numbers do not come again: ingest goes on at a
 * place in a segment, and in another one of that number it would pass over what comes before that place.
 */
function firstUnused(mark: DurableMark | undefined): number {
  if (mark === undefined) return 1
  const { segment, offset } = mark.position
  return offset > segmentHeaderBytes ? segment + 1 : segment
}

/** The next sequence as the newest readable one of `segments` has it: the last segment may hold not even a header. Undefined where none of them tells. */
function nextSequenceBefore(
  files: JournalFs,
  directory: string,
  segments: readonly number[],
): number | undefined {
  for (const segment of segments.toReversed()) {
    const fd = files.open(segmentPath(directory, segment), 'r')
    try {
      const { nextSequence } = scanWhole(files, fd, files.size(fd))
      if (nextSequence !== undefined) return nextSequence
    } finally {
      files.close(fd)
    }
  }
  return undefined
}

function tooNew(directory: string, version: number): V2xError {
  return new V2xError(
    'JOURNAL_NEWER',
    `cannot write the journal in ${directory}: it has format ${version}, and this version knows ${formatVersion}; run the newer version again`,
  )
}

interface Scanned {
  readonly version: number
  /** Just after the last sound record. */
  readonly soundEnd: number
  /** Undefined where neither a header nor a record is sound. */
  readonly nextSequence: number | undefined
  readonly badBytes: number
}

function scanWhole(files: JournalFs, fd: number, size: number): Scanned {
  const scan = new SegmentScan(files, fd)
  let soundEnd = scan.header === undefined ? 0 : scan.position
  let nextSequence = scan.header?.firstSequence
  let badBytes = scan.header === undefined ? Math.min(size, scan.position) : 0
  for (;;) {
    const step = scan.next(size)
    if (step.kind === 'end') break
    if (step.kind === 'bad') {
      badBytes += step.to - step.from
      continue
    }
    soundEnd = step.offset + step.head.length
    nextSequence = step.head.firstSequence + step.head.count
  }
  return { version: scan.header?.version ?? formatVersion, soundEnd, nextSequence, badBytes }
}
