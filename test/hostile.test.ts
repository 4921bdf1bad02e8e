/** What a hostile or broken client can send: nothing crashes, each acknowledged bad payload is one quarantine row, others go on. */
import { createConnection, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, connectAsync, type MqttClient } from 'mqtt'
import type { Packet } from 'mqtt-packet'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { v2x } from '../schemas/index.ts'
import { deviceTopic } from '../schemas/topics.ts'
import { createRandom } from '../common/random.ts'
import { Attacker, connectOf } from './hostile/attacker.ts'
import { TestZone, eventually } from './zone-process.ts'

let zone: TestZone
let bystander: MqttClient
let bystanderSequence = 0
let bystanderTimer: NodeJS.Timeout
let bystanderClosed = 0

beforeAll(async () => {
  zone = await TestZone.create()
  await zone.start('--no-simulator')
  bystander = await connectAsync(zone.mqttUrl, { clientId: 'bystander' })
  bystander.on('close', () => (bystanderClosed += 1))
  bystanderTimer = setInterval(() => {
    bystanderSequence += 1
    const payload = Buffer.from(v2x.v1.Bsm.encode(goodBsm(bystanderSequence)).finish())
    bystander.publish(deviceTopic('obu', 'bystander', 'bsm'), payload, { qos: 1 })
  }, 50)
})
afterAll(async () => {
  clearInterval(bystanderTimer)
  await bystander?.endAsync(true)
  await zone.remove()
})

function goodBsm(sequence: number): v2x.v1.IBsm {
  return {
    header: { schemaVersion: 1, sequence, generatedAt: Date.now() * 1000 },
    latitude: 281_260_343,
    longitude: 1_128_799_971,
    speed: 500,
    heading: 7200,
  }
}

async function othersGoOn(): Promise<void> {
  const before = bystanderSequence
  await eventually(`the bystander's message ${before + 3} in the store`, async () => {
    const [row] = await zone.query<{ newest: string }>(
      `SELECT max(sequence) AS newest FROM v2x.bsm WHERE device_id = 'bystander'`,
    )
    return Number(row!.newest) >= before + 3
  })
  expect(bystanderClosed).toBe(0)
}

test('bad payloads are acknowledged and quarantined with a reason, one row each', async () => {
  const random = createRandom(3)
  const good = v2x.v1.Bsm.encode(goodBsm(1)).finish()
  const bytes = (length: number): Buffer =>
    Buffer.from(Array.from({ length }, () => random.integer(0, 255)))
  const tooFarNorth = v2x.v1.Bsm.encode({ ...goodBsm(2), latitude: 900_000_002 }).finish()
  const tooFast = v2x.v1.Bsm.encode({ ...goodBsm(3), speed: 8192 }).finish()
  const nowhere = v2x.v1.Bsm.encode({ header: { generatedAt: 1 }, speed: 1, heading: 1 }).finish()
  // NaN where the schema has a fixed 32-bit integer: field 5, wire type 1.
  const notANumber = Buffer.concat([
    good,
    Buffer.from([0x29]),
    Buffer.from(new Float64Array([Number.NaN]).buffer),
  ])
  const payloads = [
    Buffer.alloc(0),
    bytes(1),
    bytes(40),
    bytes(400),
    Buffer.from(good.subarray(0, good.length - 1)),
    Buffer.from(good.subarray(0, 5)),
    Buffer.from(tooFarNorth),
    Buffer.from(tooFast),
    Buffer.from(nowhere),
    notANumber,
  ]
  const client = await connectAsync(zone.mqttUrl, { clientId: 'broken' })
  for (const payload of payloads) {
    await client.publishAsync(deviceTopic('obu', 'broken', 'bsm'), payload, { qos: 1 })
  }
  await client.publishAsync(deviceTopic('obu', 'broken', 'no_such_type'), Buffer.from(good), {
    qos: 1,
  })
  await client.endAsync()
  let rows: { reason: string; payload_bytes: string }[] = []
  await eventually('the quarantine', async () => {
    rows = await zone.query(
      `SELECT reason, payload_bytes FROM v2x.quarantine WHERE device_id = 'broken' ORDER BY ingest_seq`,
    )
    return rows.length >= payloads.length + 1
  })
  expect(rows.map((row) => Number(row.payload_bytes))).toEqual([
    ...payloads.map((payload) => payload.length),
    good.length,
  ])
  expect(rows.every(({ reason }) => /^[A-Z][A-Z_]+$/.test(reason))).toBe(true)
  expect(await zone.query(`SELECT count() AS n FROM v2x.raw WHERE device_id = 'broken'`)).toEqual([
    { n: 0 },
  ])
  await othersGoOn()
})

test.each([
  ['a topic of another device', 'v2x/v1/obu/bystander/bsm/up', Buffer.from('x')],
  ['a topic outside the zone', 'home/kitchen/lamp', Buffer.from('x')],
  ['a broker topic', '$SYS/uptime', Buffer.from('x')],
  ['a live topic', 'v2x/v1/live/vehicles', Buffer.from('x')],
  ['an oversized payload', 'v2x/v1/obu/intruder/bsm/up', Buffer.alloc(300_000)],
])('%s closes that client only', async (_name, topic, payload) => {
  const client = connect(zone.mqttUrl, { clientId: 'intruder', reconnectPeriod: 0 })
  const closed = new Promise<void>((resolve) => client.once('close', resolve))
  client.on('error', () => {})
  client.once('connect', () => client.publish(topic, payload, { qos: 1 }, () => {}))
  await closed
  await client.endAsync(true)
  await othersGoOn()
})

function rawSocket(): Socket {
  return createConnection(Number(new URL(zone.mqttUrl).port), '127.0.0.1')
}

test('a wildcard in a publish closes that client only', async () => {
  const socket = rawSocket()
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => {})
  socket.write(Buffer.from('101600044d5154540402003c000a77696c64636172642d31', 'hex'))
  const topic = 'v2x/v1/obu/wildcard-1/+/up'
  const packet = Buffer.concat([
    Buffer.from([0x32, 2 + topic.length + 2 + 1, 0, topic.length]),
    Buffer.from(topic),
    Buffer.from([0, 1, 0x78]),
  ])
  socket.once('data', () => socket.write(packet))
  socket.resume()
  await closed
  await othersGoOn()
})

test('random bytes instead of MQTT harm nobody', async () => {
  const random = createRandom(11)
  for (let round = 0; round < 50; round++) {
    const socket = rawSocket()
    socket.on('error', () => {})
    socket.end(Buffer.from(Array.from({ length: 200 }, () => random.integer(0, 255))))
    socket.resume()
  }
  await othersGoOn()
})

/** A client that is connected, and the packets it has had. */
async function attacker(
  clientId: string,
  options: Parameters<typeof connectOf>[1] = {},
): Promise<Attacker & { readonly received: readonly Packet[] }> {
  const received: Packet[] = []
  const { port } = new URL(zone.mqttUrl)
  const client = new Attacker(Number(port), (packet) => received.push(packet))
  onTestFinished(() => void client.socket.destroy())
  client.send(connectOf(clientId, options))
  await eventually(`${clientId} to be answered`, () => client.isClosed || received.length > 0)
  return Object.assign(client, { received })
}

async function untilClosed(client: Attacker): Promise<void> {
  await eventually('the connection to be closed', () => client.isClosed)
}

const ids = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

test('who floods the quarantine is slowed, others are not; each acknowledged payload is one row of it', async () => {
  const client = await attacker('garbage')
  const acknowledged = ({ received }: Pick<typeof client, 'received'>): number[] =>
    received.flatMap((packet) => (packet.cmd === 'puback' ? [packet.messageId!] : []))
  const qos1 = { cmd: 'publish', qos: 1, dup: false, retain: false } as const
  for (const messageId of ids(10_000)) {
    const topic = deviceTopic('obu', 'garbage', 'bsm')
    client.send({ ...qos1, topic, payload: `garbage ${messageId}`, messageId })
  }
  await eventually('the broker to slow it', () => zone.log.includes('end in quarantine'))
  const before = acknowledged(client).length
  const beganMs = performance.now()
  const sound = await attacker('sound')
  for (const messageId of ids(300)) {
    const payload = Buffer.from(v2x.v1.Bsm.encode(goodBsm(messageId)).finish())
    sound.send({ ...qos1, topic: deviceTopic('obu', 'sound', 'bsm'), payload, messageId })
  }
  await eventually('all of another device', () => acknowledged(sound).length === 300)
  await othersGoOn()
  await sleep(3000)
  const inTime = acknowledged(client).length - before
  // Slowed it may send 10 a second; a device else 200, and all that had come before that.
  expect(inTime).toBeLessThan(100 + ((performance.now() - beganMs) / 1000) * 20)
  expect(client.isClosed).toBe(false)
  client.socket.destroy()
  const kept = new Map<string, number>()
  await eventually('all that was acknowledged in the quarantine', async () => {
    const rows = await zone.query<{ payload: string; n: string }>(
      `SELECT payload, count() AS n FROM v2x.quarantine WHERE device_id = 'garbage' GROUP BY payload`,
    )
    for (const { payload, n } of rows) kept.set(payload, Number(n))
    return acknowledged(client).every((id) => kept.has(`garbage ${id}`))
  })
  expect([...kept.values()].every((n) => n === 1)).toBe(true)
})

test('half-open connections, silent and dribbling, are closed, and a flood of them harms nobody', async () => {
  const { port } = new URL(zone.mqttUrl)
  const silent = ids(300).map(() => new Attacker(Number(port)))
  const dribble = setInterval(() => {
    for (const { socket } of silent.slice(0, 100)) if (socket.writable) socket.write('\x10')
  }, 500)
  await othersGoOn()
  for (const client of silent) await untilClosed(client)
  clearInterval(dribble)
  await othersGoOn()
})

test('a packet that is never finished closes its client', async () => {
  const client = await attacker('never-ends')
  client.socket.write(Buffer.from([0x32, 0x7f, 0]))
  await untilClosed(client)
  await othersGoOn()
})

test('10,000 filters in one SUBSCRIBE close their client', async () => {
  const client = await attacker('greedy', { username: 'observer' })
  const subscriptions = ids(10_000).map((id) => ({ topic: `${id}`, qos: 1 as const }))
  client.send({ cmd: 'subscribe', messageId: 1, subscriptions })
  await untilClosed(client)
  await othersGoOn()
})

test('filters wider than allowed are refused, each for itself', async () => {
  const client = await attacker('curious')
  const filters = ['#', '+/#', '$SYS/#', '$share/g/v2x/v1/live/#', 'v2x/#', 'v2x/v1/obu/+/+/down']
  const subscriptions = filters.map((topic) => ({ topic, qos: 1 as const }))
  client.send({ cmd: 'subscribe', messageId: 1, subscriptions })
  await eventually('the SUBACK', () => client.received.some(({ cmd }) => cmd === 'suback'))
  const suback = client.received.find((packet) => packet.cmd === 'suback')!
  expect(suback.granted).toEqual(filters.map(() => 128))
})

test('QoS 2 that is left half open closes its client; floods of PUBREL and PINGREQ are only slowed', async () => {
  const topic = deviceTopic('obu', 'half-open', 'bsm')
  const client = await attacker('half-open', { clean: false, username: 'gateway-hostile' })
  for (const messageId of ids(1100)) {
    client.send({
      cmd: 'publish',
      topic,
      payload: 'x',
      qos: 2,
      dup: false,
      retain: true,
      messageId,
    })
  }
  await untilClosed(client)
  const storm = await attacker('storm')
  for (const messageId of ids(5000)) storm.send({ cmd: 'pubrel', messageId }, { cmd: 'pingreq' })
  await othersGoOn()
  expect(storm.isClosed).toBe(false)
})

test('two clients under one id, each coming back at once, end with one that stays', async () => {
  const thrown = await attacker('twin')
  let last = thrown
  for (let turn = 0; turn < 30; turn++) {
    const next = await attacker('twin')
    const code = next.received[0]?.cmd === 'connack' ? next.received[0].returnCode : undefined
    if (code === 3) break
    last = next
  }
  expect(thrown.isClosed).toBe(true)
  expect(last.isClosed).toBe(false)
  await othersGoOn()
})

test('names that JavaScript knows are names like others', async () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const client = await attacker(name, { clean: false, username: name })
    expect(client.received[0]).toMatchObject({ cmd: 'connack', returnCode: 0 })
    client.send({ cmd: 'pingreq' })
    await eventually('an answer', () => client.received.length > 1)
  }
  await othersGoOn()
})
