/**
 * One vehicle of the tester's that hears itself: from publishing to PUBACK, to its own message back from the broker, and to its row on the
 * live picture. Both ends of each are the tester's clock, so no offset is in it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import mqtt, { type MqttClient } from 'mqtt'
import { systemClock } from '../../common/clock.ts'
import { V2xError, reasonOf } from '../../common/errors.ts'
import { v2x } from '../../schemas/index.ts'
import { deviceTopic, liveTopic } from '../../schemas/topics.ts'
import { Latencies } from '../../simulator/load/latencies.ts'
import { loadDevicePrefix } from '../profiles.ts'

export interface Echo {
  readonly device: string
  readonly sent: number
  readonly acknowledgedMs: Latencies
  readonly echoedMs: Latencies
  readonly shownMs: Latencies
}

export interface EchoPlan {
  /** ws://, wss://, mqtt:// or mqtts:// of the broker. */
  readonly url: string
  readonly password: string
  readonly seconds: number
}

const rateHz = 10
/** For the last ones to come back. */
const graceMs = 2000

/** Throws V2xError `LOAD_ECHO` where the broker does not let it in, or not listen. */
export async function measureEcho({ url, password, seconds }: EchoPlan): Promise<Echo> {
  const device = `${loadDevicePrefix}echo-${Date.now().toString(36)}`
  const topic = deviceTopic('obu', device, 'bsm')
  const client = await connect(url, password)
  const echo: Echo = {
    device,
    sent: Math.round(seconds * rateHz),
    acknowledgedMs: new Latencies(),
    echoedMs: new Latencies(),
    shownMs: new Latencies(),
  }
  try {
    client.on('message', (from, payload) => {
      if (from === topic) note(echo.echoedMs, v2x.v1.Bsm.decode(payload).header!.generatedAt!)
      else noteShown(echo, payload)
    })
    await listen(client, topic, liveTopic('vehicles'))
    const from = performance.now()
    for (let sequence = 1; sequence <= echo.sent; sequence++) {
      await sleep(from + (sequence * 1000) / rateHz - performance.now())
      const generatedAt = systemClock.nowMicros()
      client.publish(topic, bsm(sequence, generatedAt), { qos: 1 }, (error) => {
        if (!error) note(echo.acknowledgedMs, generatedAt)
      })
    }
    await sleep(graceMs)
    return echo
  } finally {
    await client.endAsync(true)
  }
}

async function connect(url: string, password: string): Promise<MqttClient> {
  try {
    const client = await mqtt.connectAsync(url, {
      clientId: `gateway-load-echo-${Date.now().toString(36)}`,
      username: 'gateway-load',
      ...(password === '' ? {} : { password }),
      reconnectPeriod: 0,
    })
    // What breaks is seen as an echo that does not come.
    client.on('error', () => undefined)
    return client
  } catch (thrown) {
    throw new V2xError('LOAD_ECHO', `cannot publish to ${url}: ${reasonOf(thrown)}`)
  }
}

/** With a users file a gateway hears its own devices, and not the live picture: then that is left out. */
async function listen(client: MqttClient, own: string, live: string): Promise<void> {
  await client.subscribeAsync(own, { qos: 0 }).catch((thrown: unknown) => {
    throw new V2xError('LOAD_ECHO', `cannot hear ${own}: ${reasonOf(thrown)}`)
  })
  await client.subscribeAsync(live, { qos: 0 }).catch(() => undefined)
}

function noteShown({ device, shownMs }: Echo, payload: Buffer): void {
  const { snapshot, deviceId, generatedAt } = v2x.v1.LiveVehicles.decode(payload)
  const row = snapshot ? -1 : deviceId.indexOf(device)
  if (row !== -1) note(shownMs, generatedAt[row]!)
}

function note(into: Latencies, generatedAt: number): void {
  into.add((systemClock.nowMicros() - generatedAt) / 1000)
}

function bsm(sequence: number, generatedAt: number): Buffer {
  const payload = v2x.v1.Bsm.encode({
    header: {
      schemaVersion: 1,
      sequence,
      generatedAt,
      clockQuality: v2x.v1.ClockQuality.CLOCK_QUALITY_FREE,
      source: v2x.v1.Source.SOURCE_LOAD,
    },
    messageCount: sequence % 128,
    latitude: 281_260_000 + sequence,
    longitude: 1_128_800_000,
    speed: 500,
    heading: 0,
    vehicleClass: 10,
  }).finish()
  return Buffer.from(payload)
}
