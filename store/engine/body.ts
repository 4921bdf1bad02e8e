/**
 * A request's body: unpacked, its head looked at, and the data of an insert spooled to a file, so that memory stays bounded
 * and half a body (the client died) is never inserted.
 */
import { open, unlink } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { codeOf, reasonOf } from '../../common/errors.ts'
import { writeWhole } from '../write-whole.ts'
import { exception } from './exception.ts'

type Chunks = AsyncIterable<Uint8Array>

/** The statement itself, without an insert's data; the same as a server's max_query_size. */
export const statementBytesMax = 256 * 1024
const writeBytes = 1024 * 1024

export interface Body {
  /** The first bytes: all of them, or more than `statementBytesMax`. */
  readonly head: Buffer
  readonly rest: Chunks | undefined
}

/** Reads the body until it ends or the head is full. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks = unpacked(request)[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let bytes = 0
  while (bytes <= statementBytesMax) {
    const next = await nextOf(chunks)
    if (next.done === true) return { head: Buffer.concat(read), rest: undefined }
    read.push(next.value)
    bytes += next.value.length
  }
  return { head: Buffer.concat(read), rest: { [Symbol.asyncIterator]: () => chunks } }
}

function unpacked(request: IncomingMessage): Chunks {
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity'
  if (encoding === 'identity' || encoding === '') return request
  const unpackers = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }
  const unpacker = Object.entries(unpackers).find(([name]) => name === encoding)?.[1]()
  if (unpacker === undefined) {
    throw exception(
      'NOT_IMPLEMENTED',
      `Unknown compression method of the request: ${encoding}; the embedded engine takes gzip, deflate and br.`,
    )
  }
  request.on('error', (thrown) => unpacker.destroy(thrown))
  request.on('close', () => {
    if (!request.complete) unpacker.destroy(new Error('the client left in the middle of its body'))
  })
  return request.pipe(unpacker)
}

async function nextOf(chunks: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  try {
    return await chunks.next()
  } catch (thrown) {
    if (codeOf(thrown)?.startsWith('Z_') !== true) throw thrown
    throw exception('ZLIB_INFLATE_FAILED', `Cannot unpack the request's body: ${reasonOf(thrown)}.`)
  }
}

export interface SpoolOptions {
  /** A directory of the engine alone. */
  readonly dir: string
  /** Bytes of one body, unpacked. */
  readonly bytesMax: number
}

/** Files that hold the data of inserts until they are done. */
export class Spool {
  readonly #options: SpoolOptions
  #count = 0

  constructor(options: SpoolOptions) {
    this.#options = options
  }

  /** Writes `first` and then `rest` into a new file and runs `use` with its path; the file is gone afterwards. */
  async with<T>(
    first: Uint8Array,
    rest: Chunks | undefined,
    use: (path: string) => Promise<T>,
  ): Promise<T> {
    const path = join(this.#options.dir, `${++this.#count}.data`)
    try {
      await this.#write(path, first, rest)
      return await use(path)
    } catch (thrown) {
      if (codeOf(thrown) !== 'ENOSPC') throw thrown
      throw exception('NOT_ENOUGH_SPACE', 'Cannot keep the data of the insert: no space left.')
    } finally {
      await unlink(path).catch(() => undefined)
    }
  }

  async #write(path: string, first: Uint8Array, rest: Chunks | undefined): Promise<void> {
    const file = await open(path, 'wx', 0o600)
    try {
      let held = [first]
      let heldBytes = first.length
      let bytes = first.length
      const flush = async (): Promise<void> => {
        await writeWhole(file, held)
        held = []
        heldBytes = 0
      }
      const chunks = rest?.[Symbol.asyncIterator]()
      for (;;) {
        const next = chunks === undefined ? undefined : await nextOf(chunks)
        if (next === undefined || next.done === true) break
        bytes += next.value.length
        if (bytes > this.#options.bytesMax) {
          throw exception(
            'QUERY_IS_TOO_LARGE',
            `The data of one insert is limited to ${this.#options.bytesMax} bytes; send it in parts or set V2X_STORE_BODY_BYTES_MAX.`,
          )
        }
        held.push(next.value)
        heldBytes += next.value.length
        if (heldBytes >= writeBytes) await flush()
      }
      await flush()
    } finally {
      await file.close()
    }
  }
}
