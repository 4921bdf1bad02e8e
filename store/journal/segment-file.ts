/**
 * The segment that is being written: bytes go to their place in its file and to the disk; a full one is followed by the next.
 * What a write finds no room for is kept and written again, the same bytes to the same place, so that nothing hangs on what
 * became of them the first time. Every other error is the caller's.
 */
import type { JournalFs, OpenFlags } from './fs.ts'
import { segmentPath } from './segments.ts'
import { isNoSpace } from './space.ts'

export interface Target {
  readonly segment: number
  /** The segment's file is to be created, and its name to last. */
  readonly isNew: boolean
  /** Where in the file the bytes go. */
  readonly position: number
}

export class SegmentFile {
  private readonly files: JournalFs
  private readonly directory: string
  private readonly room: (isThere: boolean) => void
  private readonly directoryFd: number
  private fd: number
  private again: (() => void) | undefined

  /** Begins with segment `first`, which has `header` then and is on disk. `room` is told whether a write found some. */
  constructor(
    place: { readonly files: JournalFs; readonly directory: string },
    first: number,
    header: Uint8Array,
    room: (isThere: boolean) => void,
  ) {
    this.files = place.files
    this.directory = place.directory
    this.room = room
    this.directoryFd = this.files.open(this.directory, 'r')
    this.fd = this.openFirst(segmentPath(this.directory, first), header)
  }

  /** True while a write waits for room. */
  get waits(): boolean {
    return this.again !== undefined
  }

  /** Writes and syncs; one at a time. */
  write(bytes: Uint8Array, target: Target, done: (error: Error | null) => void): void {
    const { files } = this
    if (target.isNew) {
      try {
        this.openNext(target.segment)
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown))
        this.orWithRoom(error, done, () => this.write(bytes, target, done))
        return
      }
    }
    this.writeAll(bytes, target.position, (error) => {
      if (error !== null) return done(error)
      const synced = (error: Error | null): void => {
        if (error !== null || !target.isNew) return done(error)
        files.sync(this.directoryFd, done)
      }
      if (files.writesThrough) synced(null)
      else files.syncData(this.fd, synced)
    })
  }

  /** Does again what found no room. */
  writeAgain(): void {
    const { again } = this
    this.again = undefined
    again?.()
  }

  close(): void {
    if (this.fd >= 0) this.files.close(this.fd)
    this.files.close(this.directoryFd)
  }

  private get newFile(): OpenFlags {
    return this.files.writesThrough ? 'wxd+' : 'wx+'
  }

  private writeAll(bytes: Uint8Array, position: number, done: (error: Error | null) => void): void {
    this.files.write(this.fd, bytes, position, (error, written) => {
      if (error !== null) {
        return this.orWithRoom(error, done, () => this.writeAll(bytes, position, done))
      }
      this.room(true)
      if (written === bytes.length) return done(null)
      this.writeAll(bytes.subarray(written), position + written, done)
    })
  }

  /** Where an error only says that there is no room, nothing is lost by doing the same later: it was promised to nobody. */
  private orWithRoom(error: Error, done: (error: Error) => void, again: () => void): void {
    if (!isNoSpace(error)) return done(error)
    this.again = again
    this.room(false)
  }

  private openNext(segment: number): void {
    // All of the old segment is on disk: nothing is lost with its descriptor.
    if (this.fd >= 0) this.files.close(this.fd)
    this.fd = -1
    this.fd = this.files.open(segmentPath(this.directory, segment), this.newFile)
  }

  /** Where the first one cannot be written, none is left behind: a reader would find a segment without a header. */
  private openFirst(path: string, header: Uint8Array): number {
    const { files } = this
    const fd = files.open(path, this.newFile)
    try {
      files.writeSync(fd, header, 0)
      files.syncSync(fd)
      return fd
    } catch (thrown) {
      files.close(fd)
      files.unlink(path)
      throw thrown
    }
  }
}
