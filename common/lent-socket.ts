/**
 * Small writes to many connections. A stream keeps a request, a callback and a turn of the queue for each write, which of four bytes
 * costs as much as the system call does. A plain TCP connection that has nothing waiting is written to without them.
 */
import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import { TLSSocket } from 'node:tls'

/** What Node's types do not tell of a connection; see the contract test. */
interface Inside {
  /** null once it is closed, and its descriptor may be another's. */
  readonly _handle: { readonly fd?: number } | null
}

/** Writes the first `length` of `bytes` in order with all else that is written; they are lent until it returns. */
export function writeAtOnce(stream: Writable, bytes: Uint8Array, length: number): void {
  if (length === 0) return
  const descriptor = descriptorOf(stream)
  let written = 0
  if (descriptor > 0) {
    try {
      written = writeSync(descriptor, bytes, 0, length)
    } catch {
      // Full, or gone: the stream finds the same, and waits or tells.
    }
  }
  if (written < length) stream.write(Buffer.from(bytes.subarray(written, length)))
}

/** 0, where the stream has to do it. */
function descriptorOf(stream: Writable): number {
  // What is encrypted has a descriptor, too.
  if (!(stream instanceof Socket) || stream instanceof TLSSocket) return 0
  if (stream.writableLength > 0 || !stream.writable) return 0
  return (stream as unknown as Inside)._handle?.fd ?? 0
}
