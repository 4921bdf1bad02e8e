/** The publisher of import and replay against a real broker (stock Aedes) that goes away: what it waits for, and what it does not. */
import { Aedes } from 'aedes'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { AcknowledgedPublisher } from './acknowledged-publisher.ts'

interface TestBroker {
  readonly url: string
  readonly aedes: Aedes
  /** Breaks all connections, and resets so many attempts to come back; `reset` may be Infinity. */
  goAway(reset: number): void
}

const toStop: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop()
})

async function startBroker(): Promise<TestBroker> {
  const aedes = await Aedes.createBroker()
  const sockets = new Set<Socket>()
  let toReset = 0
  const server = createServer((socket) => {
    if (toReset > 0) {
      toReset -= 1
      socket.resetAndDestroy()
      return
    }
    sockets.add(socket)
    aedes.handle(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  toStop.push(async () => {
    breakAll()
    await new Promise<void>((closed) => aedes.close(() => closed()))
    server.close()
  })
  return {
    url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    aedes,
    goAway: (reset) => {
      toReset = reset
      breakAll()
    },
  }
}

async function connectTo(url: string, patienceMs: number): Promise<AcknowledgedPublisher> {
  const publisher = await AcknowledgedPublisher.connect({
    url,
    username: 'gateway-import',
    password: '',
    clientId: 'gateway-import-1',
    inFlightMax: 10,
    patienceMs,
  })
  toStop.push(() => publisher.end())
  return publisher
}

test('attempts that fail while the broker is away do not end it: what was published is acknowledged after', async () => {
  const broker = await startBroker()
  const publisher = await connectTo(broker.url, 3_600_000)
  broker.goAway(2)
  await publisher.publish('t', Buffer.from('kept'))
  await publisher.drained()
  expect(publisher.acknowledged).toBe(1)
})

test('a broker that stays away is given up when patience ends', async () => {
  const broker = await startBroker()
  const publisher = await connectTo(broker.url, 1_500)
  broker.goAway(Infinity)
  await publisher.publish('t', Buffer.from('lost'))
  await expect(publisher.drained()).rejects.toMatchObject({ code: 'MQTT_LOST' })
})

test('a broker that comes back and refuses the login is not waited for', async () => {
  const broker = await startBroker()
  const publisher = await connectTo(broker.url, 3_600_000)
  broker.aedes.authenticate = (_client, _name, _password, done) => done(null, false)
  broker.goAway(0)
  await publisher.publish('t', Buffer.from('refused'))
  await expect(publisher.drained()).rejects.toThrow('Connection refused')
})

test('a broker that comes back and is unavailable for a while is waited for', async () => {
  const broker = await startBroker()
  const publisher = await connectTo(broker.url, 3_600_000)
  let refused = 0
  broker.aedes.authenticate = (_client, _name, _password, done) => {
    refused += 1
    if (refused > 2) done(null, true)
    else done(Object.assign(new Error('full disk'), { returnCode: 3 }), null)
  }
  broker.goAway(0)
  await publisher.publish('t', Buffer.from('kept'))
  await publisher.drained()
  expect([refused, publisher.acknowledged]).toEqual([3, 1])
})

test('one that stays unavailable is given up when patience ends', async () => {
  const broker = await startBroker()
  const publisher = await connectTo(broker.url, 1_500)
  broker.aedes.authenticate = (_client, _name, _password, done) =>
    done(Object.assign(new Error('full disk'), { returnCode: 3 }), null)
  broker.goAway(0)
  await publisher.publish('t', Buffer.from('lost'))
  await expect(publisher.drained()).rejects.toMatchObject({ code: 'MQTT_LOST' })
})

test('where nobody listens the first attempt is the last, and says so', async () => {
  await expect(connectTo('mqtt://127.0.0.1:9', 3_600_000)).rejects.toMatchObject({
    code: 'MQTT_CONNECT',
    message: expect.stringContaining('is the zone running'),
  })
})
