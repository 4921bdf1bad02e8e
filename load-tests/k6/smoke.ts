/**
 * k6 smoke load: vehicles behind a few gateways publish BSMs over MQTT on WebSocket on a fixed schedule, a watcher
 * follows the live picture. Times count from when a message was due to be sent (that is its generated_at), so a
 * sender that is held up shows up as latency instead of as less load.
 */
import exec from 'k6/execution'
import { Counter, Trend } from 'k6/metrics'
import { clearInterval, setInterval, setTimeout } from 'k6/timers'
import { deviceTopic, liveTopic } from '../../schemas/topics.ts'
import { v2x } from '../../schemas/gen/codec.js'
import { k6Thresholds, loadDevicePrefix, loadMetrics, profiles } from '../profiles.ts'
import { connectMqtt, type MqttConnection } from './mqtt.ts'

const profile = profiles.smoke
const { connections, vehiclesPerConnection, rateHz } = profile.shape
const url = __ENV['V2X_LOAD_URL'] ?? 'ws://127.0.0.1:8083'
const run = __ENV['V2X_LOAD_RUN'] ?? 'by-hand'
const password = __ENV['V2X_LOAD_PASSWORD'] ?? ''
const summaryFile = __ENV['V2X_LOAD_SUMMARY'] ?? ''
const devicePrefix = `${loadDevicePrefix}${run}-`

const published = new Counter(loadMetrics.published)
const acknowledged = new Counter(loadMetrics.acknowledged)
const unacknowledged = new Counter(loadMetrics.unacknowledged)
const unseen = new Counter(loadMetrics.unseen)
const errors = new Counter(loadMetrics.errors)
const puback = new Trend(loadMetrics.puback)
const live = new Trend(loadMetrics.live)
const late = new Trend(loadMetrics.late)

const lead = 2
const intervalMs = 1000 / rateHz

export const options = {
  scenarios: {
    watch: once('watch', 1, '0s'),
    // The watcher is subscribed before the first vehicle drives.
    drive: once('drive', connections, `${lead}s`),
  },
  thresholds: k6Thresholds(profile),
  summaryTrendStats: ['min', 'med', 'p(95)', 'p(99)', 'max', 'count'],
}

function once(name: string, vus: number, startTime: string): object {
  const maxDuration = `${lead + profile.seconds + 2 * profile.graceSeconds + 5}s`
  return { executor: 'per-vu-iterations', exec: name, vus, iterations: 1, startTime, maxDuration }
}

function connect(role: string, events: Parameters<typeof connectMqtt>[2]): MqttConnection {
  const clientId = `gateway-load-${run}-${role}-${exec.vu.idInTest}`
  return connectMqtt(url, { clientId, user: 'gateway-load', password }, events)
}

function failed(reason: string): void {
  errors.add(1)
  console.error(reason)
}

/** One gateway: publishes for its vehicles until the profile's time is over, then waits for what is still out. */
export function drive(): void {
  const waiting = new Map<number, number>()
  let ticks = 0
  let sending: ReturnType<typeof setInterval> | undefined
  // Zero counts too: a threshold on a counter that was never touched would not be judged.
  errors.add(0)

  const finish = (): void => {
    unacknowledged.add(waiting.size)
    connection.end()
  }
  const connection = connect('drive', {
    onConnect() {
      const startMs = Date.now()
      sending = setInterval(() => {
        for (; startMs + ticks * intervalMs <= Date.now(); ticks++) {
          if (ticks >= profile.seconds * rateHz) {
            clearInterval(sending!)
            setTimeout(finish, profile.graceSeconds * 1000)
            return
          }
          for (let vehicle = 1; vehicle <= vehiclesPerConnection; vehicle++) {
            // Vehicles of a gateway are spread over the interval, as clocks of real ones are.
            const offset = ((vehicle - 1) / vehiclesPerConnection) * intervalMs
            publishWhenDue(vehicle, ticks + 1, startMs + ticks * intervalMs + offset)
          }
        }
      }, 5)
    },
    onPuback(packetId) {
      const dueMs = waiting.get(packetId)
      if (dueMs === undefined) return failed(`PUBACK for packet ${packetId}, which is not out`)
      waiting.delete(packetId)
      acknowledged.add(1)
      puback.add(Date.now() - dueMs)
    },
    onFailure(reason) {
      if (sending !== undefined) clearInterval(sending)
      unacknowledged.add(waiting.size)
      failed(reason)
    },
  })

  const publishWhenDue = (vehicle: number, sequence: number, dueMs: number): void => {
    setTimeout(
      () => {
        late.add(Date.now() - dueMs)
        const device = `${devicePrefix}${exec.vu.idInTest}-${vehicle}`
        const payload = bsmOf(vehicle, sequence, Math.round(dueMs * 1000))
        waiting.set(connection.publish(deviceTopic('obu', device, 'bsm'), payload), dueMs)
        published.add(1)
      },
      Math.max(0, dueMs - Date.now()),
    )
  }
}

/** A vehicle on a circle of 100 m at 10 m/s around 28.126 N 112.880 E, in the test zone. */
function bsmOf(vehicle: number, sequence: number, generatedAt: number): Uint8Array {
  const turn = ((sequence / rateHz) * 10) / 100 + vehicle
  const heading = (((turn * 180) / Math.PI) % 360) / 0.0125
  return v2x.v1.Bsm.encode({
    header: {
      schemaVersion: 1,
      sequence,
      generatedAt,
      clockQuality: v2x.v1.ClockQuality.CLOCK_QUALITY_FREE,
      source: v2x.v1.Source.SOURCE_LOAD,
    },
    messageCount: sequence % 128,
    latitude: 281260000 + Math.round(-Math.sin(turn) * 100 * 89.8),
    longitude: 1128800000 + Math.round(Math.cos(turn) * 100 * 101.8),
    speed: 500,
    // Clockwise from north, along the tangent.
    heading: (Math.round(heading) + 14400) % 28800,
    vehicleClass: 10,
  }).finish()
}

/** Follows the live picture and measures each new state of this run's vehicles. */
export function watch(): void {
  const newest = new Map<string, number>()
  const connection = connect('watch', {
    onConnect() {
      connection.subscribe(liveTopic('vehicles'))
    },
    onMessage(_topic, payload) {
      const nowMs = Date.now()
      const frame = v2x.v1.LiveVehicles.decode(payload)
      for (const [row, device] of frame.deviceId.entries()) {
        if (!device.startsWith(devicePrefix)) continue
        const generatedAt = frame.generatedAt[row]!
        // A snapshot repeats what a frame said before.
        if (generatedAt <= (newest.get(device) ?? 0)) continue
        newest.set(device, generatedAt)
        live.add(nowMs - generatedAt / 1000)
      }
    },
    onFailure: failed,
  })
  setTimeout(
    () => {
      unseen.add(connections * vehiclesPerConnection - newest.size)
      connection.end()
    },
    (lead + profile.seconds + profile.graceSeconds) * 1000,
  )
}

/** k6 hands over its results; `npm run load` reads them from the file and shows them. */
export function handleSummary(data: unknown): Record<string, string> {
  const text = JSON.stringify(data)
  return summaryFile === '' ? { stdout: `${text}\n` } : { [summaryFile]: text }
}
