/** What one connection of a load says became of each device's messages. */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { parser, generate, type Packet } from 'mqtt-packet'
import { expect, onTestFinished, test, vi } from 'vitest'
import { LoadConnection, addressOf, type Schedule } from './load-connection.ts'
import { PublishTemplate } from './template.ts'

/** A broker that acknowledges what it is told to: no real one leaves out a message. */
async function choosyBroker(takes: (count: number) => boolean): Promise<number> {
  const server = createServer((socket: Socket) => {
    const packets = parser({ protocolVersion: 4 })
    let count = 0
    packets.on('packet', (packet: Packet) => {
      if (packet.cmd === 'connect') {
        socket.write(generate({ cmd: 'connack', returnCode: 0, sessionPresent: false }))
      } else if (packet.cmd === 'publish' && packet.qos > 0 && takes(count++)) {
        socket.write(generate({ cmd: 'puback', messageId: packet.messageId! }))
      }
    })
    socket.on('data', (chunk) => packets.parse(chunk)).on('error', () => undefined)
    onTestFinished(() => void socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

async function connectionTo(port: number, fenceEvery = 1): Promise<LoadConnection> {
  const schedule: Schedule = {
    inFlightMax: 6,
    fenceEvery,
    dueAt: (_connection, message) => message + 1,
    acknowledged: () => undefined,
    settled: () => undefined,
    lost: () => undefined,
  }
  const templates = ['A', 'B', 'C'].map((id, index) => new PublishTemplate(id, index))
  const connection = new LoadConnection(schedule, { index: 0, clientId: 'gateway-test', templates })
  onTestFinished(() => connection.destroy())
  await connection.open({ host: '127.0.0.1', port, username: 'gateway-test', password: '' })
  return connection
}

test('what has no answer is counted to its own device, sent or not', async () => {
  const connection = await connectionTo(await choosyBroker((count) => count !== 1))
  expect(connection.send(7)).toBe(6)
  await vi.waitFor(() => expect(connection.acknowledgedCount).toBe(5))
  // Seven and eight were due and did not go: B has no answer to its first message, and nothing was sent of the last two.
  expect(connection.deviceCounts(8)).toEqual([
    ['A', 3, 2],
    ['B', 3, 1],
    ['C', 2, 2],
  ])
  expect([...connection.unanswered(8)]).toEqual([2, 7, 8])
})

test('a PUBACK answers for the messages of QoS 0 before it, of whatever device', async () => {
  const connection = await connectionTo(await choosyBroker((count) => count !== 1), 4)
  expect(connection.send(6)).toBe(6)
  await vi.waitFor(() => expect(connection.acknowledgedCount).toBe(4))
  expect(connection.deviceCounts(6)).toEqual([
    ['A', 2, 2],
    ['B', 2, 1],
    ['C', 2, 1],
  ])
  // The one that stands behind them has no answer, and so have they none.
  connection.fence()
  expect(connection.deviceCounts(7)[0]).toEqual(['A', 3, 2])
})

test('an address is of MQTT over TCP or TLS, or refused with the form it should have', () => {
  expect(addressOf('mqtt://[::1]')).toEqual({ host: '::1', port: 1883 })
  expect(addressOf('mqtts://zone.example', 'PEM')).toEqual({
    host: 'zone.example',
    port: 8883,
    tls: { ca: 'PEM' },
  })
  expect(() => addressOf('ws://zone.example')).toThrow('mqtt://… or mqtts://…')
})
