/** The broker with too much of something: messages, bytes, connections, silence, or with too little disk. */
import { expect, onTestFinished, test } from 'vitest'
import type { Packet } from 'mqtt-packet'
import { nodeFs, type JournalFs } from '../store/journal/fs.ts'
import {
  brokerUnderTest,
  connected,
  connectPacket,
  heldDisk,
  journaled,
  publishPacket,
  RawClient,
  rawSocket,
  waitFor,
} from './broker-under-test.ts'

const up = (id: string): string => `v2x/v1/obu/${id}/bsm/up`

test('a client over its rate is delayed, not closed, and loses nothing', async () => {
  const broker = await brokerUnderTest({ deviceMessagesPerSecondMax: 50, burstSeconds: 1 })
  const client = await connected(broker, 'obu-1')
  const ids = Array.from({ length: 80 }, (_, index) => index + 1)
  const startedMs = performance.now()
  client.send(...ids.map((id) => publishPacket(up('obu-1'), 'x', { messageId: id })))
  await client.until('puback', 80)
  // 50 at once, 30 more at 50 a second. A lower bound: a busy machine only takes longer.
  expect(performance.now() - startedMs).toBeGreaterThan(500)
})

test('with a slow disk the broker stops reading at its limits, and a short keep-alive does not run out', async () => {
  const disk = heldDisk()
  onTestFinished(disk.release)
  const broker = await brokerUnderTest(
    { connectionBytesMax: 16 * 1024, deviceMessagesPerSecondMax: 0 },
    disk.files,
  )
  const client = await connected(broker, 'obu-1', { keepalive: 1 })
  const count = 2000
  for (let id = 1; id <= count; id++) {
    client.send(publishPacket(up('obu-1'), 'x'.repeat(1000), { messageId: id }))
  }
  // Longer than 1.5 times the keep-alive.
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(client.isClosed).toBe(false)
  const page = await (await fetch(`http://127.0.0.1:${broker.ports.health}/metrics`)).text()
  const queued = Number(/^v2x_broker_journal_queue_bytes (\d+)/m.exec(page)![1])
  expect(queued).toBeGreaterThan(16 * 1024 - 1100)
  expect(queued).toBeLessThan(40 * 1024)
  disk.release()
  await client.until('puback', count)
})

test('a frozen subscriber does not hold a publisher, and other subscribers get everything', async () => {
  const broker = await brokerUnderTest({
    deviceMessagesPerSecondMax: 0,
    subscriberBytesMax: 256 * 1024,
    // Fewer than wait for the frozen one: a publisher that waited for it would stand still.
    connectionPacketsMax: 10,
    drainTimeoutMs: 60_000,
  })
  const subscribe = {
    cmd: 'subscribe',
    messageId: 1,
    subscriptions: [{ topic: 'v2x/v1/+/+/+/up', qos: 0 }],
  } satisfies Packet
  const frozen = await connected(broker, 'frozen', { username: 'observer' })
  frozen.send(subscribe)
  await frozen.until('suback')
  frozen.stream.pause()
  const healthy = await connected(broker, 'healthy', { username: 'observer' })
  healthy.send(subscribe)
  await healthy.until('suback')
  const publisher = await connected(broker, 'obu-1')
  // Enough to fill the frozen one's socket buffers and its allowance many times over.
  for (let id = 1; id <= 1000; id++) {
    publisher.send(publishPacket(up('obu-1'), 'x'.repeat(20_000), { messageId: id }))
    if (id % 20 === 0) await publisher.until('puback', id)
  }
  await healthy.until('publish', 1000)
  // It subscribed with QoS 0: so it loses messages, not its place, and hears again once it reads.
  frozen.stream.resume()
  let id = 1000
  await waitFor(() => {
    publisher.send(publishPacket(up('obu-1'), 'after', { messageId: ++id }))
    return frozen.of('publish').some(({ payload }) => String(payload) === 'after')
  }, 'the frozen one to hear again')
  expect(frozen.of('publish').length).toBeLessThan(1000)
})

test('when the disk fails nothing is acknowledged, new clients are refused, and the owner is told', async () => {
  let isBroken = false
  const files: JournalFs = {
    ...nodeFs,
    write: (fd, bytes, position, done) => {
      if (isBroken) done(new Error('i/o error'), 0)
      else nodeFs.write(fd, bytes, position, done)
    },
  }
  const broker = await brokerUnderTest({}, files)
  const client = await connected(broker, 'obu-1')
  client.send(publishPacket(up('obu-1'), 'kept', { messageId: 1 }))
  await client.until('puback')
  isBroken = true
  client.send(publishPacket(up('obu-1'), 'lost', { messageId: 2 }))
  await waitFor(() => broker.failures.length > 0, 'the failure')
  const ready = await fetch(`http://127.0.0.1:${broker.ports.health}/readyz`)
  expect(ready.status).toBe(503)
  const late = await connected(broker, 'obu-2')
  expect(late.of('connack')[0]!.returnCode).toBe(3)
  expect(client.of('puback').length).toBe(1)
  expect((await journaled(broker.directory, 1)).map((packet) => packet.payload)).toEqual(['kept'])
})

test('one connection more than allowed is closed at once', async () => {
  const broker = await brokerUnderTest({ connectionsMax: 2 })
  const first = await connected(broker, 'a')
  await connected(broker, 'b')
  const third = new RawClient(await rawSocket(broker.ports.mqtt))
  await third.untilClosed()
  first.stream.destroy()
  await waitFor(() => first.isClosed, 'the first to go')
  await expect
    .poll(async () => {
      const next = new RawClient(await rawSocket(broker.ports.mqtt))
      next.send(connectPacket('c'))
      await waitFor(() => next.isClosed || next.received.length > 0, 'an answer')
      return next.of('connack').length
    })
    .toBe(1)
})

test('who does not send a CONNECT in time is closed', async () => {
  const broker = await brokerUnderTest({ connectTimeoutMs: 100 })
  const client = new RawClient(await rawSocket(broker.ports.mqtt))
  await client.untilClosed()
})

test('with the disk behind, QoS 0 is shed and counted, QoS 1 is kept', async () => {
  const disk = heldDisk()
  onTestFinished(disk.release)
  const broker = await brokerUnderTest({ journalQueueBytesMax: 8000 }, disk.files)
  const shedSoFar = async (): Promise<number> => {
    const page = await (await fetch(`http://127.0.0.1:${broker.ports.health}/metrics`)).text()
    return Number(/^v2x_broker_shed_packets_total (\d+)/m.exec(page)![1])
  }
  const before = await shedSoFar()
  const client = await connected(broker, 'obu-1')
  client.send(publishPacket(up('obu-1'), 'a'.repeat(5000), { messageId: 1 }), { cmd: 'pingreq' })
  await client.until('pingresp')
  client.send(
    publishPacket(up('obu-1'), 'shed', { qos: 0 }),
    publishPacket(up('obu-1'), 'kept', { messageId: 2 }),
    { cmd: 'pingreq' },
  )
  await client.until('pingresp', 2)
  disk.release()
  await client.until('puback', 2)
  client.send(publishPacket(up('obu-1'), 'later', { qos: 0 }))
  const kept = await journaled(broker.directory, 3)
  expect(kept.map((packet) => packet.payload.slice(0, 5))).toEqual(['aaaaa', 'kept', 'later'])
  expect((await shedSoFar()) - before).toBe(1)
})

test('when all that may wait is waiting, nobody is read; then everybody is, and all is acknowledged', async () => {
  const disk = heldDisk()
  onTestFinished(disk.release)
  const broker = await brokerUnderTest(
    { journalQueueBytesMax: 20_000, deviceMessagesPerSecondMax: 0 },
    disk.files,
  )
  const clients: RawClient[] = []
  for (let i = 0; i < 10; i++) clients.push(await connected(broker, `obu-${i}`))
  for (const [i, client] of clients.entries()) {
    for (let id = 1; id <= 50; id++) {
      client.send(publishPacket(up(`obu-${i}`), 'x'.repeat(500), { messageId: id }))
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(clients.flatMap((client) => client.of('puback'))).toEqual([])
  disk.release()
  for (const client of clients) await client.until('puback', 50)
  expect((await journaled(broker.directory, 500)).length).toBe(500)
})
