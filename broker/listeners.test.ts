/** Every way in: TCP on both families, TLS, WebSocket; and what is said where one cannot be opened. */
import { expect, onTestFinished, test } from 'vitest'
import fs from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { connectAsync, type IClientOptions } from 'mqtt'
import { WebSocket, createWebSocketStream } from 'ws'
import {
  brokerUnderTest,
  connectPacket,
  journaled,
  rawSocket,
  RawClient,
  temporaryDirectory,
} from './broker-under-test.ts'
import { listenError } from '../common/errors.ts'
import { selfSigned } from './certificate-for-tests.ts'
import { hashSecret } from './users.ts'

async function publishOver(url: string, options: IClientOptions = {}): Promise<void> {
  const client = await connectAsync(url, { clientId: 'obu-1', reconnectPeriod: 0, ...options })
  await client.publishAsync('v2x/v1/obu/obu-1/bsm/up', url.slice(0, 3), { qos: 1 })
  await client.endAsync()
}

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((each) => each?.address === '::1')

test('WebSocket clients are served with the subprotocol mqtt, small and large messages', async () => {
  const broker = await brokerUnderTest()
  const url = `ws://127.0.0.1:${broker.ports.ws}`
  await publishOver(url)
  const client = await connectAsync(url, { clientId: 'obu-1', reconnectPeriod: 0 })
  await client.publishAsync('v2x/v1/obu/obu-1/map/up', 'x'.repeat(60_000), { qos: 1 })
  await client.endAsync()
  expect((await journaled(broker.directory, 2)).map((packet) => packet.payload.length)).toEqual([
    3, 60_000,
  ])
})

test('TLS clients are served once a certificate is given; plain bytes on that port are not', async () => {
  const directory = temporaryDirectory()
  const { cert, key } = selfSigned()
  const tlsCertFile = join(directory, 'cert.pem')
  const tlsKeyFile = join(directory, 'key.pem')
  fs.writeFileSync(tlsCertFile, cert)
  fs.writeFileSync(tlsKeyFile, key)
  const broker = await brokerUnderTest({ tlsCertFile, tlsKeyFile })
  await publishOver(`mqtts://localhost:${broker.ports.mqtts!}`, { ca: cert })
  await expect(publishOver(`mqtts://localhost:${broker.ports.mqtts!}`)).rejects.toThrow(
    /self.signed/i,
  )
  const plain = new RawClient(await rawSocket(broker.ports.mqtts!))
  plain.send(connectPacket('obu-1'))
  await plain.untilClosed()
  expect((await journaled(broker.directory, 1)).length).toBe(1)
})

test('without a certificate there is no TLS port; half of one, or of two, is refused', async () => {
  const broker = await brokerUnderTest()
  expect(broker.ports.mqtts).toBeUndefined()
  await expect(brokerUnderTest({ tlsCertFile: 'cert.pem' })).rejects.toThrow(
    'cannot open MQTT over TLS: only one of the two is set',
  )
  const directory = temporaryDirectory()
  const [tlsCertFile, tlsKeyFile] = [join(directory, 'cert.pem'), join(directory, 'key.pem')]
  fs.writeFileSync(tlsCertFile, selfSigned().cert)
  for (const key of [selfSigned().key, 'no key']) {
    fs.writeFileSync(tlsKeyFile, key)
    await expect(brokerUnderTest({ tlsCertFile, tlsKeyFile })).rejects.toThrow(
      /^cannot open MQTT over TLS: .*V2X_BROKER_TLS_KEY_FILE/,
    )
  }
  await expect(brokerUnderTest({ tlsCertFile, tlsKeyFile })).rejects.toThrow(
    `${tlsKeyFile} holds no private key in PEM`,
  )
  await expect(brokerUnderTest({ tlsCertFile: tlsKeyFile, tlsKeyFile })).rejects.toThrow(
    `${tlsKeyFile} holds no certificate in PEM`,
  )
})

// skipped where the machine has no IPv6 loopback address
test.skipIf(!hasIpv6)('localhost is 127.0.0.1 and ::1, for TCP and WebSocket', async () => {
  const broker = await brokerUnderTest({ host: 'localhost' })
  for (const host of ['127.0.0.1', '[::1]']) {
    await publishOver(`mqtt://${host}:${broker.ports.mqtt}`)
    // mqtt.js makes no WebSocket to an IPv6 literal.
    const socket = new WebSocket(`ws://${host}:${broker.ports.ws}`, 'mqtt')
    const client = new RawClient(createWebSocketStream(socket))
    client.send(connectPacket('obu-1'))
    await client.until('connack')
  }
  expect((await journaled(broker.directory, 2)).length).toBe(2)
})

test('a port in use is said with the setting that moves it, and nothing stays open', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    taken.close()
  })
  const { port } = taken.address() as AddressInfo
  await expect(brokerUnderTest({ wsPort: port })).rejects.toThrow(
    /cannot listen on 127\.0\.0\.1 port \d+: .*set V2X_BROKER_WS_PORT/,
  )
  await expect(brokerUnderTest({ healthPort: port })).rejects.toThrow(
    /cannot serve health on 127\.0\.0\.1 port \d+: .*stop what listens there, or set V2X_BROKER_HEALTH_PORT/,
  )
})

test.each(['192.0.2.1', '127.0.0.1:1883'])(
  'what is no address of this machine (%s) is said with the setting that names it',
  async (host) => {
    const usersFile = join(temporaryDirectory(), 'users.json')
    const user = { name: 'obu-1', class: 'device', password: hashSecret('secret') }
    fs.writeFileSync(usersFile, JSON.stringify([user]))
    await expect(brokerUnderTest({ host, usersFile })).rejects.toThrow(
      /cannot listen on .*; set V2X_BROKER_HOST to an address of this machine, without a port/,
    )
  },
)

test('a port that this user may not open is said with what would do', () => {
  const settings = { host: 'V2X_STORE_HOST', port: 'V2X_STORE_PORT' }
  const refused = Object.assign(new Error('listen EACCES: permission denied'), { code: 'EACCES' })
  const place = { host: '127.0.0.1', port: 80, settings }
  expect(listenError('STORE_LISTEN', 'listen', place, refused).message).toBe(
    'cannot listen on 127.0.0.1 port 80: listen EACCES: permission denied; set V2X_STORE_PORT to 1024 or above, or let this user open lower ports (CAP_NET_BIND_SERVICE)',
  )
})

test('a wider address without users is refused', async () => {
  await expect(brokerUnderTest({ host: '0.0.0.0' })).rejects.toThrow(
    'cannot let the MQTT broker listen on 0.0.0.0',
  )
})

test('a page of a foreign site opens no WebSocket to an open broker; one of this machine does', async () => {
  const broker = await brokerUnderTest()
  const opens = (origin: string): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${broker.ports.ws}`, 'mqtt', { origin })
      socket.on('open', () => resolve(true)).on('error', () => resolve(false))
      onTestFinished(() => socket.terminate())
    })
  expect(await opens('https://example.org')).toBe(false)
  expect(await opens('http://localhost:8080')).toBe(true)
  expect(await opens('http://[::1]:8080')).toBe(true)
})
