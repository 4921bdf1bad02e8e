/**
 * A small JSON value that outlives a crash whole: the old one or the new one, never a part. Its first line is the
 * CRC-32 of the rest, so that garbage is told from a value. What the value means is the caller's.
 */
import { crc32 } from 'node:zlib'
import { reasonOf } from '../../common/errors.ts'
import { nodeFs, readSmallFile, type JournalFs } from './fs.ts'

/** A larger file is no checkpoint of ours. */
const checkpointBytesMax = 16 * 1024 * 1024

export type Checkpoint =
  | { readonly value: unknown }
  /** `reason` says why there is none. */
  | { readonly value: undefined; readonly reason: string }

/** Reads a checkpoint; absent, torn or foreign bytes give undefined and the reason, never an error. */
export function readCheckpoint(path: string, files: JournalFs = nodeFs): Checkpoint {
  try {
    const bytes = readSmallFile(files, path, checkpointBytesMax)
    if (bytes === undefined) return { value: undefined, reason: 'there is none' }
    const line = bytes.indexOf(0x0a)
    const body = bytes.subarray(line + 1)
    if (line !== 8 || bytes.toString('latin1', 0, 8) !== sumOf(body)) {
      return { value: undefined, reason: 'its CRC is wrong' }
    }
    return { value: JSON.parse(body.toString('utf8')) }
  } catch (thrown) {
    return { value: undefined, reason: reasonOf(thrown) }
  }
}

/**
 * Writes a checkpoint beside the old one, syncs it, renames it over the old one, syncs the directory: resolved, it will
 * be found after any crash. One write at a time a path. Rejects with the file system's error; the old one then stands.
 */
export async function writeCheckpoint(
  path: string,
  value: unknown,
  files: JournalFs = nodeFs,
): Promise<void> {
  const body = Buffer.from(`${JSON.stringify(value)}\n`)
  const bytes = Buffer.concat([Buffer.from(`${sumOf(body)}\n`), body])
  const directory = path.slice(0, path.lastIndexOf('/')) || '.'
  const draft = `${path}.new`
  if (files.list(directory).includes(draft.slice(draft.lastIndexOf('/') + 1))) files.unlink(draft)
  const fd = files.open(draft, 'wx+')
  try {
    files.writeSync(fd, bytes, 0)
    await synced((done) => files.syncData(fd, done))
  } finally {
    files.close(fd)
  }
  files.rename(draft, path)
  const directoryFd = files.open(directory, 'r')
  try {
    await synced((done) => files.sync(directoryFd, done))
  } finally {
    files.close(directoryFd)
  }
}

function synced(start: (done: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error === null ? resolve() : reject(error)))
  })
}

function sumOf(body: Uint8Array): string {
  return crc32(body).toString(16).padStart(8, '0')
}
