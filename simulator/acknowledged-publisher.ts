/**
 * Publishes at QoS 1 with a bounded number in flight and counts the acknowledgements: what import and replay send with.
 * It is made for completeness, not for speed: messages stay in order, and after a lost connection mqtt.js sends the
 * unacknowledged ones again.
 */
import { ErrorWithReasonCode, connectAsync, type MqttClient } from 'mqtt'
import { V2xError, reasonOf } from '../common/errors.ts'

export interface PublisherOptions {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly clientId: string
  /** Sending waits while this many are unacknowledged. */
  readonly inFlightMax: number
  /** How long a lost connection may stay lost before sending gives up. */
  readonly patienceMs: number
}

/** CONNACK's return code of a broker that cannot take anybody for the time being, as with a full disk (MQTT 3.1.1, 3.2.2.3). */
const serverUnavailable = 3

export class AcknowledgedPublisher {
  acknowledged = 0
  readonly #client: MqttClient
  readonly #options: PublisherOptions
  #inFlight = 0
  #failure: Error | undefined
  /** Runs while the connection is lost. */
  #giveUp: NodeJS.Timeout | undefined
  #wake: () => void = () => {}

  private constructor(client: MqttClient, options: PublisherOptions) {
    this.#client = client
    this.#options = options
    client.on('close', () => {
      if (client.disconnecting) return
      this.#giveUp ??= setTimeout(() => {
        this.#fail(
          new V2xError(
            'MQTT_LOST',
            `cannot go on: the connection to ${options.url} has been lost for ${options.patienceMs / 1000} s; start the zone and run the command again`,
          ),
        )
      }, options.patienceMs)
    })
    client.on('connect', () => {
      clearTimeout(this.#giveUp)
      this.#giveUp = undefined
    })
    client.on('error', (error) => {
      // Where it has ended the connection mqtt.js tries again, and patience judges that; a refusal is the broker's last word unless
      // it says that it is unavailable now.
      const isLast =
        error instanceof ErrorWithReasonCode
          ? error.code !== serverUnavailable
          : !client.stream.destroyed
      if (isLast) this.#fail(error)
    })
  }

  /** Throws V2xError `MQTT_CONNECT`. */
  static async connect(options: PublisherOptions): Promise<AcknowledgedPublisher> {
    const { url, username, password, clientId } = options
    try {
      const client = await connectAsync(
        url,
        {
          clientId,
          username,
          ...(password === '' ? {} : { password }),
          clean: true,
          connectTimeout: 5000,
          reconnectPeriod: 500,
          reconnectOnConnackError: true,
        },
        false,
      )
      return new AcknowledgedPublisher(client, options)
    } catch (thrown) {
      throw new V2xError(
        'MQTT_CONNECT',
        `cannot connect to ${url} as ${username}: ${reasonOf(thrown)}; is the zone running (npm start), and is V2X_MQTT_URL right?`,
        { cause: thrown },
      )
    }
  }

  /** Hands one message over; resolves when there is room for the next. Throws what broke the connection. */
  async publish(topic: string, payload: Uint8Array): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure
    this.#inFlight += 1
    this.#client.publish(topic, Buffer.from(payload), { qos: 1 }, (error) => {
      this.#inFlight -= 1
      if (error) this.#fail(error)
      else this.acknowledged += 1
      this.#wake()
    })
    await this.#waitUntil(() => this.#inFlight < this.#options.inFlightMax)
  }

  /** A message that nobody needs to receive: QoS 0, not counted. */
  announce(topic: string, text: string): void {
    this.#client.publish(topic, text, { qos: 0 })
  }

  /** Resolves when everything handed over is acknowledged. */
  async drained(): Promise<void> {
    await this.#waitUntil(() => this.#inFlight === 0)
  }

  async end(): Promise<void> {
    // Without force mqtt.js waits for acknowledgements that may never come.
    clearTimeout(this.#giveUp)
    await this.#client.endAsync(this.#failure !== undefined || this.#inFlight > 0)
  }

  async #waitUntil(condition: () => boolean): Promise<void> {
    while (!condition()) {
      if (this.#failure !== undefined) throw this.#failure
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    if (this.#failure !== undefined) throw this.#failure
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#wake()
  }
}
