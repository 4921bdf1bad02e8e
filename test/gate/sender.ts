/**
 * The process that sends: keeps the ledger and the connections of one round. Told what to do by its first argument (JSON) and,
 * over IPC, when to stop; then it waits for the answers that are missing and says how it ended. No fault touches it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { connect as connectMqtt } from 'mqtt'
import { createRandom } from '../../common/random.ts'
import { LedgerWriter, type Entry } from './ledger.ts'
import { Publisher } from './publisher.ts'
import { Device, type Message, type Traffic } from './traffic.ts'

export interface SenderOptions extends Traffic {
  readonly mqttUrl: string
  /** MQTT user name of all connections; empty sends none. */
  readonly userName: string
  readonly ledger: string
  readonly seed: number
  readonly publishers: number
  readonly devices: number
  readonly messagesPerSecond: number
  /** Somebody subscribes to all that is sent: a broker may then go other ways. */
  readonly isHeard: boolean
  /** Share of answered messages that are sent once more: devices do so when an answer came too late for them. */
  readonly resendShare: number
}

/** Once a second, and at the end with `isDone`. */
export interface SenderReport {
  readonly sent: number
  readonly acknowledged: number
  readonly resent: number
  readonly unanswered: number
  readonly connections: number
  readonly isDone: boolean
}

/** Told to stop, this long for the answers that are missing. */
const drainMs = 90_000
const tickMs = 5
/** Messages of one tick: the ledger syncs once for all of them. */
const tickMessagesMax = 512
const resendWithinMs = 4000
const windowMax = 64

class Sender {
  readonly #options: SenderOptions
  readonly #ledger: LedgerWriter
  readonly #random
  readonly #publishers: Publisher[]
  readonly #devices: Device[]
  readonly #answered: Entry[] = []
  readonly #again: Message[] = []
  #nextDevice = 0
  #sent = 0
  #acknowledged = 0
  #resent = 0
  #isStopping = false

  constructor(options: SenderOptions) {
    this.#options = options
    this.#ledger = new LedgerWriter(options.ledger)
    this.#random = createRandom(options.seed)
    this.#devices = Array.from(
      { length: options.devices },
      (_, index) => new Device(index, options, this.#random.fork(`device ${index}`)),
    )
    const { hostname, port } = new URL(options.mqttUrl)
    this.#publishers = Array.from(
      { length: options.publishers },
      (_, index) =>
        new Publisher({
          host: hostname,
          port: Number(port),
          clientId: `${options.round}-sender-${index}`,
          userName: options.userName,
          windowMax,
        }),
    )
  }

  stop(): void {
    this.#isStopping = true
  }

  async run(): Promise<void> {
    const reports = setInterval(() => this.#report(false), 1000)
    let lastMs = performance.now()
    let due = 0
    while (!this.#isStopping) {
      const nowMs = performance.now()
      due = Math.min(
        due + ((nowMs - lastMs) * this.#options.messagesPerSecond) / 1000,
        tickMessagesMax,
      )
      lastMs = nowMs
      due -= await this.#commit(this.#gather(Math.floor(due)))
      await sleep(tickMs)
    }
    await this.#drain()
    clearInterval(reports)
    for (const publisher of this.#publishers) publisher.stop()
    this.#report(true)
  }

  /** Up to `count` new messages, for connections that have room. A device always uses the same connection. */
  #gather(count: number): Message[] {
    const room = this.#publishers.map((publisher) => publisher.room)
    const messages: Message[] = []
    const generatedAt = Date.now() * 1000
    for (let looked = 0; messages.length < count && looked < this.#devices.length; looked++) {
      const index = this.#nextDevice
      this.#nextDevice = (index + 1) % this.#devices.length
      const publisher = index % this.#publishers.length
      if (room[publisher]! <= 0) continue
      room[publisher]!--
      messages.push(this.#devices[index]!.next(generatedAt))
    }
    return messages
  }

  /** Ledger first, then the wire. Gives how many there were. */
  async #commit(messages: readonly Message[]): Promise<number> {
    for (const entry of this.#answered.splice(0)) {
      this.#ledger.acknowledged(entry)
      this.#acknowledged++
    }
    for (const { entry } of messages) this.#ledger.sent(entry)
    await this.#ledger.sync()
    for (const message of messages) this.#publish(message, () => this.#isAnswered(message))
    this.#sent += messages.length
    for (const message of this.#again.splice(0)) {
      this.#resent++
      this.#publish(message, () => undefined)
    }
    return messages.length
  }

  #publish(message: Message, answered: () => void): void {
    const publisher = this.#publishers[message.entry.device % this.#publishers.length]!
    publisher.publish({ ...message, answered })
  }

  #isAnswered(message: Message): void {
    this.#answered.push(message.entry)
    // An unsound payload has no sequence by which anyone could tell that it came before.
    if (message.entry.isUnsound || this.#random.next() >= this.#options.resendShare) return
    setTimeout(() => {
      if (!this.#isStopping) this.#again.push(message)
    }, this.#random.next() * resendWithinMs)
  }

  async #drain(): Promise<void> {
    const deadline = performance.now() + drainMs
    while (this.#unanswered > 0 && performance.now() < deadline) {
      await this.#commit([])
      await sleep(tickMs)
    }
    await this.#commit([])
  }

  get #unanswered(): number {
    return this.#publishers.reduce((sum, publisher) => sum + publisher.unanswered, 0)
  }

  #report(isDone: boolean): void {
    const report: SenderReport = {
      sent: this.#sent,
      acknowledged: this.#acknowledged,
      resent: this.#resent,
      unanswered: this.#unanswered,
      connections: this.#publishers.reduce((sum, publisher) => sum + publisher.connections, 0),
      isDone,
    }
    if (process.connected) process.send!(report)
  }
}

/** A subscriber of everything, that comes back after each kill. What it hears is nobody's promise. */
function hear({ mqttUrl, userName, topicPattern, round }: SenderOptions): void {
  const filter = topicPattern.replace('{device}', '+').replace('{type}', '+')
  const client = connectMqtt(mqttUrl, {
    clientId: `${round}-listener`,
    reconnectPeriod: 200,
    ...(userName === '' ? {} : { username: userName }),
  })
  client.on('error', () => undefined)
  client.subscribe(filter, { qos: 0 }, () => undefined)
}

const options = JSON.parse(process.argv[2]!) as SenderOptions
const sender = new Sender(options)
if (options.isHeard) hear(options)
process.on('message', () => sender.stop())
process.on('disconnect', () => process.exit(1))
await sender.run()
process.exit(0)
