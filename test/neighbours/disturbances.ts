/** What publishers have for neighbours: subscribers that read or do not, and queries that want all of the machine. */
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { generate, type Packet } from 'mqtt-packet'
import { eventually, type TestZone } from '../zone-process.ts'

/** Begins the disturbance; resolves with what ends it. */
export type Disturbance = (zone: TestZone) => Promise<() => Promise<void>>

/** What the broker hands on without keeping it: so a socket can be filled and the store knows nothing of it. */
const fillTopic = 'v2x/v1/replay/fill/obu/fill/bsm/up'
const fillBytes = 256 * 1024
const filters = ['v2x/v1/obu/+/+/up', 'v2x/v1/replay/#']

export const nobody: Disturbance = () => Promise.resolve(() => Promise.resolve())

/** One subscriber of all telemetry that reads it. */
export const healthySubscriber: Disturbance = async (zone) => {
  const socket = await subscriber(zone, 'healthy')
  socket.resume()
  return () => Promise.resolve(void socket.destroy())
}

/** Subscribers of all telemetry that read nothing, with everything full that may wait for them. */
export function frozenSubscribers(count: number): Disturbance {
  return async (zone) => {
    const each = Array.from({ length: count }, (_, i) => subscriber(zone, `frozen-${i}`))
    const sockets = await Promise.all(each)
    await fill(zone, count)
    return () => {
      const closed = sockets.filter((socket) => socket.destroyed).length
      for (const socket of sockets) socket.destroy()
      // Who is gone disturbs nobody.
      if (closed > 0) throw new Error(`${closed} of the frozen subscribers did not stay`)
      return Promise.resolve()
    }
  }
}

async function subscriber(zone: TestZone, clientId: string): Promise<Socket> {
  const socket = await mqttSocket(zone, clientId, 'observer')
  const subscriptions = filters.map((topic) => ({ topic, qos: 0 as const }))
  const answered = once(socket, 'data')
  send(socket, { cmd: 'subscribe', messageId: 1, subscriptions })
  await answered
  socket.pause()
  return socket
}

/** All frozen fill up alike: once so many were dropped for each on average, none has room. */
const droppedForEach = 10

/** Publishes large messages until the broker drops them for all of the frozen. */
async function fill(zone: TestZone, frozen: number): Promise<void> {
  const socket = await mqttSocket(zone, 'fill', 'service')
  const before = await dropped(zone)
  const payload = Buffer.alloc(fillBytes)
  await eventually('the frozen subscribers to be full', async () => {
    send(socket, { cmd: 'publish', topic: fillTopic, payload, qos: 0, dup: false, retain: false })
    return (await dropped(zone)) > before + droppedForEach * frozen
  })
  socket.destroy()
}

async function mqttSocket(zone: TestZone, clientId: string, username: string): Promise<Socket> {
  const { hostname, port } = new URL(zone.mqttUrl)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  // Whoever needs it finds it closed.
  socket.on('error', () => undefined)
  const answered = once(socket, 'data')
  send(socket, {
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    keepalive: 0,
    clientId,
    username,
  })
  await answered
  return socket
}

function send(socket: Socket, packet: Packet): void {
  socket.write(generate(packet))
}

async function dropped(zone: TestZone): Promise<number> {
  const address = `http://127.0.0.1:${zone.env['V2X_BROKER_HEALTH_PORT']}/metrics`
  const page = await (await fetch(address)).text()
  return Number(/^v2x_broker_subscriber_dropped_total (\d+)/m.exec(page)![1])
}

/** More than any window lasts, whatever the machine. */
const rows = 'numbers_mt(1000000000000)'
const heavyKinds: readonly ((i: number) => string)[] = [
  (i) => `SELECT max(sipHash64(number + ${i})) FROM ${rows}`,
  (i) => `SELECT uniq(cityHash64(number, ${i})), quantiles(0.5, 0.99)(number) FROM ${rows}`,
  (i) =>
    `SELECT k, count() AS n FROM (SELECT cityHash64(number) % 1000000 + ${i} AS k FROM ${rows}) GROUP BY k ORDER BY n DESC LIMIT 10`,
  (i) =>
    `SELECT count() FROM v2x.raw AS a CROSS JOIN v2x.raw AS b WHERE cityHash64(a.payload, b.payload) % 1000 = ${i}`,
]

/** Queries that are submitted at once and go on until they are ended. */
export function heavyQueries(count: number, threads: number): Disturbance {
  return async (zone) => {
    const ending = new AbortController()
    const { signal } = ending
    const settings = threads === 0 ? '' : `?max_threads=${threads}`
    const running = Array.from({ length: count }, async (_, i) => {
      const body = heavyKinds[i % heavyKinds.length]!(i)
      const url = `${zone.clickhouseUrl}/${settings}`
      const answer = await fetch(url, { method: 'POST', body, signal }).catch(() => undefined)
      // A query that does not run disturbs nobody.
      if (answer !== undefined && !signal.aborted) throw new Error(await answer.text())
    })
    const failed = Promise.all(running)
    failed.catch(() => undefined)
    return async () => {
      ending.abort()
      await failed
      await eventually('the queries to end', async () => {
        const query = "SELECT 1 FROM system.processes WHERE query_kind = 'Select'"
        return (await zone.query(query)).length === 1
      })
    }
  }
}
