/**
 * The file system as the journal sees it: a narrow interface, so that tests may put a simulated one in its place.
 * What is rare (opening, recovery, the reader's reads) is synchronous; what happens at each commit calls back.
 */
import fs from 'node:fs'

/**
 * 'r' reads, 'r+' reads and writes what exists, 'wx+' creates a file that must not exist; so does 'wxd+', and each write to that
 * one is on disk when it returns.
 */
export type OpenFlags = 'r' | 'r+' | 'wx+' | 'wxd+'

export interface JournalFs {
  /** True where 'wxd+' is had: to write and to sync are one errand then. */
  readonly writesThrough: boolean
  makeDirectory(path: string): void
  /** Names in a directory, in no order. */
  list(path: string): string[]
  /** Opens a file, or with 'r' a directory (to sync it). */
  open(path: string, flags: OpenFlags): number
  close(fd: number): void
  size(fd: number): number
  /** Bytes of the volume that this process may still fill. */
  freeBytes(path: string): number
  truncate(fd: number, length: number): void
  rename(from: string, to: string): void
  /** Gives a file a second name; EEXIST where that is taken. */
  link(from: string, to: string): void
  unlink(path: string): void
  /** Reads up to `into.length` bytes at `position`; gives how many, 0 at the end. */
  readSync(fd: number, into: Uint8Array, position: number): number
  /** Writes all bytes at `position`. */
  writeSync(fd: number, bytes: Uint8Array, position: number): void
  syncSync(fd: number): void
  /** Writes at `position`; may write less than was given, as write(2) may. */
  write(fd: number, bytes: Uint8Array, position: number, done: WriteDone): void
  /** fdatasync(2): the bytes, and what is needed to find them again. */
  syncData(fd: number, done: Done): void
  /** fsync(2): of a directory, so that a new or renamed name lasts. */
  sync(fd: number, done: Done): void
}

type Done = (error: Error | null) => void
type WriteDone = (error: Error | null, written: number) => void

const { O_CREAT, O_DSYNC, O_EXCL, O_RDWR } = fs.constants

/** The machine's own file system. */
export const nodeFs: JournalFs = {
  // Elsewhere O_DSYNC may stop at the drive's own cache.
  writesThrough: process.platform === 'linux',
  makeDirectory: (path) => {
    fs.mkdirSync(path, { recursive: true })
  },
  list: (path) => fs.readdirSync(path),
  open: (path, flags) =>
    fs.openSync(path, flags === 'wxd+' ? O_RDWR | O_CREAT | O_EXCL | O_DSYNC : flags),
  close: (fd) => fs.closeSync(fd),
  size: (fd) => fs.fstatSync(fd).size,
  freeBytes: (path) => {
    const { bavail, bsize } = fs.statfsSync(path)
    return bavail * bsize
  },
  truncate: (fd, length) => fs.ftruncateSync(fd, length),
  rename: (from, to) => fs.renameSync(from, to),
  link: (from, to) => fs.linkSync(from, to),
  unlink: (path) => fs.unlinkSync(path),
  readSync: (fd, into, position) => fs.readSync(fd, into, 0, into.length, position),
  writeSync: (fd, bytes, position) => {
    for (let done = 0; done < bytes.length;) {
      done += fs.writeSync(fd, bytes, done, bytes.length - done, position + done)
    }
  },
  syncSync: (fd) => fs.fsyncSync(fd),
  write: (fd, bytes, position, done) => fs.write(fd, bytes, 0, bytes.length, position, done),
  syncData: (fd, done) => fs.fdatasync(fd, done),
  sync: (fd, done) => fs.fsync(fd, done),
}

/** Makes names that were created, renamed or removed in a directory last. */
export function syncDirectory(files: JournalFs, path: string): void {
  const fd = files.open(path, 'r')
  try {
    files.syncSync(fd)
  } finally {
    files.close(fd)
  }
}

/** Writes a whole small file so that after a crash there is the old one or the new one, never a part. */
export function replaceFile(
  files: JournalFs,
  file: { readonly directory: string; readonly name: string },
  bytes: Uint8Array,
): void {
  const path = `${file.directory}/${file.name}`
  const draft = `${path}.new`
  if (files.list(file.directory).includes(`${file.name}.new`)) files.unlink(draft)
  const fd = files.open(draft, 'wx+')
  try {
    files.writeSync(fd, bytes, 0)
    files.syncSync(fd)
  } finally {
    files.close(fd)
  }
  files.rename(draft, path)
  syncDirectory(files, file.directory)
}

/** The whole of a small file, or undefined where there is none. `bytesMax` guards against a file that is not ours. */
export function readSmallFile(
  files: JournalFs,
  path: string,
  bytesMax: number,
): Buffer | undefined {
  let fd: number
  try {
    fd = files.open(path, 'r')
  } catch (thrown) {
    if (isMissing(thrown)) return undefined
    throw thrown
  }
  try {
    const bytes = Buffer.alloc(Math.min(files.size(fd), bytesMax))
    return bytes.subarray(0, readFully(files, fd, bytes, 0))
  } finally {
    files.close(fd)
  }
}

/** Reads until `into` is full or the file ends; gives how many bytes there were. */
export function readFully(
  files: JournalFs,
  fd: number,
  into: Uint8Array,
  position: number,
): number {
  let done = 0
  while (done < into.length) {
    const read = files.readSync(fd, into.subarray(done), position + done)
    if (read === 0) break
    done += read
  }
  return done
}

/** True where an error says that there is no such file. */
export function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
}
