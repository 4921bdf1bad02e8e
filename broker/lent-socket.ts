/**
 * TCP connections that are all read into one buffer. By itself Node makes a buffer of 64 KiB for each read, shrinks it to what has come and
 * lets the collector find it again, which is much of what a message costs that comes alone.
 */
import { Socket } from 'node:net'

/** Node's own bound of one read. */
const readBytesMax = 64 * 1024
const shared = Buffer.allocUnsafeSlow(readBytesMax)
/** Views of its beginning by their length, made once: single vehicles send the same few lengths again and again. */
const viewBytesMax = 2048
const views: (Buffer | undefined)[] = Array.from({ length: viewBytesMax + 1 })

/** What Node's constructor takes and its types do not tell; see the contract test. */
interface Made {
  readonly handle: unknown
  readonly onread: {
    readonly buffer: Uint8Array
    callback(bytes: number): boolean
  }
}

export class LentSocket extends Socket {
  /** Told of what comes, in place of 'data'; the bytes are lent until it returns. */
  onBytes: (bytes: Buffer) => void = () => undefined

  constructor(handle: unknown) {
    const made: Made = {
      handle,
      onread: {
        buffer: shared,
        callback: (bytes) => {
          this.onBytes(beginning(bytes))
          return true
        },
      },
    }
    super(made as object)
  }
}

function beginning(bytes: number): Buffer {
  if (bytes > viewBytesMax) return shared.subarray(0, bytes)
  return (views[bytes] ??= shared.subarray(0, bytes))
}

/** The same connection as one that lends; `socket`, as a server gave it with `pauseOnConnect`, is no connection any more. */
export function lent(socket: Socket): Socket {
  const inside = socket as unknown as { _handle: unknown }
  const handle = inside._handle
  // It has gone already.
  if (handle === null || handle === undefined) return socket
  inside._handle = null
  socket.destroy()
  return new LentSocket(handle)
}
