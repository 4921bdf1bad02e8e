/**
 * What a Node process holds right after a collection, asked over its inspector. Whatever waited to be collected is noise of many MB,
 * in which a slow leak does not show; and the product needs no switch for it.
 */
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { V2xError, reasonOf } from '../../../common/errors.ts'

/** Bytes, as `process.memoryUsage()` has them. */
export interface Memory {
  readonly rss: number
  readonly heapUsed: number
  readonly external: number
  readonly arrayBuffers: number
}

interface Answer {
  readonly id?: number
  readonly error?: { readonly message: string }
  readonly result?: { readonly result?: { readonly value?: unknown } }
}

const answerWithinMs = 30_000

export class Inspector {
  readonly #socket: WebSocket
  readonly #gone = new AbortController()
  #commands = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    // An error closes it as well.
    socket.on('error', () => undefined).on('close', () => this.#gone.abort('it is gone'))
  }

  /** To the process that has its inspector on that port of loopback. */
  static async attach(port: number): Promise<Inspector> {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`)
    const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[]
    const socket = new WebSocket(target!.webSocketDebuggerUrl)
    await once(socket, 'open')
    return new Inspector(socket)
  }

  /** Throws V2xError `BENCH_INSPECT` where the process is gone or stuck. */
  async memoryAfterCollection(): Promise<Memory> {
    await this.#ask('HeapProfiler.collectGarbage')
    const asked = { expression: 'process.memoryUsage()', returnByValue: true }
    const { result } = await this.#ask('Runtime.evaluate', asked)
    return result!.result!.value as Memory
  }

  /** A process that somebody is attached to waits for that one when it leaves. */
  close(): void {
    this.#socket.terminate()
  }

  /** Nothing else is ever sent, for no domain of the inspector is enabled: what comes next is the answer. */
  async #ask(method: string, params: object = {}): Promise<Answer> {
    const id = ++this.#commands
    const signal = AbortSignal.any([this.#gone.signal, AbortSignal.timeout(answerWithinMs)])
    try {
      this.#socket.send(JSON.stringify({ id, method, params }))
      const [data] = (await once(this.#socket, 'message', { signal })) as [Buffer]
      const answer = JSON.parse(data.toString('utf8')) as Answer
      if (answer.id === id && answer.error === undefined) return answer
      throw new Error(answer.error?.message ?? 'another answer')
    } catch (thrown) {
      throw new V2xError(
        'BENCH_INSPECT',
        `cannot ask a part of the zone for its heap: ${method}: ${reasonOf(thrown)}`,
        { cause: thrown },
      )
    }
  }
}
