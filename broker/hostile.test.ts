/** What a hostile client does to the broker, each against its guard: it is stopped, counted, and others go on. */
import fs from 'node:fs'
import { join } from 'node:path'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { setTimeout as sleep } from 'node:timers/promises'
import { generate, type Packet } from 'mqtt-packet'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  brokerUnderTest,
  connected,
  connectPacket,
  heldDisk,
  publishPacket,
  RawClient,
  temporaryDirectory,
  waitFor,
  type BrokerUnderTest,
} from './broker-under-test.ts'
import { selfSigned } from './certificate-for-tests.ts'
import { hashPassword } from './users.ts'

const up = (id: string): string => `v2x/v1/obu/${id}/bsm/up`

/** A socket whatever becomes of it: a refused one may be reset before it knows that it was connected. */
function raw(broker: BrokerUnderTest, port = broker.ports.mqtt): RawClient {
  return new RawClient(connect({ port, host: '127.0.0.1' }))
}

const returnCode = (client: RawClient): number => client.of('connack')[0]!.returnCode!

async function counted(broker: BrokerUnderTest, series: string): Promise<number> {
  const page = await (await fetch(`http://127.0.0.1:${broker.ports.health}/metrics`)).text()
  const line = page.split('\n').find((each) => each.startsWith(`${series} `))
  return Number(line?.slice(series.length) ?? 0)
}

const refused = (broker: BrokerUnderTest, reason: string): Promise<number> =>
  counted(broker, `v2x_broker_refused_total{reason="${reason}"}`)

/** Sends byte after byte until the connection is closed. */
async function dribble(client: RawClient, bytes: Buffer): Promise<void> {
  for (const byte of bytes) {
    if (client.isClosed) return
    client.send(Buffer.of(byte))
    await sleep(20)
  }
  throw new Error('all of it was taken')
}

/** What each client before its CONNECT is closed for must leave this one alone. */
async function othersGoOn(broker: BrokerUnderTest): Promise<void> {
  const other = await connected(broker, 'bystander')
  other.send(publishPacket(up('bystander'), 'x'))
  await other.until('puback')
}

test('a CONNECT longer than it may be closes before it is there; later packets may be longer', async () => {
  const broker = await brokerUnderTest({ connectBytesMax: 1024 })
  const before = await refused(broker, 'oversized')
  const client = raw(broker)
  client.send(generate(connectPacket('obu-1', { username: 'x'.repeat(2000) })).subarray(0, 100))
  await client.untilClosed()
  expect(await refused(broker, 'oversized')).toBe(before + 1)
  const other = await connected(broker, 'obu-2')
  other.send(publishPacket(up('obu-2'), 'x'.repeat(5000)))
  await other.until('puback')
})

test('a CONNECT that is dribbled is closed in time, however busily', async () => {
  const broker = await brokerUnderTest({ connectTimeoutMs: 300 })
  const before = await refused(broker, 'connect_timeout')
  const will = { topic: up('obu-1'), payload: Buffer.alloc(3000), qos: 0, retain: false }
  await dribble(raw(broker), generate(connectPacket('obu-1', { will })))
  expect(await refused(broker, 'connect_timeout')).toBe(before + 1)
  await othersGoOn(broker)
})

test('who says nothing on the ports of TLS and WebSocket is closed in time too', async () => {
  const directory = temporaryDirectory()
  const { cert, key } = selfSigned()
  const tlsCertFile = join(directory, 'cert.pem')
  const tlsKeyFile = join(directory, 'key.pem')
  fs.writeFileSync(tlsCertFile, cert)
  fs.writeFileSync(tlsKeyFile, key)
  const broker = await brokerUnderTest({ tlsCertFile, tlsKeyFile, connectTimeoutMs: 300 })
  const silent = [raw(broker, broker.ports.mqtts), raw(broker, broker.ports.ws)]
  const half = raw(broker, broker.ports.ws)
  half.stream.write('GET / HTTP/1.1\r\nHost: x\r\n')
  const handshaken = connectTls({ port: broker.ports.mqtts!, host: '127.0.0.1', ca: cert })
  const shaken = new RawClient(handshaken)
  const upgraded = new WebSocket(`ws://127.0.0.1:${broker.ports.ws}`, 'mqtt')
  const gone = new Promise<void>((resolve) => upgraded.once('close', () => resolve()))
  for (const client of [...silent, half, shaken]) await client.untilClosed()
  await gone
  await othersGoOn(broker)
})

test('a WebSocket message without end is cut off before a CONNECT has come', async () => {
  const broker = await brokerUnderTest({ connectTimeoutMs: 60_000 })
  const socket = new WebSocket(`ws://127.0.0.1:${broker.ports.ws}`, 'mqtt')
  let isClosed = false
  socket.on('close', () => (isClosed = true)).on('error', () => undefined)
  onTestFinished(() => socket.terminate())
  await new Promise((resolve) => socket.once('open', resolve))
  // Less in all than one message may be.
  for (let i = 0; i < 20; i++) {
    socket.send(Buffer.alloc(10_000), { fin: false })
    await sleep(5)
  }
  await waitFor(() => isClosed, 'the end')
  await othersGoOn(broker)
})

test('with the door full of silent connections a newcomer is let in once the oldest has stood there a while', async () => {
  const broker = await brokerUnderTest({ unknownConnectionsMax: 5 })
  const before = await refused(broker, 'half_open')
  const silent: RawClient[] = []
  for (let count = 1; count <= 5; count++) {
    silent.push(raw(broker))
    while ((await counted(broker, 'v2x_broker_unknown_connections')) < count) await sleep(5)
  }
  const early = raw(broker)
  await early.untilClosed()
  await sleep(1100)
  const client = await connected(broker, 'obu-1')
  expect(returnCode(client)).toBe(0)
  await silent[0]!.untilClosed()
  expect(silent.filter(({ isClosed }) => isClosed).length).toBe(1)
  expect(await refused(broker, 'half_open')).toBe(before + 2)
  // Who was let in does not stand in the door.
  expect(await counted(broker, 'v2x_broker_unknown_connections')).toBe(4)
})

test.each([
  ['one address', { addressConnectionsPerSecondMax: 2, trustedAddresses: '' }, 4],
  ['one address that is trusted', { addressConnectionsPerSecondMax: 2 }, 12],
  ['all addresses', { connectionsPerSecondMax: 2 }, 4],
])('connections of %s come at a rate, after a burst', async (_name, settings, taken) => {
  const broker = await brokerUnderTest({ ...settings, burstSeconds: 2 })
  const before = await refused(broker, 'connect_rate')
  const clients = Array.from({ length: 12 }, () => raw(broker))
  for (const [index, client] of clients.entries()) client.send(connectPacket(`obu-${index}`))
  await waitFor(
    () => clients.every(({ isClosed, received }) => isClosed || received.length > 0),
    'answers',
  )
  const letIn = clients.filter(({ received }) => received.length > 0).length
  expect(letIn).toBeGreaterThanOrEqual(taken)
  expect(letIn + (await refused(broker, 'connect_rate')) - before).toBe(12)
  if (taken < 12) expect(letIn).toBeLessThan(12)
})

test('a packet that is begun and not finished closes its client, byte after byte or in silence', async () => {
  const broker = await brokerUnderTest({ packetTimeoutMs: 300 })
  const before = await refused(broker, 'slow_packet')
  const bytes = generate(publishPacket(up('obu-1'), 'x'.repeat(2000)))
  await dribble(await connected(broker, 'obu-1'), bytes)
  const silent = await connected(broker, 'obu-2')
  silent.send(bytes.subarray(0, 3))
  await silent.untilClosed()
  expect(await refused(broker, 'slow_packet')).toBe(before + 2)
  await othersGoOn(broker)
})

test('time in which we read nobody is not held against who has begun a packet', async () => {
  const disk = heldDisk()
  onTestFinished(disk.release)
  const broker = await brokerUnderTest(
    { packetTimeoutMs: 3000, journalQueueBytesMax: 20_000, deviceMessagesPerSecondMax: 0 },
    disk.files,
  )
  const client = await connected(broker, 'obu-1')
  const bytes = generate(publishPacket(up('obu-1'), 'x'.repeat(2000)))
  client.send({ cmd: 'pingreq' }, bytes.subarray(0, 1000))
  await client.until('pingresp')
  const other = await connected(broker, 'obu-2')
  for (let id = 1; id <= 5; id++) {
    other.send(publishPacket(up('obu-2'), 'x'.repeat(10_000), { messageId: id }))
  }
  await waitForHold(broker)
  await sleep(3500)
  disk.release()
  // Its time begins anew: it is looked at twice a second.
  await sleep(1200)
  expect(client.isClosed).toBe(false)
  client.send(bytes.subarray(1000))
  await client.until('puback')
})

async function waitForHold(broker: BrokerUnderTest): Promise<void> {
  while ((await counted(broker, 'v2x_broker_journal_queue_bytes')) < 20_000) await sleep(5)
}

test.each([
  ['PINGREQ', { cmd: 'pingreq' }, 'pingresp'],
  ['PUBREL of nothing', { cmd: 'pubrel', messageId: 7 }, 'pubcomp'],
  [
    'SUBSCRIBE',
    { cmd: 'subscribe', messageId: 7, subscriptions: [{ topic: 'v2x/v1/live/#', qos: 0 }] },
    'suback',
  ],
] as const)(
  '%s after %o is answered more slowly beyond the rate',
  async (_name, packet, answer) => {
    const broker = await brokerUnderTest({ controlPacketsPerSecondMax: 20, burstSeconds: 1 })
    const startedMs = performance.now()
    const client = await connected(broker, 'obu-1')
    client.send(...Array.from({ length: 40 }, () => generate(packet as Packet)))
    await client.until(answer, 40)
    // 20 at once, 20 more at 20 a second. A lower bound: a busy machine only takes longer.
    expect(performance.now() - startedMs).toBeGreaterThan(900)
  },
)

test('acknowledgements that are due cost nothing, of QoS 2 sent and of QoS 1 and 2 received', async () => {
  const broker = await brokerUnderTest({ controlPacketsPerSecondMax: 1, burstSeconds: 5 })
  const before = await counted(broker, 'v2x_broker_delays_total')
  const reader = await connected(broker, 'reader', { username: 'observer' })
  reader.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: up('+'), qos: 2 }] })
  await reader.until('suback')
  const client = await connected(broker, 'obu-1')
  for (let id = 1; id <= 40; id++) {
    const qos = id % 2 === 0 ? 1 : 2
    client.send(publishPacket(up('obu-1'), 'x', { messageId: id, qos }))
  }
  await client.until('pubrec', 20)
  for (const { messageId } of client.of('pubrec'))
    client.send({ cmd: 'pubrel', messageId: messageId! })
  await client.until('pubcomp', 20)
  await reader.until('publish', 40)
  for (const { qos, messageId } of reader.of('publish')) {
    reader.send({ cmd: qos === 1 ? 'puback' : 'pubrec', messageId: messageId! })
  }
  await reader.until('pubrel', 20)
  for (const { messageId } of reader.of('pubrel'))
    reader.send({ cmd: 'pubcomp', messageId: messageId! })
  reader.send({ cmd: 'pingreq' })
  await reader.until('pingresp')
  expect(await counted(broker, 'v2x_broker_delays_total')).toBe(before)
})

test('acknowledgements of nothing are borne; a PUBREC of nothing ends a stored session’s connection alone', async () => {
  const broker = await brokerUnderTest()
  const client = await connected(broker, 'obu-1')
  for (const cmd of ['puback', 'pubrec', 'pubrel', 'pubcomp'] as const) {
    client.send({ cmd, messageId: 9 }, { cmd, messageId: 9 })
  }
  client.send(publishPacket(up('obu-1'), 'x'))
  await client.until('puback')
  const stored = await connected(broker, 'obu-2', { clean: false })
  stored.send({ cmd: 'pubrec', messageId: 9 })
  await stored.untilClosed()
  await othersGoOn(broker)
})

test.each(['subscribe', 'unsubscribe'] as const)(
  '%s takes so many filters and no more',
  async (cmd) => {
    const broker = await brokerUnderTest()
    const client = await connected(broker, 'obu-1')
    const packet = (count: number): Packet => {
      const topics = Array.from({ length: count }, (_, index) => `v2x/v1/obu/obu-1/t${index}/down`)
      return cmd === 'subscribe'
        ? { cmd, messageId: 1, subscriptions: topics.map((topic) => ({ topic, qos: 0 as const })) }
        : { cmd, messageId: 1, unsubscriptions: topics }
    }
    client.send(packet(100))
    await client.until(cmd === 'subscribe' ? 'suback' : 'unsuback')
    client.send(packet(1500))
    await client.untilClosed()
    await othersGoOn(broker)
  },
)

test('half-open QoS 2 is bounded by session, over all its connections; a PUBREL makes room', async () => {
  const broker = await brokerUnderTest({ qos2InflightMax: 10 })
  const before = await refused(broker, 'qos2_inflight')
  const send = (client: RawClient, from: number, to: number): void => {
    for (let id = from; id <= to; id++) {
      client.send(publishPacket(up('obu-1'), 'x', { qos: 2, messageId: id }))
    }
  }
  const first = await connected(broker, 'obu-1', { clean: false })
  send(first, 1, 10)
  await first.until('pubrec', 10)
  first.stream.destroy()
  const second = await connected(broker, 'obu-1', { clean: false })
  // One that is there already is none more.
  send(second, 1, 1)
  await second.until('pubrec')
  second.send({ cmd: 'pubrel', messageId: 1 })
  await second.until('pubcomp')
  send(second, 11, 11)
  await second.until('pubrec', 2)
  send(second, 12, 12)
  await second.untilClosed()
  expect(await refused(broker, 'qos2_inflight')).toBe(before + 1)
  // A session that begins anew owes nothing.
  const third = await connected(broker, 'obu-1')
  send(third, 1, 10)
  await third.until('pubrec', 10)
})

test('two clients with one id change hands so often and no oftener; the one that has it keeps it', async () => {
  const broker = await brokerUnderTest({ takeOversPerMinuteMax: 3 })
  let owner = await connected(broker, 'obu-1')
  for (let i = 0; i < 3; i++) {
    const next = await connected(broker, 'obu-1')
    expect(returnCode(next)).toBe(0)
    await owner.untilClosed()
    owner = next
  }
  expect(returnCode(await connected(broker, 'obu-1'))).toBe(3)
  owner.send(publishPacket(up('obu-1'), 'x'))
  await owner.until('puback')
})

async function withUsers(
  settings: Parameters<typeof brokerUnderTest>[0],
): Promise<BrokerUnderTest> {
  const usersFile = join(temporaryDirectory(), 'users.json')
  const password = await hashPassword('secret')
  const users = ['obu-1', 'obu-2'].map((name) => ({ name, class: 'device', password }))
  fs.writeFileSync(usersFile, JSON.stringify(users))
  return brokerUnderTest({ usersFile, ...settings })
}

async function login(broker: BrokerUnderTest, username: string, word: string): Promise<number> {
  const clientId = username.slice(0, 64)
  const client = await connected(broker, clientId, { username, password: Buffer.from(word) })
  client.stream.destroy()
  return returnCode(client)
}

test('a name whose password is guessed at is not tried any more, but who was in gets in again', async () => {
  const broker = await withUsers({ userFailedLoginsPerMinuteMax: 2 })
  expect(await login(broker, 'obu-1', 'secret')).toBe(0)
  for (const name of ['obu-1', 'obu-2', 'nobody']) {
    const codes: number[] = []
    for (let i = 0; i < 3; i++) codes.push(await login(broker, name, `guess ${i}`))
    expect(codes).toEqual([4, 4, 3])
  }
  expect(await login(broker, 'obu-1', 'secret')).toBe(0)
  expect(await login(broker, 'obu-2', 'secret')).toBe(3)
  // Never looked at, so never noted.
  for (let i = 0; i < 3; i++) expect(await login(broker, 'x'.repeat(129), 'guess')).toBe(4)
})

test('an address that guesses is not tried any more, whatever the name; passwords that are right do not count', async () => {
  const broker = await withUsers({ addressFailedLoginsPerMinuteMax: 2, trustedAddresses: '' })
  for (const name of ['obu-1', 'obu-1', 'obu-1']) {
    expect(await login(broker, name, 'secret')).toBe(0)
  }
  expect(await login(broker, 'a', 'guess')).toBe(4)
  expect(await login(broker, 'b', 'guess')).toBe(4)
  expect(await login(broker, 'c', 'guess')).toBe(3)
  expect(await login(broker, 'obu-1', 'secret')).toBe(0)
})

test.each([
  ['a user name of 129 bytes', 'obu-1', { username: 'x'.repeat(129) }, 4],
  ['a password of 1025 bytes', 'obu-1', { username: 'x', password: Buffer.alloc(1025) }, 4],
  ['a client id of 129 characters', 'x'.repeat(129), {}, 2],
  ['a foreign will', 'obu-1', { will: up('obu-2') }, 5],
  ['a will to the system', 'obu-1', { will: '$SYS/x' }, 5],
  ['a will of 101 levels', 'obu-1', { will: 'a/'.repeat(100) + 'a' }, 5],
  ['a will on 300 bytes', 'obu-1', { will: `v2x/v1/obu/obu-1/${'x'.repeat(300)}/up` }, 5],
])('%s is refused', async (_name, clientId, options, code) => {
  const broker = await brokerUnderTest()
  const { will, ...rest } = options as { will?: string }
  const packet =
    will === undefined ? rest : { will: { topic: will, payload: 'x', qos: 0, retain: true } }
  expect(returnCode(await connected(broker, clientId, packet))).toBe(code)
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a client called %s is a client like others',
  async (name) => {
    const broker = await brokerUnderTest()
    const first = await connected(broker, name, { clean: false, username: 'observer' })
    expect(returnCode(first)).toBe(0)
    first.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: up('+'), qos: 1 }] })
    await first.until('suback')
    const second = await connected(broker, name, { clean: false, username: 'observer' })
    await first.untilClosed()
    expect(second.of('connack')[0]!.sessionPresent).toBe(true)
    await othersGoOn(broker)
    await second.until('publish')
  },
)

test.each([0, 65_535])(
  'a keep-alive of %d is clamped, and silence is closed',
  async (keepalive) => {
    const broker = await brokerUnderTest({ keepAliveSecondsMax: 1 })
    const before = await refused(broker, 'keep_alive')
    const client = await connected(broker, 'obu-1', { keepalive })
    await client.untilClosed()
    expect(await refused(broker, 'keep_alive')).toBe(before + 1)
  },
)

test('what devices retain, in numbers and in wills, is kept for nobody', async () => {
  const broker = await brokerUnderTest()
  // What nobody hears would not get as far.
  const listener = await connected(broker, 'listener', { username: 'observer' })
  listener.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: up('+'), qos: 0 }] })
  await listener.until('suback')
  const gateway = await connected(broker, 'g', { username: 'gateway' })
  for (let id = 1; id <= 200; id++) {
    gateway.send(publishPacket(up(`obu-${id}`), 'x', { retain: true, messageId: id }))
  }
  await gateway.until('puback', 200)
  const will = { topic: up('obu-1'), payload: 'x', qos: 1, retain: true }
  const dying = await connected(broker, 'obu-1', { will })
  dying.stream.destroy()
  await listener.until('publish', 201)
  const reader = await connected(broker, 'reader', { username: 'service' })
  reader.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: '#', qos: 0 }] })
  await reader.until('suback')
  await othersGoOn(broker)
  await reader.until('publish')
  expect(reader.of('publish').filter(({ retain }) => retain)).toEqual([])
})

test('so many sessions are kept and no more; without one everybody is served', async () => {
  const broker = await brokerUnderTest({ sessionsMax: 2 })
  const codes: number[] = []
  for (const clientId of ['a', 'b', 'c', 'a']) {
    const client = await connected(broker, clientId, { clean: false })
    codes.push(returnCode(client))
    client.stream.destroy()
  }
  expect(codes).toEqual([0, 0, 3, 0])
  expect(returnCode(await connected(broker, 'c'))).toBe(0)
  expect(returnCode(await connected(broker, 'a'))).toBe(0)
  expect(returnCode(await connected(broker, 'd', { clean: false }))).toBe(0)
})

test('a topic and a filter of more levels than there are close their client', async () => {
  const broker = await brokerUnderTest()
  const deep = 'v2x/v1/replay/r/obu/obu-1/bsm/up/more'
  const service = await connected(broker, 's', { username: 'service' })
  service.send(publishPacket(deep, 'x'))
  await service.untilClosed()
  const reader = await connected(broker, 'r', { username: 'service' })
  reader.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: deep, qos: 0 }] })
  await reader.untilClosed()
})

test('100 frozen subscribers are closed one and all, and the publisher is answered meanwhile', async () => {
  const broker = await brokerUnderTest({
    deviceMessagesPerSecondMax: 0,
    drainTimeoutMs: 500,
    subscriberBytesMax: 64 * 1024,
  })
  const frozen: RawClient[] = []
  for (let i = 0; i < 100; i++) {
    const client = await connected(broker, `frozen-${i}`, { username: 'observer' })
    client.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: up('+'), qos: 0 }] })
    await client.until('suback')
    client.stream.pause()
    frozen.push(client)
  }
  const publisher = await connected(broker, 'obu-1')
  // QoS 1 would close who does not keep up by another rule: the acknowledged ones go where nobody listens.
  const unheard = 'v2x/v1/obu/obu-1/vehicle_status/up'
  let id = 0
  while ((await counted(broker, 'v2x_broker_connections')) > 1) {
    for (let i = 0; i < 20; i++) {
      publisher.send(publishPacket(up('obu-1'), Buffer.alloc(50_000), { qos: 0 }))
    }
    publisher.send(publishPacket(unheard, 'x', { messageId: ++id }))
    await publisher.until('puback', id)
  }
  expect(publisher.isClosed).toBe(false)
})
