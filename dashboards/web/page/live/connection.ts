/**
 * The live WebSocket: connects again with a growing, jittered pause, asks for the server's time, and hands frames on.
 * A connection that has gone silent is taken for dead, since a lost network closes nothing.
 */
import type { ServerClock } from './server-clock.ts'
import { pageNowMs } from './server-clock.ts'

export type ConnectionState =
  | { readonly is: 'connecting'; readonly attempt: number }
  /** Page time, as `retryAtMs`. */
  | { readonly is: 'open'; readonly sinceMs: number }
  | { readonly is: 'closed'; readonly attempt: number; readonly retryAtMs: number }

export interface ConnectionEvents {
  /** The first byte of the message, and the rest. */
  onFrame(kind: number, bytes: Uint8Array): void
  onState(state: ConnectionState): void
}

const pingEveryMs = 5000
/** LiveStats comes every second, and every ping is answered: ten silent seconds mean that nobody is there. */
const silentMsMax = 10_000
const retryMsMin = 500
const retryMsMax = 8000

export interface Connection {
  /** Tries again at once. */
  retry(): void
  stop(): void
}

export function connect(url: string, clock: ServerClock, events: ConnectionEvents): Connection {
  let socket: WebSocket | undefined
  let attempt = 0
  let heardAtMs = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const open = (): void => {
    clearTimeout(retryTimer)
    attempt++
    events.onState({ is: 'connecting', attempt })
    const opened = new WebSocket(url)
    opened.binaryType = 'arraybuffer'
    socket = opened
    heardAtMs = pageNowMs()
    opened.addEventListener('open', () => {
      events.onState({ is: 'open', sinceMs: pageNowMs() })
      ping()
    })
    opened.addEventListener('message', (event: MessageEvent<ArrayBuffer | string>) => {
      heardAtMs = pageNowMs()
      attempt = 0
      if (typeof event.data === 'string') return takePong(clock, event.data)
      const bytes = new Uint8Array(event.data)
      if (bytes.length > 0) events.onFrame(bytes[0]!, bytes.subarray(1))
    })
    opened.addEventListener('close', () => {
      if (socket === opened && !stopped) retryLater()
    })
  }

  const retryLater = (): void => {
    socket = undefined
    const pauseMs = Math.min(retryMsMax, retryMsMin * 2 ** Math.min(attempt, 8))
    const waitMs = pauseMs * (0.75 + Math.random() / 2)
    events.onState({ is: 'closed', attempt, retryAtMs: pageNowMs() + waitMs })
    retryTimer = setTimeout(open, waitMs)
  }

  const ping = (): void => {
    if (socket?.readyState === WebSocket.OPEN) {
      socket.send(JSON.stringify({ ping: pageNowMs() }))
    }
  }

  const watch = setInterval(() => {
    if (socket === undefined) return
    if (pageNowMs() - heardAtMs > silentMsMax) {
      const dead = socket
      retryLater()
      dead.close()
    } else ping()
  }, pingEveryMs)

  open()
  return {
    retry: () => {
      if (socket === undefined && !stopped) open()
    },
    stop: () => {
      stopped = true
      clearInterval(watch)
      clearTimeout(retryTimer)
      socket?.close()
    },
  }
}

function takePong(clock: ServerClock, text: string): void {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null) return
    const { pong, serverTime } = answer as { pong?: unknown; serverTime?: unknown }
    if (typeof pong === 'number' && typeof serverTime === 'number') clock.sample(pong, serverTime)
  } catch {
    // Text that is no JSON is of no interest.
  }
}
