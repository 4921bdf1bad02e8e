/** The files of a journal directory: which segments there are, the journal's identity, its durable mark, its lock. */
import { randomBytes } from 'node:crypto'
import { V2xError } from '../../common/errors.ts'
import { lockDirectory } from '../process-lock.ts'
import { isMissing, readSmallFile, replaceFile, syncDirectory, type JournalFs } from './fs.ts'
import {
  decodeDurableMark,
  durableBytes,
  durableFile,
  identityFile,
  lockFile,
  segmentFileName,
  segmentOfFileName,
  type DurableMark,
} from './format.ts'

const identityPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}-[0-9a-f]{8}$/

/** The numbers of the segments in a directory, ascending. */
export function listSegments(files: JournalFs, directory: string): number[] {
  return files
    .list(directory)
    .map(segmentOfFileName)
    .filter((segment) => segment !== undefined)
    .sort((a, b) => a - b)
}

export function segmentPath(directory: string, segment: number): string {
  return `${directory}/${segmentFileName(segment)}`
}

/** Bytes of a segment's file; 0 where it has gone meanwhile. */
export function sizeOfSegment(files: JournalFs, directory: string, segment: number): number {
  let fd: number
  try {
    fd = files.open(segmentPath(directory, segment), 'r')
  } catch (thrown) {
    if (isMissing(thrown)) return 0
    throw thrown
  }
  try {
    return files.size(fd)
  } finally {
    files.close(fd)
  }
}

/** The journal's identity, or undefined where there is none. Throws `JOURNAL_DAMAGED` on other text. */
export function readIdentity(files: JournalFs, directory: string): string | undefined {
  const bytes = readSmallFile(files, `${directory}/${identityFile}`, 128)
  if (bytes === undefined) return undefined
  const identity = bytes.toString('utf8').trim()
  if (identityPattern.test(identity)) return identity
  throw new V2xError(
    'JOURNAL_DAMAGED',
    `cannot use the journal in ${directory}: its file '${identityFile}' is damaged; restore the file, or move the directory away to begin a new journal`,
  )
}

/** Reads the identity, or makes one for a directory that holds no segment yet. */
export function ensureIdentity(files: JournalFs, directory: string, node: string): string {
  const known = readIdentity(files, directory)
  if (known !== undefined) {
    // Whoever made it may have been killed before its name was on disk: no segment may be there before it is.
    syncDirectory(files, directory)
    return known
  }
  if (listSegments(files, directory).length > 0) {
    // A new identity would pass what is stored already for something else: every row would come twice.
    throw new V2xError(
      'JOURNAL_DAMAGED',
      `cannot use the journal in ${directory}: its file '${identityFile}' is missing; restore the file, or move the directory away to begin a new journal`,
    )
  }
  const name = node.replaceAll(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '')
  const identity = `${name.slice(0, 64) || 'node'}-${randomBytes(4).toString('hex')}`
  replaceFile(files, { directory, name: identityFile }, Buffer.from(`${identity}\n`))
  return identity
}

/** The durable mark, or undefined where it is absent or damaged. */
export function readDurableMark(files: JournalFs, directory: string): DurableMark | undefined {
  const bytes = readSmallFile(files, `${directory}/${durableFile}`, durableBytes)
  return bytes === undefined ? undefined : decodeDurableMark(bytes)
}

/** One writer a journal: gives what lets go of it. Throws `JOURNAL_LOCKED` while another one holds it. */
export function lockJournal(files: JournalFs, directory: string): () => void {
  return lockDirectory(
    `${directory}/${lockFile}`,
    { what: 'the journal', code: 'JOURNAL_LOCKED' },
    files,
  )
}
