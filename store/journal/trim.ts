/** Removes segments that nobody needs any more: wholly before a checkpoint that is on disk, and old enough, or in the way. */
import { systemClock, type Clock } from '../../common/clock.ts'
import { isMissing, nodeFs, readSmallFile, type JournalFs } from './fs.ts'
import { decodeSegmentHeader, segmentHeaderBytes, type JournalPosition } from './format.ts'
import { listSegments, segmentPath } from './segments.ts'

/** Where room is short, segments stay for no longer than this: by then a store that syncs nothing has its rows on disk. */
const scarceKeepSeconds = 60

/**
 * Unlinks segments before `before.segment` that were finished more than `keepSeconds` ago; never the newest. While `isScarce`,
 * younger ones go too. The caller's checkpoint must be durable at `before` already. Gives the numbers of those removed.
 */
export function trimJournal(options: {
  readonly directory: string
  readonly before: JournalPosition
  readonly keepSeconds: number
  readonly isScarce?: () => boolean
  readonly fs?: JournalFs
  readonly clock?: Clock
}): number[] {
  const { directory, before, keepSeconds, isScarce = () => false } = options
  const { fs: files = nodeFs, clock = systemClock } = options
  const now = clock.nowMicros()
  const finishedBefore = now - keepSeconds * 1e6
  const scarceBefore = now - Math.min(keepSeconds, scarceKeepSeconds) * 1e6
  const segments = listSegments(files, directory)
  const removed: number[] = []
  for (const [index, segment] of segments.entries()) {
    const later = segments.slice(index + 1)
    if (later.length === 0 || segment >= before.segment) break
    // Oldest first and no gap: what stays is one whole stretch.
    const at = finishedAt(files, directory, later)
    if (at > finishedBefore && (at > scarceBefore || !isScarce())) break
    try {
      files.unlink(segmentPath(directory, segment))
    } catch (thrown) {
      if (!isMissing(thrown)) throw thrown
    }
    removed.push(segment)
  }
  return removed
}

/** A segment is finished when the next one begins; one whose header is damaged leaves that to the one after it. */
function finishedAt(files: JournalFs, directory: string, later: readonly number[]): number {
  for (const segment of later) {
    const bytes = readSmallFile(files, segmentPath(directory, segment), segmentHeaderBytes)
    const decoded = bytes === undefined ? undefined : decodeSegmentHeader(bytes)
    if (decoded !== undefined) return decoded.header.createdAt
  }
  return Infinity
}
