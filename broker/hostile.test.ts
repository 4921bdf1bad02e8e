/** What hostile clients do once they are let in, each against its guard: they are stopped or slowed, counted, and others go on. */
import { setTimeout as sleep } from 'node:timers/promises'
import { generate, type Packet } from 'mqtt-packet'
import { expect, onTestFinished, test } from 'vitest'
import { slowTopic } from '../schemas/topics.ts'
import {
  brokerUnderTest,
  connected,
  counted,
  dribble,
  heldDisk,
  othersGoOn,
  publishPacket,
  refused,
  type BrokerUnderTest,
  type RawClient,
} from './broker-under-test.ts'

const up = (id: string): string => `v2x/v1/obu/${id}/bsm/up`

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

test('100 frozen subscribers are closed one and all, each counted once, and the publisher is answered meanwhile', async () => {
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
  const before = await refused(broker, 'slow_subscriber')
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
  expect((await refused(broker, 'slow_subscriber')) - before).toBe(100)
})

test('who is slowed by a service is acknowledged slowly, on its next connection too; others are not, nor do they hear of it', async () => {
  const broker = await brokerUnderTest({ slowedDeviceMessagesPerSecondMax: 1 })
  const slowed = (): Promise<number> => counted(broker, 'v2x_broker_slowed_senders_total')
  const before = await slowed()
  const service = await connected(broker, 'service-ingest', { username: 'service-ingest' })
  const observer = await connected(broker, 'curious', { username: 'observer' })
  const filters = ['v2x/v1/live/#', 'v2x/v1/replay/#', 'v2x/v1/+/+/+/up', 'v2x/v1/+/slow/#']
  const device = await connected(broker, 'slow')
  for (const client of [observer, device]) {
    const subscriptions = filters.map((topic) => ({ topic, qos: 0 as const }))
    client.send({ cmd: 'subscribe', messageId: 1, subscriptions })
    await client.until('suback')
  }
  for (let turn = 0; turn < 3; turn++) {
    service.send(publishPacket(slowTopic, '{"publishers":["obu-1"]}', { qos: 0 }))
  }
  while ((await slowed()) === before) await sleep(5)
  const burst = Array.from({ length: 50 }, (_, index) =>
    publishPacket(up('obu-1'), 'x', { messageId: index + 1 }),
  )
  for (let turn = 0; turn < 2; turn++) {
    const hostile = await connected(broker, 'obu-1')
    hostile.send(...burst)
    const other = await connected(broker, 'obu-2')
    other.send(...burst.map((packet) => ({ ...packet, topic: up('obu-2') }) as Packet))
    await other.until('puback', burst.length)
    expect(hostile.of('puback').length).toBeLessThan(burst.length)
    expect(hostile.isClosed).toBe(false)
    hostile.stream.destroy()
  }
  expect(await slowed()).toBe(before + 1)
  for (const client of [observer, device]) {
    expect(client.of('publish').filter(({ topic }) => topic === slowTopic)).toEqual([])
  }
  device.send(publishPacket(slowTopic, '{"publishers":["obu-2"]}', { qos: 0 }))
  await device.untilClosed()
  expect(await slowed()).toBe(before + 1)
})
