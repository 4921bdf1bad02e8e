/**
 * A copy of a journal that is being written: it follows the durable mark while the store is backed up, so that no segment
 * is gone before its turn, and ends at a mark, which it takes along. Segments are append-only: what was copied once stays.
 */
import { createHash, type Hash } from 'node:crypto'
import { copyFile, mkdir, open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { V2xError, codeOf } from '../../common/errors.ts'
import { nodeFs, replaceFile } from '../journal/fs.ts'
import {
  durableBytes,
  durableFile,
  encodeDurableMark,
  identityFile,
  segmentFileName,
  type DurableMark,
} from '../journal/format.ts'
import { listSegments, readDurableMark, readIdentity } from '../journal/segments.ts'
import { sumAndSync, type FileSum } from './file-sums.ts'

const chunkBytes = 1 << 20

export interface JournalCopyOptions {
  /** Of the journal. */
  readonly from: string
  /** The backup's directory: the copy is its folder `journal`. */
  readonly into: string
  /** The oldest segment that is needed. */
  readonly firstSegment: number
}

interface OpenSegment {
  readonly segment: number
  readonly source: FileHandle
  readonly target: FileHandle
  readonly hash: Hash
  bytes: number
}

export class JournalCopy {
  readonly identity: string
  /** Bytes copied so far. */
  bytes = 0
  readonly #options: JournalCopyOptions
  readonly #sums: FileSum[] = []
  /** Segments that were not there when the copy began are no fault of ours. */
  readonly #missing: ReadonlySet<number>
  #open: OpenSegment | undefined
  #nextSegment: number

  private constructor(options: JournalCopyOptions, identity: string) {
    this.#options = options
    this.identity = identity
    const there = listSegments(nodeFs, options.from).filter((n) => n >= options.firstSegment)
    const [first = Math.max(1, options.firstSegment)] = there
    this.#nextSegment = first
    const missing = new Set<number>()
    for (let n = first; n < (there.at(-1) ?? first); n++) if (!there.includes(n)) missing.add(n)
    this.#missing = missing
  }

  /** Throws `BACKUP_JOURNAL` where there is no journal. */
  static async begin(options: JournalCopyOptions): Promise<JournalCopy> {
    const { from, into } = options
    const identity = readIdentityOf(from)
    await mkdir(join(into, 'journal'), { mode: 0o700 })
    return new JournalCopy(options, identity)
  }

  /** Copies what has become durable. Throws `BACKUP_JOURNAL` where a segment went before it could be copied. */
  async advance(): Promise<void> {
    const mark = readDurableMark(nodeFs, this.#options.from)
    if (mark !== undefined) await this.#advanceTo(mark)
  }

  /** Copies up to the mark of this moment and ends there. */
  async finish(): Promise<{ readonly mark: DurableMark; readonly files: readonly FileSum[] }> {
    const { from, into } = this.#options
    const mark = await readMark(from)
    await this.#advanceTo(mark)
    await this.#seal()
    await copyFile(join(from, identityFile), join(into, 'journal', identityFile))
    const bytes = Buffer.alloc(durableBytes)
    encodeDurableMark(mark, bytes)
    replaceFile(nodeFs, { directory: join(into, 'journal'), name: durableFile }, bytes)
    for (const name of [identityFile, durableFile]) {
      this.#sums.push(await sumAndSync(into, `journal/${name}`, () => {}))
    }
    return { mark, files: this.#sums }
  }

  /** After a failure. */
  async close(): Promise<void> {
    await this.#open?.source.close()
    await this.#open?.target.close()
    this.#open = undefined
  }

  async #advanceTo(mark: DurableMark): Promise<void> {
    while (this.#nextSegment <= mark.position.segment) {
      this.#open ??= await this.#openSegment(this.#nextSegment)
      const open = this.#open
      const isLast = this.#nextSegment === mark.position.segment
      // One before the mark's is sealed: nothing is written to it any more.
      if (open !== undefined) await this.#copy(open, isLast ? mark.position.offset : Infinity)
      if (isLast) return
      await this.#seal()
      this.#nextSegment++
    }
  }

  async #openSegment(segment: number): Promise<OpenSegment | undefined> {
    const { from, into } = this.#options
    const name = segmentFileName(segment)
    const source = await open(join(from, name), 'r').catch((thrown: unknown) => {
      if (codeOf(thrown) !== 'ENOENT') throw thrown
      if (this.#missing.has(segment)) return undefined
      throw new V2xError(
        'BACKUP_JOURNAL',
        `cannot back up the journal in ${from}: ${name} was removed before it was copied; set V2X_JOURNAL_KEEP_SECONDS to more than a backup takes`,
        { cause: thrown },
      )
    })
    if (source === undefined) return undefined
    const target = await open(join(into, 'journal', name), 'wx', 0o600)
    return { segment, source, target, hash: createHash('sha256'), bytes: 0 }
  }

  async #copy(open: OpenSegment, limit: number): Promise<void> {
    const chunk = Buffer.allocUnsafe(chunkBytes)
    while (open.bytes < limit) {
      const wanted = Math.min(chunkBytes, limit - open.bytes)
      const { bytesRead } = await open.source.read(chunk, 0, wanted, open.bytes)
      if (bytesRead === 0) break
      const piece = chunk.subarray(0, bytesRead)
      open.hash.update(piece)
      for (let done = 0; done < bytesRead;) {
        const { bytesWritten } = await open.target.write(piece, done, bytesRead - done)
        done += bytesWritten
      }
      open.bytes += bytesRead
      this.bytes += bytesRead
    }
  }

  async #seal(): Promise<void> {
    const { segment, target, hash, bytes } = this.#open ?? {}
    if (segment === undefined) return
    await target!.sync()
    this.#sums.push({
      path: `journal/${segmentFileName(segment)}`,
      bytes: bytes!,
      sha256: hash!.digest('hex'),
    })
    await this.close()
  }
}

function readIdentityOf(directory: string): string {
  const identity = readIdentity(nodeFs, directory)
  if (identity !== undefined) return identity
  throw new V2xError(
    'BACKUP_JOURNAL',
    `cannot back up the journal in ${directory}: there is none; name the zone's data directory (--data-dir)`,
  )
}

/** A mark caught while it is written is looked at again. */
async function readMark(directory: string): Promise<DurableMark> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const mark = readDurableMark(nodeFs, directory)
    if (mark !== undefined) return mark
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  throw new V2xError(
    'BACKUP_JOURNAL',
    `cannot back up the journal in ${directory}: its durable mark cannot be read; start the broker, which writes it anew`,
  )
}
