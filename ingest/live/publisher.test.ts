/** The live picture over a real broker: frames, retained snapshots, a broker that goes and comes back. */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Aedes } from 'aedes'
import { connect, type MqttClient } from 'mqtt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../common/clock.ts'
import { readConfig } from '../../common/config.ts'
import { createLog } from '../../common/log.ts'
import { liveTopic, slowTopic, v2x } from '../../schemas/index.ts'
import { liveConfig } from './config.ts'
import { startLive, type Live } from './live.ts'

const deadline = { timeout: 15_000, interval: 20 }

interface Broker {
  readonly port: number
  stop(): Promise<void>
}

async function startBroker(port = 0): Promise<Broker> {
  const aedes = await Aedes.createBroker()
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    aedes.handle(socket)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((closed) => aedes.close(() => closed()))
      server.close()
      await once(server, 'close')
    },
  }
}

let broker: Broker
let live: Live
let folder: string
let messagesTotal = 0
const clients: MqttClient[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'v2x-live-'))
  broker = await startBroker()
  live = await startLive({
    config: readConfig(liveConfig, {}),
    mqtt: { url: `mqtt://127.0.0.1:${broker.port}`, password: '' },
    folder,
    clock: systemClock,
    log: createLog('ingest', 'silent'),
    counters: () => ({
      messagesTotal,
      storedTotal: 1,
      quarantinedTotal: 2,
      duplicatesTotal: 3,
      corruptRangesTotal: 0,
      backlogBytes: 0,
      backlogMessages: 0,
    }),
  })
})
afterEach(async () => {
  await live.stop()
  await Promise.all(clients.splice(0).map((client) => client.endAsync(true)))
  await broker.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Heard {
  readonly vehicles: v2x.v1.LiveVehicles[]
  readonly messages: v2x.v1.LiveMessages[]
  readonly stats: v2x.v1.LiveStats[]
  readonly slow: string[]
  /** Whether the first of each topic came out of the broker's memory. */
  readonly retained: Map<string, boolean>
}

async function listen(): Promise<Heard> {
  const client = connect(`mqtt://127.0.0.1:${broker.port}`)
  clients.push(client)
  const heard: Heard = { vehicles: [], messages: [], stats: [], slow: [], retained: new Map() }
  client.on('message', (topic, payload, { retain }) => {
    if (!heard.retained.has(topic)) heard.retained.set(topic, retain)
    if (topic === liveTopic('vehicles')) heard.vehicles.push(v2x.v1.LiveVehicles.decode(payload))
    if (topic === liveTopic('messages')) heard.messages.push(v2x.v1.LiveMessages.decode(payload))
    if (topic === liveTopic('stats')) heard.stats.push(v2x.v1.LiveStats.decode(payload))
    if (topic === slowTopic) heard.slow.push(payload.toString())
  })
  await client.subscribeAsync(['v2x/v1/live/#', slowTopic])
  return heard
}

function move(deviceId: string, speed: number): void {
  const now = systemClock.nowMicros()
  live.sink.motion(deviceId, {
    latitude: 281_000_000,
    longitude: 1_129_000_000,
    speed,
    heading: 0,
    yawRate: 0,
    vehicleClass: 54,
    source: 2,
    via: '',
    generatedAt: now - 20_000,
    receivedAt: now,
  })
}

test('who joins late gets the retained snapshot, then frames of what changes', async () => {
  const early = await listen()
  move('a', 1)
  live.sink.fleet('a', 1)
  const payload = Buffer.from('lights')
  const now = systemClock.nowMicros()
  const times = { generatedAt: now, receivedAt: now }
  live.sink.original({ kind: 'rsu', deviceId: 'r', type: 'spat', payload, ...times })
  const hasSnapshot = (): boolean =>
    early.vehicles.some(({ snapshot, deviceId }) => snapshot && deviceId.includes('a'))
  await expect.poll(hasSnapshot, deadline).toBe(true)
  const late = await listen()
  await expect.poll(() => late.stats.length, deadline).toBeGreaterThan(0)
  expect(late.retained.get(liveTopic('vehicles'))).toBe(true)
  expect(late.vehicles[0]).toMatchObject({ snapshot: true, deviceId: ['a'], fleet: [1] })
  expect(late.messages[0]).toMatchObject({ snapshot: true, messages: [{ deviceId: 'r' }] })
  move('a', 2)
  await expect.poll(() => late.vehicles.at(-1)!.speed[0], deadline).toBe(2)
})

test('statistics come once a second, with the latency of what was received', async () => {
  const heard = await listen()
  messagesTotal = 500
  move('a', 1)
  live.sink.stored(10, systemClock.nowMicros() - 250_000)
  await expect.poll(() => heard.stats.at(-1)?.vehiclesOnline, deadline).toBe(1)
  const stats = heard.stats.at(-1)!
  expect(stats).toMatchObject({ messagesTotal: 500, quarantinedTotal: 2, devicesKnown: 1 })
  expect(stats.receiveLatencyP50Ms).toBeCloseTo(20, 0)
  expect(stats.storeLatencyP99Ms).toBeGreaterThanOrEqual(250)
})

test('the broker is told once who sends too many bad messages', async () => {
  const heard = await listen()
  for (let count = 0; count < 300; count++) live.sink.refused('obu-1', systemClock.nowMicros())
  live.sink.refused('obu-2', systemClock.nowMicros())
  await expect.poll(() => heard.slow.length, deadline).toBe(1)
  const { length } = heard.stats
  await expect.poll(() => heard.stats.length, deadline).toBeGreaterThan(length + 1)
  expect(heard.slow).toEqual(['{"publishers":["obu-1"]}'])
})

test('a broker that went away is met again with the newest state, and nothing that was missed', async () => {
  const { port } = broker
  await expect.poll(() => live.readiness(), deadline).toBe(true)
  await broker.stop()
  await expect.poll(() => live.readiness(), deadline).not.toBe(true)
  for (let speed = 0; speed < 1_000; speed++) move('a', speed)
  broker = await startBroker(port)
  const heard = await listen()
  await expect.poll(() => heard.vehicles.length, deadline).toBeGreaterThan(0)
  expect(heard.vehicles[0]).toMatchObject({ deviceId: ['a'], speed: [999] })
  expect(heard.vehicles.every(({ speed }) => speed.every((value) => value === 999))).toBe(true)
})
