/** The zone as an operator runs it: it starts, shows moving traffic, survives kills, and stops when told. */
import { connectAsync, type MqttClient } from 'mqtt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deviceTopic } from '../schemas/topics.ts'
import { v2x } from '../schemas/index.ts'
import { TestZone, eventually } from './zone-process.ts'

let zone: TestZone

beforeEach(async () => {
  zone = await TestZone.create()
})
afterEach(() => zone.remove())

interface Device {
  readonly deviceId: string
  readonly latitude: number
  readonly longitude: number
}

async function onlineVehicles(): Promise<Map<string, Device>> {
  const answer = await fetch(`${zone.url}/api/v1/devices?kind=obu&online=true&limit=1000`)
  const { devices } = (await answer.json()) as {
    devices: { deviceId: string; latitude: number | null; longitude: number | null }[]
  }
  return new Map(
    devices.flatMap(({ deviceId, latitude, longitude }) =>
      latitude === null || longitude === null
        ? []
        : [[deviceId, { deviceId, latitude, longitude }] as const],
    ),
  )
}

test('with simulated traffic, 200 vehicles and more move; Ctrl-C stops all; a second start goes on with the same data', async () => {
  await zone.start()
  expect((await fetch(`${zone.url}/readyz`)).status).toBe(200)
  await eventually('200 vehicles', async () => (await onlineVehicles()).size >= 200)
  const before = await onlineVehicles()
  await eventually('200 vehicles that have moved', async () => {
    const now = await onlineVehicles()
    const moved = [...before.values()].filter(({ deviceId, latitude, longitude }) => {
      const other = now.get(deviceId)
      return other !== undefined && (other.latitude !== latitude || other.longitude !== longitude)
    })
    return moved.length >= 200
  })
  expect(await zone.stop()).toBe(0)

  await zone.start('--no-simulator')
  const [kept] = await zone.query<{ n: string }>('SELECT count() AS n FROM v2x.raw')
  expect(Number(kept!.n)).toBeGreaterThan(1000)
  expect(await zone.stop()).toBe(0)
})

describe('crashes', () => {
  test('each part killed once under load: every acknowledged message is stored exactly once', async () => {
    await zone.start('--no-simulator')
    const load = await startLoad(10)
    for (const part of ['ingest', 'broker', 'store', 'dashboards'] as const) {
      const before = load.acknowledged.size
      await eventually(
        `traffic before ${part} is killed`,
        () => load.acknowledged.size > before + 500,
      )
      await zone.kill(part)
      const after = load.acknowledged.size
      await eventually(
        `traffic after ${part} was killed`,
        () => load.acknowledged.size > after + 500,
      )
    }
    await load.stop()
    const acknowledged = [...load.acknowledged].sort()
    expect(acknowledged.length).toBeGreaterThan(4000)
    let stored: string[] = []
    await eventually('all of them in the store', async () => {
      // While the store is coming back a query fails: that is no answer yet.
      const rows = await zone
        .query<{ key: string }>(
          `SELECT concat(device_id, '/', toString(sequence)) AS key FROM v2x.bsm`,
        )
        .catch(() => [])
      stored = rows.map(({ key }) => key)
      const known = new Set(stored)
      return acknowledged.every((key) => known.has(key))
    })
    expect(stored.length - new Set(stored).size).toBe(0)
    const raw = await zone.query<{ key: string }>(
      `SELECT concat(device_id, '/', toString(sequence)) AS key FROM v2x.raw`,
    )
    expect(raw.map(({ key }) => key).sort()).toEqual(stored.sort())
  })

  test('when the supervisor is killed no part lives on, and a start after it works', async () => {
    await zone.start('--no-simulator')
    const pids = Object.values(await zone.pids())
    expect(pids).toHaveLength(4)
    await zone.killParent()
    await eventually('the parts to leave', () => pids.every((pid) => !isAlive(pid)))
    await zone.start('--no-simulator')
    expect((await fetch(`${zone.url}/readyz`)).status).toBe(200)
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

interface Load {
  /** `device/sequence` of every acknowledged message. */
  readonly acknowledged: Set<string>
  stop(): Promise<void>
}

/** Vehicles that each send 50 BSMs a second at QoS 1 and send again what was not acknowledged, as devices do. */
async function startLoad(vehicles: number): Promise<Load> {
  const acknowledged = new Set<string>()
  const clients = await Promise.all(
    Array.from({ length: vehicles }, (_, index) =>
      connectAsync(zone.mqttUrl, { clientId: `load-${index}`, reconnectPeriod: 200 }),
    ),
  )
  let sequence = 0
  const timer = setInterval(() => {
    sequence += 1
    for (const client of clients) send(client, sequence, acknowledged)
  }, 20)
  return {
    acknowledged,
    stop: async () => {
      clearInterval(timer)
      const sent = sequence * clients.length
      await eventually('all acknowledgements', () => acknowledged.size === sent)
      await Promise.all(clients.map((client) => client.endAsync(true)))
    },
  }
}

function send(client: MqttClient, sequence: number, acknowledged: Set<string>): void {
  const deviceId = client.options.clientId!
  const payload = v2x.v1.Bsm.encode({
    header: {
      schemaVersion: 1,
      sequence,
      generatedAt: Date.now() * 1000,
      source: v2x.v1.Source.SOURCE_LOAD,
    },
    messageCount: sequence % 128,
    latitude: 281_260_343 + sequence,
    longitude: 1_128_799_971,
    speed: 500,
    heading: 7200,
  }).finish()
  client.publish(deviceTopic('obu', deviceId, 'bsm'), Buffer.from(payload), { qos: 1 }, (error) => {
    if (!error) acknowledged.add(`${deviceId}/${sequence}`)
  })
}
