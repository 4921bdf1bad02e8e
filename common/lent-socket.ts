/**
 * Plain TCP connections of small messages. By itself Node makes a buffer of 64 KiB for each read, shrinks it to what has come and lets the
 * collector find it again, and keeps a request, a callback and a turn of its queue for each write, which of four bytes costs as much as the
 * system call does. These are all read into one buffer, and written to past the stream while nothing waits in it. Of thousands of connections
 * none is in the processor's cache when its turn comes, so nothing on the way is a closure of one of them: each would be two looks into memory.
 */
import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Writable } from 'node:stream'

/** Node's own bound of one read. */
const readBytesMax = 64 * 1024
const shared = Buffer.allocUnsafeSlow(readBytesMax)
/** Views of its beginning by their length, made once: single messages and their answers have the same few lengths again and again. */
const viewBytesMax = 2048
const views: (Buffer | undefined)[] = Array.from({ length: viewBytesMax + 1 })

/** What Node's types do not tell of a connection; see the contract test. */
interface Inside {
  /** null once it is closed, and its descriptor may be another's. */
  _handle: { readonly fd?: number } | null
}

/** Who is told of what comes, in place of 'data'. */
export interface BytesReader {
  /** The bytes are lent until it returns. */
  take(bytes: Buffer): void
}

const nobody: BytesReader = { take: () => undefined }

export class LentSocket extends Socket {
  reader = nobody
  private descriptor = 0

  /** Of an accepted connection its handle. */
  constructor(handle?: unknown) {
    super({ handle, onread: { buffer: shared, callback: onRead } } as object)
  }

  /** To be written to past the stream; 0 where the stream has to do it. */
  get openDescriptor(): number {
    if (this.writableLength > 0 || !this.writable) return 0
    if (this.descriptor === 0) this.descriptor = (this as unknown as Inside)._handle?.fd ?? 0
    return this.descriptor
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.descriptor = 0
    super._destroy(error, callback)
  }
}

/** Node calls it on the socket that has read. */
function onRead(this: LentSocket, bytes: number): boolean {
  this.reader.take(beginning(bytes))
  return true
}

function beginning(bytes: number): Buffer {
  if (bytes > viewBytesMax) return shared.subarray(0, bytes)
  return (views[bytes] ??= shared.subarray(0, bytes))
}

/** The same connection as one that lends; `socket`, as a server gave it with `pauseOnConnect`, is no connection any more. */
export function lent(socket: Socket): Socket {
  const inside = socket as unknown as Inside
  const handle = inside._handle
  // It has gone already.
  if (handle === null || handle === undefined) return socket
  inside._handle = null
  socket.destroy()
  return new LentSocket(handle)
}

/** Writes `bytes[from, to)` in order with all else that is written, unless the stream has ended; they are lent until it returns. */
export function writeAtOnce(stream: Writable, bytes: Uint8Array, from: number, to: number): void {
  if (from === to) return
  let at = from
  const descriptor = stream instanceof LentSocket ? stream.openDescriptor : 0
  if (descriptor > 0) {
    try {
      at += writeSync(descriptor, bytes, from, to - from)
    } catch {
      // Full, or gone: the stream finds the same, and waits or tells.
    }
  }
  if (at < to && stream.writable) stream.write(Buffer.from(bytes.subarray(at, to)))
}
