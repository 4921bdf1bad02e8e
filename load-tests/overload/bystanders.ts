/** Who else uses the zone meanwhile: a browser on the live picture, a reader of the API, and a subscriber that reads nothing. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { generate, parser } from 'mqtt-packet'
import { WebSocket } from 'ws'
import { V2xError } from '../../common/errors.ts'

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

/** Subscribes to what some devices send, and does not read it. */
export class FrozenSubscriber {
  /** When the broker closed it; undefined while it has not. */
  closedAtMs: number | undefined
  #socket: Socket | undefined

  async start(address: { host: string; port: number }, filters: readonly string[]): Promise<void> {
    const socket = connect(address)
    this.#socket = socket
    const packets = parser({ protocolVersion: 4 })
    socket.on('data', (chunk: Buffer) => packets.parse(chunk)).on('error', () => undefined)
    socket.once('close', () => (this.closedAtMs = performance.now()))
    const id = `observer-frozen-${Date.now().toString(36)}`
    const subscriptions = filters.map((topic) => ({ topic, qos: 0 as const }))
    const hello = { protocolId: 'MQTT', protocolVersion: 4, clean: true, keepalive: 300 } as const
    socket.write(
      Buffer.concat([
        generate({ cmd: 'connect', clientId: id, username: 'observer', ...hello }),
        generate({ cmd: 'subscribe', messageId: 1, subscriptions }),
      ]),
    )
    await new Promise<void>((resolve, reject) => {
      packets.on('packet', ({ cmd }) => cmd === 'suback' && resolve())
      socket.once('close', () =>
        reject(new V2xError('LOAD_OVERLOAD', 'cannot subscribe: the broker closed the connection')),
      )
    })
    socket.pause()
  }

  stop(): void {
    this.#socket?.removeAllListeners('close').destroy()
  }
}
