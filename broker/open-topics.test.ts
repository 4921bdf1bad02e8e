/** A broker with open topics, as conformance suites need it: anything goes, telemetry is journaled as ever, and nobody from outside gets in. */
import type { Packet } from 'mqtt-packet'
import { expect, test } from 'vitest'
import {
  brokerUnderTest,
  connected,
  journaled,
  publishPacket,
  rawSocket,
  RawClient,
} from './broker-under-test.ts'

const open = { topics: 'open', topicsRefused: 'not/this' }

function filters(...topics: readonly string[]): Packet {
  const subscriptions = topics.map((topic) => ({ topic, qos: 1 as const }))
  return { cmd: 'subscribe', messageId: 9, subscriptions }
}

test('everyone uses any topic and any client id; telemetry alone is journaled', async () => {
  const broker = await brokerUnderTest(open)
  const reader = await connected(broker, 'reads all, with blanks')
  reader.send(filters('#', 'not/this', '$share/a/b'))
  await reader.until('suback')
  expect(reader.of('suback')[0]!.granted).toEqual([1, 128, 1])
  const sender = await connected(broker, 'somebody')
  sender.send(
    publishPacket('TopicA/B', 'plain', { messageId: 1, retain: true }),
    publishPacket('v2x/v1/obu/somebody-else/bsm/up', 'kept', { messageId: 2, retain: true }),
  )
  await sender.until('puback', 2)
  await reader.until('publish', 2)
  expect((await journaled(broker.directory, 1)).map(({ payload }) => payload)).toEqual(['kept'])
  const late = await connected(broker, 'late')
  late.send(filters('#'))
  await late.until('publish')
  expect(late.of('publish').map(({ topic, retain }) => [topic, retain])).toEqual([
    ['TopicA/B', true],
  ])
})

test('what is not journaled is acknowledged in its place among what is', async () => {
  const broker = await brokerUnderTest(open)
  const reader = await connected(broker, 'reader')
  reader.send(filters('v2x/v1/obu/heard/#'))
  await reader.until('suback')
  const sender = await connected(broker, 'sender')
  const topics = ['v2x/v1/obu/a/bsm/up', 'plain', 'v2x/v1/obu/heard/bsm/up', 'plain']
  const packetIds = Array.from({ length: 200 }, (_, index) => index + 1)
  const packets = packetIds.map((messageId) =>
    publishPacket(topics[messageId % topics.length]!, 'x', { messageId }),
  )
  // Some of them come while a commit is on its way.
  while (packets.length > 0) {
    sender.send(...packets.splice(0, 10))
    await new Promise((resolve) => setImmediate(resolve))
  }
  await sender.until('puback', packetIds.length)
  expect(sender.of('puback').map(({ messageId }) => messageId)).toEqual(packetIds)
})

test('a zone refuses what an open broker takes', async () => {
  const broker = await brokerUnderTest()
  const reader = await connected(broker, 'obu-1')
  reader.send(filters('#'))
  await reader.until('suback')
  expect(reader.of('suback')[0]!.granted).toEqual([128])
  reader.send(publishPacket('TopicA/B', 'plain'))
  await reader.untilClosed()
})

test.each([
  ['clean', '10 0c 00 04 4d515454 04 02 00 0a 00 00', 0],
  ['with a session', '10 0c 00 04 4d515454 04 00 00 0a 00 00', 2],
  ['of MQTT 3.1', '10 0e 00 06 4d5149736470 03 02 00 0a 00 00', 2],
])('an empty client id, %s', async (_what, packet, returnCode) => {
  for (const settings of [open, {}]) {
    const broker = await brokerUnderTest(settings)
    const client = new RawClient(await rawSocket(broker.ports.mqtt))
    client.send(Buffer.from(packet.replaceAll(' ', ''), 'hex'))
    await client.until('connack')
    expect(client.of('connack')[0]!.returnCode).toBe(returnCode)
    if (returnCode > 0) await client.untilClosed()
  }
})

test('beyond loopback, or with users, open topics are refused', async () => {
  await expect(brokerUnderTest({ ...open, host: '0.0.0.0' })).rejects.toThrow('V2X_INSECURE')
  const withUsers = { ...open, usersFile: 'users.json' }
  await expect(brokerUnderTest(withUsers)).rejects.toThrow('cannot open all topics to users')
  await expect(brokerUnderTest({ ...withUsers, host: '0.0.0.0' })).rejects.toThrow('open all')
})
