/** Two clients that do nothing wrong while others do: one publishes, one listens. They must not notice. */
import { connectAsync, type MqttClient } from 'mqtt'

const intervalMs = 20
/** What was sent is acknowledged and delivered by then, or never. */
const settleWithinMs = 20_000
const topic = 'v2x/v1/obu/bystander/bsm/up'

export interface BystanderFigures {
  readonly sent: number
  readonly acknowledged: number
  readonly heard: number
  readonly closed: number
}

export class Bystander {
  readonly #publisher: MqttClient
  readonly #listener: MqttClient
  readonly #timer: NodeJS.Timeout
  #sent = 0
  #acknowledged = 0
  #closed = 0
  readonly #heard = new Set<string>()

  private constructor(publisher: MqttClient, listener: MqttClient) {
    this.#publisher = publisher
    this.#listener = listener
    for (const client of [publisher, listener]) client.on('close', () => this.#closed++)
    listener.on('message', (_topic, payload) => this.#heard.add(payload.toString()))
    this.#timer = setInterval(() => this.#send(), intervalMs)
  }

  static async start(url: string): Promise<Bystander> {
    const publisher = await connectAsync(url, { clientId: 'bystander' })
    const listener = await connectAsync(url, { clientId: 'listener', username: 'observer' })
    await listener.subscribeAsync('v2x/v1/obu/bystander/+/up', { qos: 1 })
    return new Bystander(publisher, listener)
  }

  /** Sends no more, waits for what is under way, and tells. */
  async stop(): Promise<BystanderFigures> {
    clearInterval(this.#timer)
    const deadline = performance.now() + settleWithinMs
    const isDone = (): boolean =>
      this.#acknowledged === this.#sent && this.#heard.size === this.#sent
    while (!isDone() && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const figures = {
      sent: this.#sent,
      acknowledged: this.#acknowledged,
      heard: this.#heard.size,
      closed: this.#closed,
    }
    await Promise.all([this.#publisher.endAsync(true), this.#listener.endAsync(true)])
    return figures
  }

  #send(): void {
    this.#sent++
    this.#publisher.publish(topic, String(this.#sent), { qos: 1 }, (error) => {
      if (!error) this.#acknowledged++
    })
  }
}
