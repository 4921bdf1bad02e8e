/**
 * The file that tells the reader how far the journal is on disk: written in place after each commit, and not synced itself, for it
 * only says what is on disk already. It goes to the page cache at once: waking another thread for it costs as much as many
 * messages do. Where there is no room for it, it waits.
 */
import type { JournalFs } from './fs.ts'
import { durableBytes, durableFile, encodeDurableMark, type DurableMark } from './format.ts'
import { isNoSpace } from './space.ts'

export class DurableMarkFile {
  private readonly files: JournalFs
  private readonly fd: number
  private readonly bytes = Buffer.alloc(durableBytes)
  /** What found no room. */
  private waiting: DurableMark | undefined

  constructor(files: JournalFs, directory: string) {
    this.files = files
    const path = `${directory}/${durableFile}`
    this.fd = files.open(path, files.list(directory).includes(durableFile) ? 'r+' : 'wx+')
  }

  write(mark: DurableMark): void {
    encodeDurableMark(mark, this.bytes)
    this.files.writeSync(this.fd, this.bytes, 0)
  }

  /** Writes it now, or once there is room. Throws where there is another reason. */
  publish(mark: DurableMark): void {
    this.waiting = undefined
    try {
      this.write(mark)
    } catch (thrown) {
      if (!isNoSpace(thrown)) throw thrown
      this.waiting = mark
    }
  }

  /** Tries again what found no room. */
  writeAgain(): void {
    if (this.waiting !== undefined) this.publish(this.waiting)
  }

  close(): void {
    this.files.close(this.fd)
  }
}
