/** The lane: what goes by it is kept, answered and ordered as if it did not exist, and all else still goes Aedes's way. */
import { duplexPair } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { generate, type Packet } from 'mqtt-packet'
import { readConfig } from '../common/config.ts'
import { createLog } from '../common/log.ts'
import { createRandom } from '../common/random.ts'
import { openJournalWriter } from '../store/journal/writer.ts'
import { brokerConfig } from './config.ts'
import {
  brokerUnderTest,
  connected,
  connectPacket,
  heldDisk,
  journaled,
  publishPacket,
  RawClient,
  rawSocket,
  temporaryDirectory,
  waitFor,
  type BrokerUnderTest,
} from './broker-under-test.ts'
import { Zone } from './zone.ts'

const up = (id: string): string => `v2x/v1/obu/${id}/bsm/up`
const gateway = { username: 'gateway-1' }

async function laneCount(broker: BrokerUnderTest): Promise<number> {
  const page = await (await fetch(`http://127.0.0.1:${broker.ports.health}/metrics`)).text()
  return Number(/^v2x_broker_lane_packets_total (\d+)/m.exec(page)![1])
}

/** What of the counter this test adds. */
async function countLane(broker: BrokerUnderTest): Promise<() => Promise<number>> {
  const before = await laneCount(broker)
  return async () => (await laneCount(broker)) - before
}

test('any mix of packets, cut anywhere: all is kept in order, and answered in order', async () => {
  const broker = await brokerUnderTest()
  const lane = await countLane(broker)
  const listener = await connected(broker, 'listener', { username: 'observer' })
  listener.send({
    cmd: 'subscribe',
    messageId: 1,
    subscriptions: [{ topic: up('heard'), qos: 0 }],
  })
  await listener.until('suback')
  const client = await connected(broker, 'mix', gateway)
  const random = createRandom(11)
  const sent: Packet[] = []
  for (let index = 1; index <= 3000; index++) {
    const dice = random.next()
    if (dice < 0.02) {
      sent.push({ cmd: 'pingreq' })
      continue
    }
    const id = dice < 0.15 ? 'heard' : `obu-${random.integer(1, 40)}`
    const qos = ([0, 1, 1, 1, 1, 1, 1, 2] as const)[random.integer(0, 7)]!
    const options = { qos, messageId: index, dup: qos > 0 && dice > 0.9, retain: dice > 0.97 }
    sent.push(publishPacket(up(id), `${index}:${'x'.repeat(random.integer(0, 90))}`, options))
  }
  const bytes = Buffer.concat(sent.map((packet) => generate(packet)))
  for (let at = 0; at < bytes.length;) {
    const size = random.integer(1, random.next() < 0.3 ? 30 : 6000)
    client.stream.write(bytes.subarray(at, at + size))
    at += size
    if (random.next() < 0.2) await new Promise(setImmediate)
  }
  const publishes = sent.filter((packet) => packet.cmd === 'publish')
  const ofQos = (qos: number): number[] =>
    publishes.filter((packet) => packet.qos === qos).map(({ messageId }) => messageId!)
  await client.until('puback', ofQos(1).length)
  await client.until('pubrec', ofQos(2).length)
  expect(client.of('puback').map(({ messageId }) => messageId)).toEqual(ofQos(1))
  const found = await journaled(broker.directory, publishes.length)
  expect(found.map(({ topic, payload, qos }) => [topic, payload, qos])).toEqual(
    publishes.map(({ topic, payload, qos }) => [topic, String(payload), qos]),
  )
  const heard = publishes.filter(({ topic }) => topic === up('heard'))
  await listener.until('publish', heard.length)
  expect(await lane()).toBeGreaterThan(500)
  expect(await lane()).toBeLessThan(ofQos(0).length + ofQos(1).length)
})

test('one who subscribes to its own topic hears what it publishes right behind the SUBSCRIBE', async () => {
  const broker = await brokerUnderTest()
  const client = await connected(broker, 'obu-1', { clean: false })
  const messages = [1, 2, 3].map((id) => publishPacket(up('obu-1'), 'x', { messageId: id }))
  const subscriptions = [{ topic: up('obu-1'), qos: 0 as const }]
  client.send({ cmd: 'subscribe', messageId: 9, subscriptions }, ...messages)
  await client.until('publish', 3)
  await client.until('puback', 3)
})

test('QoS 0 and 1 go by the lane, a re-send too; retained, heard and QoS 2 do not', async () => {
  const broker = await brokerUnderTest()
  const lane = await countLane(broker)
  const client = await connected(broker, 'obu-1')
  const one = async (options: Parameters<typeof publishPacket>[2]): Promise<void> => {
    client.send(publishPacket(up('obu-1'), 'x', options))
    client.send({ cmd: 'pingreq' })
    const pings = client.of('pingresp').length
    await client.until('pingresp', pings + 1)
  }
  await one({ messageId: 1 })
  await one({ messageId: 1, dup: true })
  await client.until('puback', 2)
  expect(await lane()).toBe(2)
  await one({ qos: 0 })
  expect(await lane()).toBe(3)
  await one({ messageId: 2, retain: true })
  await one({ qos: 2, messageId: 3 })
  await client.until('pubrec')
  client.send({ cmd: 'subscribe', messageId: 4, subscriptions: [{ topic: up('obu-1'), qos: 0 }] })
  await client.until('suback')
  await one({ messageId: 5 })
  await client.until('publish')
  expect(await lane()).toBe(3)
  client.send({ cmd: 'unsubscribe', messageId: 6, unsubscriptions: [up('obu-1')] })
  await client.until('unsuback')
  await one({ messageId: 7 })
  await client.until('puback', 5)
  expect(await lane()).toBe(4)
})

test.each([
  ['a foreign topic', publishPacket(up('obu-2'), 'x', { messageId: 9 })],
  ['a topic with a wildcard', publishPacket('v2x/v1/obu/+/bsm/up', 'x', { messageId: 9 })],
  ['packet id 0', Buffer.from([0x32, 24, 0, 20, ...Buffer.from(up('obu-1')), 0, 0])],
  ['a topic longer than its packet', Buffer.from([0x32, 4, 0xff, 0xff, 0, 1])],
])('%s amid the lane closes its client; what came before it is kept', async (_, bad) => {
  const broker = await brokerUnderTest()
  const client = await connected(broker, 'obu-1')
  const good = [1, 2, 3].map((id) => publishPacket(up('obu-1'), `${id}`, { messageId: id }))
  client.send(...good, bad, publishPacket(up('obu-1'), 'after', { messageId: 10 }))
  await client.untilClosed()
  const found = await journaled(broker.directory, 3)
  expect(found.map(({ payload }) => payload)).toEqual(['1', '2', '3'])
})

test('nothing is answered before it is on disk', async () => {
  const disk = heldDisk()
  onTestFinished(disk.release)
  const broker = await brokerUnderTest({}, disk.files)
  const lane = await countLane(broker)
  const client = await connected(broker, 'obu-1')
  client.send(...[1, 2, 3].map((id) => publishPacket(up('obu-1'), 'x', { messageId: id })))
  client.send({ cmd: 'pingreq' })
  await client.until('pingresp')
  expect(await lane()).toBe(3)
  expect(client.of('puback')).toEqual([])
  disk.release()
  await client.until('puback', 3)
})

test('traffic of the lane keeps a client alive', async () => {
  const broker = await brokerUnderTest()
  const client = await connected(broker, 'obu-1', { keepalive: 1 })
  // Longer than 1.5 times the keep-alive, and never silent that long.
  for (let id = 1; id <= 8; id++) {
    client.send(publishPacket(up('obu-1'), 'x', { messageId: id }))
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  await client.until('puback', 8)
  expect(client.isClosed).toBe(false)
  await client.untilClosed()
})

test('what comes behind a CONNECT waits for its CONNACK, then goes by the lane', async () => {
  const broker = await brokerUnderTest()
  const lane = await countLane(broker)
  const client = new RawClient(await rawSocket(broker.ports.mqtt))
  const messages = Array.from({ length: 100 }, (_, index) =>
    publishPacket(up('obu-1'), 'x', { messageId: index + 1 }),
  )
  client.send(connectPacket('obu-1'), ...messages)
  await client.until('puback', 100)
  expect(client.received[0]!.cmd).toBe('connack')
  expect(await lane()).toBe(100)
})

test('who does not take its acknowledgements is not read until it does', async () => {
  const directory = temporaryDirectory()
  const journal = openJournalWriter({ directory, node: 'test' })
  const config = { ...readConfig(brokerConfig, {}), deviceMessagesPerSecondMax: 0 }
  const log = createLog('broker', 'silent')
  const zone = new Zone({ config, log, journal, users: undefined })
  await zone.open()
  onTestFinished(async () => {
    await zone.stop()
    await journal.close()
  })
  const [ours, theirs] = duplexPair()
  zone.accept(ours, { remote: 'test', source: undefined, letIn: () => undefined })
  // Read by hand: the acknowledgements stay in the pipe, which holds a few thousand.
  theirs.write(generate(connectPacket('obu-1')))
  const count = 60_000
  const packet = publishPacket(up('obu-1'), 'x')
  for (let id = 1; id <= count; id++) theirs.write(generate({ ...packet, messageId: id }))
  const packets = (): number => journal.stats().packets
  let before = -1
  await waitFor(() => {
    const isSteady = packets() > 0 && packets() === before
    before = packets()
    return isSteady && journal.queuedBytes === 0
  }, 'the broker to stop reading')
  expect(packets()).toBeLessThan(count)
  let answered = 0
  theirs.on('data', (chunk: Buffer) => (answered += chunk.length))
  await waitFor(() => answered === 4 + 4 * count, 'all acknowledgements')
})
