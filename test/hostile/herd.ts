/** One vehicle of a herd: it connects, subscribes, publishes, and when it is thrown out it comes back, trying again and again. */
import { Attacker, connectOf } from './attacker.ts'

const retryMs = 1000

export class HerdClient {
  readonly #port: number
  readonly #id: string
  readonly #spreadMs: number
  readonly #login: { username?: string; password?: Buffer } = {}
  #attacker: Attacker | undefined
  #isStopped = false
  attempts = 0
  /** It has had an answer to a message since it was last thrown out. */
  isBack = false

  /** `password` where the broker has users. */
  constructor(port: number, id: string, spreadMs: number, password: string | undefined) {
    this.#port = port
    this.#id = id
    this.#spreadMs = spreadMs
    if (password !== undefined) this.#login = { username: id, password: Buffer.from(password) }
    this.#connect()
  }

  stop(): void {
    this.#isStopped = true
    this.#attacker?.socket.destroy()
  }

  #connect(): void {
    if (this.#isStopped) return
    this.attempts++
    const attacker = new Attacker(this.#port, ({ cmd }) => {
      if (cmd === 'puback') this.isBack = true
    })
    this.#attacker = attacker
    const device = `v2x/v1/obu/${this.#id}`
    attacker.send(
      connectOf(this.#id, this.#login),
      { cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: `${device}/+/down`, qos: 1 }] },
      {
        cmd: 'publish',
        topic: `${device}/bsm/up`,
        payload: 'back',
        qos: 1,
        dup: false,
        retain: false,
        messageId: 2,
      },
    )
    attacker.socket.on('close', () => {
      const delayMs = this.isBack ? Math.random() * this.#spreadMs : retryMs * (0.5 + Math.random())
      this.isBack = false
      setTimeout(() => this.#connect(), delayMs)
    })
  }
}
