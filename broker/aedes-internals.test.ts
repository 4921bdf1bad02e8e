/** The contract with Aedes 1.2.0: each private field the broker leans on does what the broker takes it to do. */
import { expect, onTestFinished, test } from 'vitest'
import { createServer, type AddressInfo } from 'node:net'
import { Aedes, type AedesOptions, type Client } from 'aedes'
import { generate } from 'mqtt-packet'
import {
  boundSessions,
  handOver,
  mayLose,
  neverWaitForSubscribers,
  refreshKeepAlive,
  takeOverReading,
} from './aedes-internals.ts'
import { connectPacket, publishPacket, RawClient, rawSocket, waitFor } from './broker-under-test.ts'

interface Served {
  readonly broker: Aedes
  readonly client: Client
  readonly raw: RawClient
}

/** A plain Aedes, and one connection to it. */
async function serve(options: AedesOptions = {}): Promise<Served> {
  const broker = await Aedes.createBroker(options)
  const clients: Client[] = []
  const server = createServer((socket) => clients.push(broker.handle(socket)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await new Promise<void>((resolve) => broker.close(resolve))
    server.close()
  })
  const raw = new RawClient(await rawSocket((server.address() as AddressInfo).port))
  await waitFor(() => clients.length > 0, 'the connection')
  return { broker, client: clients[0]!, raw }
}

/** Takes the reading over, gathers what comes and counts what Aedes says is done. */
function takeOver(client: Client): {
  done: number
  closed: number
  errors: Error[]
  chunks: Buffer[]
} {
  const seen = { done: 0, closed: 0, errors: [] as Error[], chunks: [] as Buffer[] }
  takeOverReading(client, {
    take: (chunk) => seen.chunks.push(chunk),
    done: (error) => {
      seen.done++
      if (error !== null) seen.errors.push(error)
    },
    clientClosed: () => seen.closed++,
  })
  return seen
}

const hasClosed = (client: Client): boolean => (client as unknown as { closed: boolean }).closed

const packet = (...args: Parameters<typeof publishPacket>): Buffer =>
  generate(publishPacket(...args))

test('this is the version whose fields were read', () => {
  expect((new Aedes() as unknown as { version: string }).version).toBe('1.2.0')
})

test('who reads is told as soon as Aedes closes the client', async () => {
  const { client } = await serve()
  const seen = takeOver(client)
  let isClosed = false
  client.close(() => (isClosed = true))
  expect([seen.closed, hasClosed(client)]).toEqual([1, true])
  await waitFor(() => isClosed, 'the end')
})

test('so it is where Aedes finds a fault', async () => {
  const { client } = await serve()
  const seen = takeOver(client)
  client.emit('error', new Error('told so'))
  await waitFor(() => seen.closed === 1, 'word of it')
})

test('so it is where the client ends the connection', async () => {
  const { client, raw } = await serve()
  const seen = takeOver(client)
  const closedBefore = new Promise((resolve) => {
    client.conn.once('end', () => resolve([seen.closed, hasClosed(client)]))
  })
  raw.stream.end()
  expect(await closedBefore).toEqual([1, true])
})

test('after the take-over Aedes reads nothing by itself, and serves what it is handed', async () => {
  const { client, raw } = await serve()
  const { chunks } = takeOver(client)
  expect(client.conn.listenerCount('readable')).toBe(0)
  raw.send(connectPacket('a'))
  await waitFor(() => chunks.length > 0, 'the bytes')
  expect(raw.received).toEqual([])
  handOver(client, chunks[0]!)
  await raw.until('connack')
})

test('a packet handed over reaches authorizePublish before handOver returns, with views of its bytes', async () => {
  const seen: string[] = []
  const { client, raw } = await serve({
    authorizePublish: (_client, packet, done) => {
      seen.push(`${packet.cmd} ${packet.messageId} ${packet.payload.toString()}`)
      done(null)
    },
  })
  const counted = takeOver(client)
  handOver(client, generate(connectPacket('a')))
  await raw.until('connack')
  await waitFor(() => counted.done >= 2, 'the CONNECT, and the resume after it')
  counted.done = 0
  handOver(client, packet('t', 'x', { messageId: 5 }))
  handOver(client, packet('t', 'y', { messageId: 6 }))
  expect(seen).toEqual(['publish 5 x', 'publish 6 y'])
  await raw.until('puback', 2)
  await waitFor(() => counted.done === 2, 'both to be done')
  expect(counted.errors).toEqual([])
})

test('the CONNECT is handled at once although it is the first packet', async () => {
  let prepared = false
  const { client } = await serve({
    preConnect: (_client, _packet, done) => {
      prepared = true
      done(null, true)
    },
  })
  takeOver(client)
  handOver(client, generate(connectPacket('a')))
  expect(prepared).toBe(true)
})

test('connackSent comes before Aedes notes it, and for refusals too', async () => {
  const codes: number[] = []
  const { broker, client, raw } = await serve({
    authenticate: (_client, _name, _password, done) => done(null, false),
  })
  broker.on('connackSent', (packet) => codes.push(packet.returnCode!))
  takeOver(client)
  handOver(client, generate(connectPacket('a')))
  await raw.untilClosed()
  expect(codes).toEqual([5])
})

test('the keep-alive timer can be started anew from outside', async () => {
  const { broker, client, raw } = await serve()
  const timeouts: Client[] = []
  broker.on('keepaliveTimeout', (client) => timeouts.push(client))
  takeOver(client)
  handOver(client, generate(connectPacket('a', { keepalive: 1 })))
  await raw.until('connack')
  const untilMs = performance.now() + 2500
  while (performance.now() < untilMs) {
    refreshKeepAlive(client)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(timeouts).toEqual([])
  await raw.untilClosed()
  expect(timeouts.length).toBe(1)
})

test('a will comes through the hook without a command', async () => {
  const commands: unknown[] = []
  const { client, raw } = await serve({
    authorizePublish: (_client, packet, done) => {
      commands.push((packet as { cmd?: unknown }).cmd)
      done(null)
    },
  })
  takeOver(client)
  const will = { topic: 't', payload: Buffer.from('gone'), qos: 0, retain: false }
  handOver(client, generate(connectPacket('a', { will })))
  await raw.until('connack')
  raw.stream.destroy()
  client.conn.read()
  await waitFor(() => commands.length > 0, 'the will')
  expect(commands).toEqual([undefined])
})

test('publishers are called back although a subscriber never is', async () => {
  const { broker } = await serve({ concurrency: 0 })
  neverWaitForSubscribers(broker)
  await new Promise<void>((resolve) => broker.subscribe('t', () => undefined, resolve))
  for (let i = 0; i < 300; i++) {
    const message = { cmd: 'publish', topic: 't', payload: 'x', qos: 0 } as const
    await new Promise<void>((resolve) =>
      broker.publish({ ...message, dup: false, retain: false }, () => resolve()),
    )
  }
})

test('a session keeps so many messages and no more, and only filters that were granted', async () => {
  const { broker, client, raw } = await serve({
    authorizeSubscribe: (_client, sub, done) => done(null, sub.topic === 'no' ? null : sub),
  })
  let dropped = 0
  boundSessions(broker, {
    messagesMax: 3,
    isGranted: (_client, filter) => filter !== 'no',
    dropped: () => dropped++,
  })
  takeOver(client)
  handOver(client, generate(connectPacket('a', { clean: false })))
  await raw.until('connack')
  const subscriptions = [
    { topic: 'yes', qos: 1 as const },
    { topic: 'no', qos: 1 as const },
  ]
  handOver(client, generate({ cmd: 'subscribe', messageId: 1, subscriptions }))
  await raw.until('suback')
  await new Promise<void>((resolve) => client.close(resolve))
  for (const topic of ['yes', 'yes', 'yes', 'yes', 'yes', 'no']) {
    const message = { cmd: 'publish', topic, payload: 'x', qos: 1 } as const
    await new Promise<void>((resolve) =>
      broker.publish({ ...message, dup: false, retain: false }, () => resolve()),
    )
  }
  expect(dropped).toBe(2)
  const { persistence } = broker as unknown as {
    persistence: { outgoingStream(client: { id: string }): AsyncIterable<{ topic: string }> }
  }
  const kept: string[] = []
  for await (const each of persistence.outgoingStream({ id: 'a' })) kept.push(each.topic)
  expect(kept).toEqual(['yes', 'yes', 'yes'])
})

test('what a client asked for is known: with QoS 0 alone it may lose messages', async () => {
  const { client, raw } = await serve()
  raw.send(connectPacket('observer'))
  await raw.until('connack')
  for (const [qos, may] of [
    [0, true],
    [1, false],
  ] as const) {
    raw.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: `t/${qos}`, qos }] })
    await raw.until('suback', qos + 1)
    expect(mayLose(client)).toBe(may)
  }
})
