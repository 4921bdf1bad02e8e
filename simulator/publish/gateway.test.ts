/** A gateway against a real broker (stock Aedes): everything acknowledged once, nothing piles up while the broker is away. */
import { Aedes } from 'aedes'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { systemClock } from '../../common/clock.ts'
import { createLog } from '../../common/log.ts'
import { createRandom } from '../../common/random.ts'
import { Gateway, type DropReason } from './gateway.ts'
import { AnswerReader, publishBytes, writePublish } from './packets.ts'

interface TestBroker {
  readonly port: number
  readonly received: { topic: string; payload: string }[]
  /** Answers are held back while this is false. */
  answers: boolean
  stop(): Promise<void>
}

const toStop: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop()
})

async function startBroker(port = 0): Promise<TestBroker> {
  const aedes = await Aedes.createBroker({ concurrency: 10_000, queueLimit: 100_000 })
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    aedes.handle(socket)
  })
  const broker: TestBroker = {
    port: 0,
    received: [],
    answers: true,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => aedes.close(() => resolve()))
      server.close()
    },
  }
  aedes.authorizePublish = (_, packet, done) => {
    broker.received.push({ topic: packet.topic, payload: packet.payload.toString() })
    if (broker.answers) done(null)
  }
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const bound = Object.assign(broker, { port: (server.address() as AddressInfo).port })
  toStop.push(() => bound.stop())
  return bound
}

function startGateway(
  port: number,
  inFlightMax = 100,
): {
  gateway: Gateway
  acknowledged: () => number
  dropped: Record<DropReason, number>
} {
  const dropped = { away: 0, behind: 0, unacknowledged: 0 }
  let acknowledged = 0
  const gateway = new Gateway({
    url: `mqtt://127.0.0.1:${port}`,
    username: 'gateway-simulator',
    password: '',
    clientId: 'gateway-test',
    inFlightMax,
    clock: systemClock,
    log: createLog('test', 'silent'),
    random: createRandom(1),
    acknowledged: () => (acknowledged += 1),
    dropped: (why) => (dropped[why] += 1),
  })
  toStop.push(() => gateway.stop())
  return { gateway, acknowledged: () => acknowledged, dropped }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5)
}

const topic = Buffer.from('v2x/v1/obu/BUS-001/bsm/up')

/** Sends what there is room for; returns how many that were. */
function send(gateway: Gateway, messages: readonly string[]): number {
  let sent = 0
  for (const message of messages) {
    if (!gateway.hasRoom()) continue
    gateway.publish(topic, Buffer.from(message))
    sent += 1
  }
  gateway.flush()
  return sent
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `m${i}`)

test('what is sent arrives once, in order, and is acknowledged; ids are used again', async () => {
  const broker = await startBroker()
  const { gateway, acknowledged, dropped } = startGateway(broker.port, 50)
  await until(() => gateway.connected)
  const messages = numbered(500)
  for (let at = 0; at < messages.length; at += 50) {
    expect(send(gateway, messages.slice(at, at + 50))).toBe(50)
    await until(() => acknowledged() === at + 50)
  }
  expect(broker.received.map(({ payload }) => payload)).toEqual(messages)
  expect(broker.received[0]!.topic).toBe(topic.toString())
  expect(dropped).toEqual({ away: 0, behind: 0, unacknowledged: 0 })
  expect(gateway.inFlight).toBe(0)
})

test('a broker that does not answer fills the window, the rest is dropped and counted', async () => {
  const broker = await startBroker()
  const { gateway, acknowledged, dropped } = startGateway(broker.port, 20)
  await until(() => gateway.connected)
  broker.answers = false
  expect(send(gateway, numbered(100))).toBe(20)
  expect(dropped.behind).toBe(80)
  expect(gateway.inFlight).toBe(20)
  expect(acknowledged()).toBe(0)
})

test('while the broker is away nothing is kept; when it is back, sending goes on', async () => {
  const broker = await startBroker()
  const { gateway, acknowledged, dropped } = startGateway(broker.port)
  await until(() => gateway.connected)
  broker.answers = false
  send(gateway, numbered(10))
  await until(() => broker.received.length === 10)
  await broker.stop()
  await until(() => !gateway.connected)
  expect(dropped.unacknowledged).toBe(10)
  expect(send(gateway, numbered(30))).toBe(0)
  expect(dropped.away).toBe(30)
  const again = await startBroker(broker.port)
  await until(() => gateway.connected)
  expect(send(gateway, ['after'])).toBe(1)
  await until(() => acknowledged() === 1)
  expect(again.received.map(({ payload }) => payload)).toEqual(['after'])
})

test('answers are read wherever the stream is cut', () => {
  const stream = Buffer.from([0x20, 2, 0, 0, 0x40, 2, 1, 2, 0xd0, 0, 0x40, 2, 0, 9])
  for (let cut = 0; cut <= stream.length; cut++) {
    const seen: unknown[] = []
    const reader = new AnswerReader({
      connected: (code) => seen.push(['connected', code]),
      acknowledged: (id) => seen.push(id),
      unexpected: (first) => seen.push(['unexpected', first]),
    })
    reader.read(stream.subarray(0, cut))
    reader.read(stream.subarray(cut))
    expect(seen).toEqual([['connected', 0], 0x0102, 9])
  }
})

test('the length of a packet is written as it is computed, at each number of length bytes', () => {
  for (const bytes of [0, 90, 100, 128, 16_000, 16_384, 2_097_152]) {
    const message = { topic, payload: Buffer.alloc(bytes) }
    const room = Buffer.alloc(publishBytes(topic, message.payload))
    expect(writePublish(room, 0, 1, message)).toBe(room.length)
  }
})
