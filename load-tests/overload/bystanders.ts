/** Who else uses the zone meanwhile: a browser on the live picture, and a reader of the API. */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'

/** When something came, and how long it took; monotonic. */
export interface Seen {
  readonly atMs: number
  readonly tookMs: number
}

/** Notes each frame of the live picture, with the time since the one before. */
export class LiveWatcher {
  readonly frames: Seen[] = []
  #socket: WebSocket | undefined

  async start(apiUrl: string): Promise<void> {
    const socket = new WebSocket(`${apiUrl.replace(/^http/, 'ws')}/api/v1/live`)
    this.#socket = socket
    await once(socket, 'open')
    let before = performance.now()
    socket.on('message', () => {
      const atMs = performance.now()
      this.frames.push({ atMs, tookMs: atMs - before })
      before = atMs
    })
  }

  stop(): void {
    this.#socket?.terminate()
  }
}

const readPauseMs = 200
const answerWithinMs = 10_000

/** Asks for devices again and again. */
export class ApiReader {
  readonly answers: Seen[] = []
  /** When it got none, or another one than 200. */
  readonly failures: number[] = []
  #isOver = false

  async run(apiUrl: string): Promise<void> {
    while (!this.#isOver) {
      const from = performance.now()
      const isGiven = await fetch(`${apiUrl}/api/v1/devices`, {
        signal: AbortSignal.timeout(answerWithinMs),
      })
        .then(async (answer) => (await answer.arrayBuffer(), answer.ok))
        .catch(() => false)
      const atMs = performance.now()
      if (isGiven) this.answers.push({ atMs, tookMs: atMs - from })
      else this.failures.push(atMs)
      await sleep(readPauseMs)
    }
  }

  stop(): void {
    this.#isOver = true
  }
}
