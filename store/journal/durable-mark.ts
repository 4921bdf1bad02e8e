/**
 * The file that tells the reader how far the journal is on disk: written in place after each commit, beside the next
 * one, and not synced itself, for it only says what is on disk already. Where there is no room for it, it waits.
 */
import type { JournalFs } from './fs.ts'
import { durableBytes, durableFile, encodeDurableMark, type DurableMark } from './format.ts'
import { isNoSpace } from './space.ts'

export class DurableMarkFile {
  private readonly files: JournalFs
  private readonly fd: number
  private readonly bytes = Buffer.alloc(durableBytes)
  private readonly settled: (error: Error | null) => void
  private writing = false
  private next: DurableMark | undefined

  /** `settled` is called whenever nothing is being written any more, or with the error that stopped it. */
  constructor(files: JournalFs, directory: string, settled: (error: Error | null) => void) {
    this.files = files
    this.settled = settled
    const path = `${directory}/${durableFile}`
    this.fd = files.open(path, files.list(directory).includes(durableFile) ? 'r+' : 'wx+')
  }

  get isWriting(): boolean {
    return this.writing
  }

  writeSync(mark: DurableMark): void {
    encodeDurableMark(mark, this.bytes)
    this.files.writeSync(this.fd, this.bytes, 0)
  }

  /** Publishes a mark; while one is being written, only the newest that waits is kept. */
  publish(mark: DurableMark): void {
    if (this.writing) {
      this.next = mark
      return
    }
    this.writing = true
    this.next = undefined
    encodeDurableMark(mark, this.bytes)
    this.files.write(this.fd, this.bytes, 0, (error, written) => {
      this.writing = false
      const { next } = this
      this.next = undefined
      if (isNoSpace(error)) {
        this.next = next ?? mark
        this.settled(null)
      } else if (error !== null || written !== durableBytes) {
        this.settled(error ?? new Error(`only ${written} of ${durableBytes} bytes written`))
      } else if (next !== undefined) {
        this.publish(next)
      } else {
        this.settled(null)
      }
    })
  }

  /** Tries again what found no room. */
  writeAgain(): void {
    if (!this.writing && this.next !== undefined) this.publish(this.next)
  }

  close(): void {
    this.files.close(this.fd)
  }
}
