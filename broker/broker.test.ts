/** The broker over real sockets: what is acknowledged is on disk, and one client's fault is nobody else's. */
import { expect, onTestFinished, test } from 'vitest'
import { connectAsync, type MqttClient } from 'mqtt'
import { generate } from 'mqtt-packet'
import {
  brokerUnderTest,
  connected,
  connectPacket,
  heldDisk,
  journaled,
  publishPacket,
  RawClient,
  rawSocket,
  type BrokerUnderTest,
} from './broker-under-test.ts'

const up = (id: string, type = 'bsm'): string => `v2x/v1/obu/${id}/${type}/up`

async function mqttClient(url: string, options: object = {}): Promise<MqttClient> {
  const client = await connectAsync(url, { reconnectPeriod: 0, ...options })
  onTestFinished(() => client.endAsync(true))
  return client
}

const url = (broker: BrokerUnderTest): string => `mqtt://127.0.0.1:${broker.ports.mqtt}`

test('mqtt.js publishes with QoS 0, 1 and 2, and each is in the journal once', async () => {
  const broker = await brokerUnderTest()
  const client = await mqttClient(url(broker), { clientId: 'obu-1' })
  for (const qos of [0, 1, 2] as const) {
    await client.publishAsync(up('obu-1'), `qos ${qos}`, { qos })
  }
  expect(await journaled(broker.directory, 3)).toEqual(
    [0, 1, 2].map((qos) => ({
      publisher: 'obu-1',
      topic: up('obu-1'),
      payload: `qos ${qos}`,
      qos,
    })),
  )
})

test('nothing is acknowledged, QoS 1 nor 2, before the disk has it; QoS 0 waits for nobody', async () => {
  const disk = heldDisk()
  onTestFinished(disk.release)
  const broker = await brokerUnderTest({}, disk.files)
  const client = await connected(broker, 'obu-1')
  client.send(
    publishPacket(up('obu-1'), 'one', { messageId: 1 }),
    publishPacket(up('obu-1'), 'two', { qos: 2, messageId: 2 }),
    publishPacket(up('obu-1'), 'three', { qos: 0 }),
    { cmd: 'pingreq' },
  )
  // The ping behind them is answered: they were read, and wait for the disk alone.
  await client.until('pingresp')
  expect(client.received.map((packet) => packet.cmd)).toEqual(['connack', 'pingresp'])
  expect(await journaled(broker.directory, 0)).toEqual([])
  disk.release()
  await client.until('puback')
  await client.until('pubrec')
  expect(client.of('puback')[0]!.messageId).toBe(1)
  expect((await journaled(broker.directory, 3)).map((packet) => packet.payload)).toEqual([
    'one',
    'two',
    'three',
  ])
})

test('of QoS 2 what is sent again before its PUBREL is journaled once, by another connection, too', async () => {
  const broker = await brokerUnderTest()
  const options = { clean: false }
  const once = (dup: boolean): ReturnType<typeof publishPacket> =>
    publishPacket(up('obu-1'), 'once', { qos: 2, messageId: 9, dup })
  const first = await connected(broker, 'obu-1', options)
  first.send(once(false))
  await first.until('pubrec')
  first.send(once(true))
  await first.until('pubrec', 2)
  const second = await connected(broker, 'obu-1', options)
  second.send(once(true))
  await second.until('pubrec')
  second.send({ cmd: 'pubrel', messageId: 9 })
  await second.until('pubcomp')
  expect(await journaled(broker.directory, 1)).toHaveLength(1)
  // Its id is free again.
  second.send(once(false))
  await second.until('pubrec', 2)
  expect(await journaled(broker.directory, 2)).toHaveLength(2)
})

test('acknowledgements come in the order of the messages, also for a thousand in one write', async () => {
  const broker = await brokerUnderTest({ deviceMessagesPerSecondMax: 0 })
  const client = await connected(broker, 'obu-1')
  const ids = Array.from({ length: 1000 }, (_, index) => index + 1)
  client.send(...ids.map((id) => publishPacket(up('obu-1'), `${id}`, { messageId: id })))
  await client.until('puback', ids.length)
  expect(client.of('puback').map((packet) => packet.messageId)).toEqual(ids)
  expect((await journaled(broker.directory, 1000)).map((packet) => packet.payload)).toEqual(
    ids.map((id) => `${id}`),
  )
})

test('a CONNECT with a hundred messages behind it in the same write is served', async () => {
  const broker = await brokerUnderTest()
  const client = new RawClient(await rawSocket(broker.ports.mqtt))
  const ids = Array.from({ length: 100 }, (_, index) => index + 1)
  client.send(
    connectPacket('obu-1'),
    ...ids.map((id) => publishPacket(up('obu-1'), `${id}`, { messageId: id })),
  )
  await client.until('puback', ids.length)
  expect(client.received[0]!.cmd).toBe('connack')
})

test('a packet that comes byte by byte is taken, with what is behind it', async () => {
  const broker = await brokerUnderTest()
  const client = await connected(broker, 'obu-1')
  const bytes = Buffer.concat([
    generate(publishPacket(up('obu-1'), 'x'.repeat(300), { messageId: 1 })),
    generate(publishPacket(up('obu-1'), 'next', { messageId: 2 })),
  ])
  for (const byte of bytes) {
    client.send(Buffer.of(byte))
    await new Promise(setImmediate)
  }
  await client.until('puback', 2)
  expect((await journaled(broker.directory, 2)).map((packet) => packet.payload.length)).toEqual([
    300, 4,
  ])
})

test.each([
  ["another device's topic", publishPacket(up('obu-2'), 'x')],
  ['a topic of the live picture', publishPacket('v2x/v1/live/vehicles', 'x')],
  ['a topic of no tree', publishPacket('hello', 'x')],
  ['the system topic', publishPacket('$SYS/x', 'x')],
  ['a wildcard', publishPacket('v2x/v1/obu/obu-1/bsm/up', 'x')],
  ['packet id 0', publishPacket(up('obu-1'), 'x')],
] as const)('%s closes that client, and only that one', async (what, packet) => {
  const broker = await brokerUnderTest()
  const other = await connected(broker, 'obu-9')
  const client = await connected(broker, 'obu-1')
  const bytes = generate(packet)
  if (what === 'a wildcard') bytes.write('+', 4 + 'v2x/v1/'.length)
  if (what === 'packet id 0') bytes.writeUInt16BE(0, 4 + up('obu-1').length)
  client.send(bytes)
  await client.untilClosed()
  expect(client.of('puback')).toEqual([])
  other.send(publishPacket(up('obu-9'), 'still here'))
  await other.until('puback')
  expect((await journaled(broker.directory, 1)).map((packet) => packet.payload)).toEqual([
    'still here',
  ])
})

test('an unknown type, an empty and a senseless payload are acknowledged and kept: they are ingest’s to judge', async () => {
  const broker = await brokerUnderTest()
  const client = await connected(broker, 'obu-1')
  client.send(
    publishPacket(up('obu-1', 'no_such_type'), 'x', { messageId: 1 }),
    publishPacket(up('obu-1'), '', { messageId: 2 }),
    publishPacket(up('obu-1'), Buffer.from([0xff, 0, 0xff]), { messageId: 3 }),
  )
  await client.until('puback', 3)
  expect((await journaled(broker.directory, 3)).length).toBe(3)
})

test('a packet that is too long closes its client as soon as its length is known', async () => {
  const broker = await brokerUnderTest({ packetBytesMax: 2048 })
  const other = await connected(broker, 'obu-9')
  for (const isConnected of [false, true]) {
    const client = isConnected
      ? await connected(broker, 'obu-1')
      : new RawClient(await rawSocket(broker.ports.mqtt))
    // 256 MB are announced, a few bytes sent.
    client.send(Buffer.from([isConnected ? 0x32 : 0x10, 0xff, 0xff, 0xff, 0x7f, 0, 4]))
    await client.untilClosed()
  }
  other.send(publishPacket(up('obu-9'), 'x'.repeat(1500)))
  await other.until('puback')
})

test('random bytes, before and after a CONNECT, close their connection and nothing else', async () => {
  const broker = await brokerUnderTest()
  const other = await connected(broker, 'obu-9')
  let state = 12345
  const random = (): number => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24
  const clients: RawClient[] = []
  for (let i = 0; i < 60; i++) {
    const client =
      i % 2 === 0
        ? new RawClient(await rawSocket(broker.ports.mqtt))
        : await connected(broker, `noise-${i}`)
    client.send(Buffer.from(Array.from({ length: 200 }, random)))
    client.stream.end()
    clients.push(client)
  }
  for (const client of clients) await client.untilClosed()
  other.send(publishPacket(up('obu-9'), 'fine'))
  await other.until('puback')
})

test('a gateway sends for many, a service the live picture, an observer nothing', async () => {
  const broker = await brokerUnderTest()
  const gateway = await connected(broker, 'any', { username: 'gateway-import' })
  gateway.send(
    publishPacket(up('a'), '1', { messageId: 1 }),
    publishPacket('v2x/v1/rsu/r-1/spat/up', '2', { messageId: 2 }),
  )
  await gateway.until('puback', 2)
  expect((await journaled(broker.directory, 2)).map((packet) => packet.publisher)).toEqual([
    'gateway-import',
    'gateway-import',
  ])
  const observer = await connected(broker, 'eye', { username: 'observer' })
  observer.send({
    cmd: 'subscribe',
    messageId: 1,
    subscriptions: [{ topic: 'v2x/v1/live/#', qos: 0 }],
  })
  await observer.until('suback')
  const service = await connected(broker, 'ingest', { username: 'service-ingest' })
  service.send(publishPacket('v2x/v1/live/stats', 'frame', { qos: 0, retain: true }))
  await observer.until('publish')
  expect((await journaled(broker.directory, 2)).length).toBe(2)
  observer.send(publishPacket(up('eye'), 'no'))
  await observer.untilClosed()

  const late = await connected(broker, 'late', { username: 'observer' })
  late.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: 'v2x/v1/live/#', qos: 0 }] })
  await late.until('publish')
  expect(late.of('publish')[0]).toMatchObject({ topic: 'v2x/v1/live/stats', retain: true })
})

test('filters wider than a client may read are refused in the SUBACK; telemetry reaches who may', async () => {
  const broker = await brokerUnderTest()
  const client = await connected(broker, 'obu-1')
  const filters = [
    '#',
    '$SYS/#',
    'v2x/#',
    'v2x/v1/obu/+/+/down',
    'v2x/v1/+/+/+/up',
    'v2x/v1/obu/obu-1/+/down',
  ]
  client.send({
    cmd: 'subscribe',
    messageId: 1,
    subscriptions: filters.map((topic) => ({ topic, qos: 1 as const })),
  })
  await client.until('suback')
  expect(client.of('suback')[0]!.granted).toEqual([128, 128, 128, 128, 1, 1])
  const device = await connected(broker, 'obu-2')
  device.send(publishPacket(up('obu-2'), 'heard'))
  await client.until('publish')
  expect(client.of('publish')[0]).toMatchObject({ topic: up('obu-2') })
  const service = await connected(broker, 's', { username: 'service' })
  service.send(publishPacket('v2x/v1/obu/obu-1/rsi/down', 'warning'))
  await client.until('publish', 2)
})

test('the same device takes over its session; another identity under its id is refused', async () => {
  const broker = await brokerUnderTest()
  const first = await connected(broker, 'obu-1')
  const second = await connected(broker, 'obu-1')
  await first.untilClosed()
  const thief = await connected(broker, 'obu-1', { username: 'gateway-x' })
  expect(thief.of('connack')[0]!.returnCode).toBe(2)
  await thief.untilClosed()
  second.send(publishPacket(up('obu-1'), 'mine'))
  await second.until('puback')
})

test('a will goes where its client may publish, and is journaled; another is refused', async () => {
  const broker = await brokerUnderTest()
  const will = (topic: string): Record<string, unknown> => ({
    will: { topic, payload: Buffer.from('gone'), qos: 1, retain: true },
  })
  const refused = await connected(broker, 'obu-1', will(up('obu-2')))
  expect(refused.of('connack')[0]!.returnCode).toBe(5)
  const client = await connected(broker, 'obu-1', will(up('obu-1')))
  client.stream.destroy()
  expect((await journaled(broker.directory, 1))[0]).toMatchObject({
    payload: 'gone',
    topic: up('obu-1'),
  })
})

test('a broker that stops answers what it has read, and the next one goes on in the same journal', async () => {
  const broker = await brokerUnderTest()
  const client = await connected(broker, 'obu-1')
  client.send(publishPacket(up('obu-1'), 'last'))
  await client.until('puback')
  await broker.stop()
  expect((await journaled(broker.directory, 1)).map((packet) => packet.payload)).toEqual(['last'])
  await client.untilClosed()
})

test('a device that was away gets what was sent down to it, once it is back in its session', async () => {
  const broker = await brokerUnderTest()
  const down = 'v2x/v1/obu/obu-1/rsi/down'
  const first = await connected(broker, 'obu-1', { clean: false })
  first.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: down, qos: 1 }] })
  await first.until('suback')
  first.send({ cmd: 'disconnect' })
  await first.untilClosed()
  const service = await connected(broker, 'warnings', { username: 'service' })
  service.send(publishPacket(down, 'road works'))
  await service.until('puback')
  const second = await connected(broker, 'obu-1', { clean: false })
  expect(second.of('connack')[0]!.sessionPresent).toBe(true)
  await second.until('publish')
  expect(second.of('publish')[0]).toMatchObject({ topic: down, qos: 1 })
})

test('a session whose queue is full is served when it comes back, and what it had no room for never comes', async () => {
  const broker = await brokerUnderTest({ offlineMessagesMax: 3 })
  const first = await connected(broker, 'watcher', { username: 'observer', clean: false })
  first.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: up('obu-1'), qos: 1 }] })
  await first.until('suback')
  first.send({ cmd: 'disconnect' })
  await first.untilClosed()
  const device = await connected(broker, 'obu-1')
  const publish = async (id: number): Promise<void> => {
    device.send(publishPacket(up('obu-1'), `${id}`, { messageId: id }))
    await device.until('puback', id)
  }
  for (let id = 1; id <= 5; id++) await publish(id)
  const second = await connected(broker, 'watcher', { username: 'observer', clean: false })
  await second.until('publish', 3)
  // It has acknowledged nothing: its queue is as full as it was.
  await publish(6)
  await publish(7)
  for (const { messageId } of second.of('publish'))
    second.send({ cmd: 'puback', messageId: messageId! })
  second.send({ cmd: 'pingreq' })
  await second.until('pingresp')
  await publish(8)
  await second.until('publish', 4)
  expect(second.of('publish').map(({ payload }) => String(payload))).toEqual(['1', '2', '3', '8'])
  expect(second.isClosed).toBe(false)
})

test('a second broker on the same directory is refused', async () => {
  const broker = await brokerUnderTest()
  const { openJournalWriter } = await import('../store/journal/writer.ts')
  const open = (): unknown => openJournalWriter({ directory: broker.directory, node: 'second' })
  expect(open).toThrow('stop that one, or choose another V2X_DATA_DIR')
})
