/**
 * The browsers that watch one picture. Each gets a snapshot, then every frame; one that does not keep up is left out
 * until it has drained, and then gets a fresh snapshot: its buffer never grows beyond one of them.
 */
import { counter } from '../../../common/metrics.ts'
import type { MergedPicture } from './merged-picture.ts'

/** The part of a WebSocket that we use. */
export interface WatcherSocket {
  readonly bufferedAmount: number
  readonly readyState: number
  send(data: Buffer, options: { readonly binary: true }): void
}

const open = 1

const leftOut = counter(
  'v2x_dashboards_live_left_out_total',
  'Frames that were not sent to a browser because it does not keep up',
)

export class Watchers {
  readonly #picture: MergedPicture
  readonly #bufferBytesMax: number
  /** Each with whether it is behind. */
  readonly #sockets = new Map<WatcherSocket, { behind: boolean }>()

  constructor(picture: MergedPicture, bufferBytesMax: number) {
    this.#picture = picture
    this.#bufferBytesMax = bufferBytesMax
  }

  get count(): number {
    return this.#sockets.size
  }

  add(socket: WatcherSocket): void {
    this.#sockets.set(socket, { behind: false })
    this.#sendSnapshot(socket)
  }

  remove(socket: WatcherSocket): void {
    this.#sockets.delete(socket)
  }

  /** Sends a message to all that keep up; returns to how many. */
  send(message: Buffer): number {
    let sent = 0
    for (const [socket, state] of this.#sockets) {
      if (socket.readyState !== open) continue
      if (state.behind) {
        this.#catchUp(socket, state)
      } else if (socket.bufferedAmount > this.#bufferBytesMax) {
        state.behind = true
        leftOut.inc()
      } else {
        socket.send(message, { binary: true })
        sent += 1
      }
    }
    return sent
  }

  /** The frame that is being sent is in the picture already, so the snapshot holds it. */
  #catchUp(socket: WatcherSocket, state: { behind: boolean }): void {
    if (socket.bufferedAmount > 0) return leftOut.inc()
    state.behind = false
    this.#sendSnapshot(socket)
  }

  #sendSnapshot(socket: WatcherSocket): void {
    for (const message of this.#picture.snapshot()) socket.send(message, { binary: true })
  }
}
