/** What a device sends again because it does not know that it was heard: over a broken connection, with DUP and without. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { generate, parser, type Packet } from 'mqtt-packet'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deviceTopic, v2x } from '../schemas/index.ts'
import { TestZone, eventually } from './zone-process.ts'

let zone: TestZone

beforeAll(async () => {
  zone = await TestZone.create()
  await zone.start('--no-simulator')
})
afterAll(() => zone.remove())

const device = 'car-1'
const generatedAt = Date.now() * 1000

function publish(sequence: number, dup: boolean): Packet {
  const payload = v2x.v1.Bsm.encode({
    header: { schemaVersion: 1, sequence, generatedAt: generatedAt + sequence },
    latitude: 281_260_343,
    longitude: 1_128_799_971,
    speed: 500,
    heading: 7200,
  }).finish()
  return {
    cmd: 'publish',
    topic: deviceTopic('obu', device, 'bsm'),
    payload: Buffer.from(payload),
    qos: 1,
    messageId: sequence,
    dup,
    retain: false,
  }
}

/** A connection of the device, and the next packet of a kind that comes over it. */
async function open(): Promise<{ socket: Socket; next: (cmd: Packet['cmd']) => Promise<Packet> }> {
  const socket = connect(Number(new URL(zone.mqttUrl).port), '127.0.0.1')
  const packets = parser({ protocolVersion: 4 })
  socket.on('data', (bytes) => packets.parse(bytes))
  const next = async (cmd: Packet['cmd']): Promise<Packet> => {
    const [packet] = (await once(packets, 'packet')) as [Packet]
    return packet.cmd === cmd ? packet : next(cmd)
  }
  const connected = next('connack')
  const identity = { clientId: device, clean: false, keepalive: 60 } as const
  socket.write(generate({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, ...identity }))
  await connected
  return { socket, next }
}

async function duplicates(): Promise<number> {
  const url = `http://127.0.0.1:${zone.env['V2X_INGEST_HEALTH_PORT']}/metrics`
  const text = await (await fetch(url)).text()
  return Number(/^v2x_ingest_duplicates_total (\d+)/m.exec(text)?.[1])
}

test('sent again with DUP, or as if it were new: stored once, each other time counted as a duplicate', async () => {
  const first = await open()
  // Nobody waits for the answer: the device lost its connection before it came.
  const answered = first.next('puback')
  first.socket.write(generate(publish(1, false)))
  await answered
  first.socket.destroy()

  const second = await open()
  for (const [sequence, dup] of [
    [1, true],
    [1, false],
    [2, true],
  ] as const) {
    const heard = second.next('puback')
    second.socket.write(generate(publish(sequence, dup)))
    await heard
  }
  second.socket.destroy()
  await eventually('the last message', async () => {
    const [row] = await zone.query<{ last: string }>('SELECT max(sequence) AS last FROM v2x.raw')
    return Number(row!.last) === 2
  })
  const rows = await zone.query(
    `SELECT toUInt32(sequence) AS sequence, toUInt32(count()) AS rows FROM v2x.raw GROUP BY sequence ORDER BY sequence`,
  )
  expect(rows).toEqual([
    { sequence: 1, rows: 1 },
    { sequence: 2, rows: 1 },
  ])
  expect(await zone.query('SELECT toUInt32(count()) AS rows FROM v2x.bsm')).toEqual([{ rows: 2 }])
  expect(await duplicates()).toBe(2)
})
