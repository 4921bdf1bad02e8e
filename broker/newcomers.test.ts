/** What hostile newcomers do before they are let in, each against its guard: they are stopped, counted, and others go on. */
import fs from 'node:fs'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { setTimeout as sleep } from 'node:timers/promises'
import { generate } from 'mqtt-packet'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  brokerUnderTest,
  connected,
  connectPacket,
  counted,
  dribble,
  othersGoOn,
  publishPacket,
  raw,
  RawClient,
  refused,
  returnCode,
  temporaryDirectory,
  waitFor,
  type BrokerUnderTest,
} from './broker-under-test.ts'
import { selfSigned } from './certificate-for-tests.ts'
import { hashPassword } from './users.ts'

const up = (id: string): string => `v2x/v1/obu/${id}/bsm/up`

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
