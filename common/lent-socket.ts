/**
 * Plain TCP connections of small messages. By itself Node makes a buffer of 64 KiB for each read, shrinks it to what has come and lets the
 * collector find it again, and keeps a request, a callback and a turn of its queue for each write, which of four bytes costs as much as the
 * system call does. These are all read into one buffer, and written to past the stream while nothing waits in it. Of thousands of connections
 * none is in the processor's cache when its turn comes, so nothing on the way is a closure of one of them: each would be two looks into memory.
 * Whoever writes to many looks at none of them, but at a list of all whose streams may be passed.
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

/** By descriptor, whose stream may be passed: it is open, and nothing waits in it. */
const idle: (LentSocket | undefined)[] = []

export class LentSocket extends Socket {
  reader = nobody
  /** 0 until it was written to past the stream. */
  descriptor = 0

  /** Of an accepted connection its handle. */
  constructor(handle?: unknown) {
    super({ handle, onread: { buffer: shared, callback: onRead } } as object)
  }

  /** True where it may be written to past the stream, from now on until the stream is used again. */
  mayBePassed(): boolean {
    if (mayPass(this, this.descriptor)) return true
    if (this.writableLength > 0 || !this.writable) return false
    if (this.descriptor === 0) this.descriptor = (this as unknown as Inside)._handle?.fd ?? 0
    if (this.descriptor <= 0) return false
    // Without holes, which would make it a table that is searched.
    while (idle.length <= this.descriptor) idle.push(undefined)
    idle[this.descriptor] = this
    return true
  }

  override write(...chunk: unknown[]): boolean {
    this.standBehind()
    return super.write(...(chunk as [Uint8Array]))
  }

  override end(...chunk: unknown[]): this {
    this.standBehind()
    return super.end(...(chunk as [Uint8Array]))
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.standBehind()
    this.descriptor = 0
    super._destroy(error, callback)
  }

  private standBehind(): void {
    if (mayPass(this, this.descriptor)) idle[this.descriptor] = undefined
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

/** For `mayPass`; 0 of what is none of these connections. */
export function descriptorOf(stream: Writable): number {
  return stream instanceof LentSocket ? stream.descriptor : 0
}

/** True where nothing waits in its stream; false where that is not known without a look at it. */
export function isIdle(stream: Writable): boolean {
  return mayPass(stream, descriptorOf(stream))
}

/** True where `stream`, whose descriptor this was a while ago, may be passed; it is not looked at. */
export function mayPass(stream: Writable, descriptor: number): boolean {
  return descriptor !== 0 && idle[descriptor] === stream
}

/** Writes `bytes[from, to)` to a stream that may be passed, and returns how many of them: where it is not all, `writeAtOnce` has to go on. */
export function writePast(descriptor: number, bytes: Uint8Array, from: number, to: number): number {
  try {
    return writeSync(descriptor, bytes, from, to - from)
  } catch {
    // Full, or gone: the stream finds the same, and waits or tells.
    return 0
  }
}

/** Writes `bytes[from, to)` in order with all else that is written, unless the stream has ended; they are lent until it returns. */
export function writeAtOnce(stream: Writable, bytes: Uint8Array, from: number, to: number): void {
  if (from === to) return
  const isPast = stream instanceof LentSocket && stream.mayBePassed()
  const at = isPast ? from + writePast(stream.descriptor, bytes, from, to) : from
  if (at < to && stream.writable) stream.write(Buffer.from(bytes.subarray(at, to)))
}
