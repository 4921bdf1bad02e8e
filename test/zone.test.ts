/** The zone as an operator runs it: it starts, shows moving traffic, survives kills, and stops when told. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { connectAsync, type MqttClient } from 'mqtt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deviceTopic } from '../schemas/topics.ts'
import { loadBsm } from './load-bsm.ts'
import { needs, prlimitPath } from './needs.ts'
import { TestZone, eventually, type Finished } from './zone-process.ts'

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
  await untilReady()
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
  // Some of it may have been waiting in the journal.
  await eventually('what was sent before', async () => {
    const [kept] = await zone.query<{ n: string }>('SELECT count() AS n FROM v2x.raw')
    return Number(kept!.n) > 1000
  })
  expect(await zone.stop()).toBe(0)
})

test('on other addresses than usual it is found ready as well, and the map where it is', async ({
  skip,
}) => {
  if (process.platform !== 'linux') skip('all of 127.0.0.0/8 is there on Linux alone')
  const names = [
    'STORE_HOST',
    'BROKER_HOST',
    'INGEST_HEALTH_HOST',
    'DASHBOARDS_HOST',
    'SIMULATOR_HEALTH_HOST',
  ]
  // Returns once it has said that it is ready.
  await zone.start(...names.flatMap((name) => ['--set', `V2X_${name}=127.0.0.2`]))
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
    expect(load.acknowledged.size).toBeGreaterThan(4000)
    await storedOnce(load.acknowledged)
    await untilReady()
  })

  test('a part that dies again waits longer, and the zone is ready once it is back', async () => {
    await zone.start()
    for (const [times, waitMs] of [250, 500, 1000].entries()) {
      await zone.kill('simulator')
      const died = zone.log.match(/simulator died \(SIGKILL\); starting it again in \d+ ms/g)
      expect(died).toHaveLength(times + 1)
      expect(died!.at(-1)).toContain(`in ${waitMs} ms`)
    }
    await untilReady()
    await eventually('200 vehicles', async () => (await onlineVehicles()).size >= 200)
  })

  test('a part that gets no process is tried again until there is one; meanwhile the zone can be stopped', async ({
    skip,
  }) => {
    const prlimit = prlimitPath() ?? skip(needs.prlimit)
    await zone.start('--no-simulator')
    // Enough for what is open, not for the channel to a child.
    await zone.limitDescriptors(prlimit, 1)
    process.kill((await zone.pids()).broker!, 'SIGKILL')
    await eventually('the second try to fail', () =>
      /broker got no process \(spawn .* EMFILE\); starting it again in 1000 ms/.test(zone.log),
    )
    await zone.limitDescriptors(prlimit, 1024)
    await eventually('another broker', async () => (await zone.pids()).broker !== undefined)
    await untilReady()

    await zone.limitDescriptors(prlimit, 1)
    process.kill((await zone.pids()).ingest!, 'SIGKILL')
    await eventually('a try to fail', () => zone.log.includes('ingest got no process'))
    expect(await zone.stop()).toBe(0)
  })

  test('told to stop under load it answers what it has taken, and leaves with 0', async () => {
    await zone.start('--no-simulator')
    const load = await startLoad(10)
    await eventually('traffic', () => load.acknowledged.size > 1000)
    const gone = zone.stop('SIGTERM')
    // Told once more, it goes on leaving: only a second Ctrl-C means now.
    await sleep(20)
    expect(await Promise.all([gone, zone.stop('SIGTERM')])).toEqual([0, 0])
    expect(zone.log).not.toMatch(/ERROR|FATAL|died/)
    const acknowledged = new Set(load.acknowledged)
    await zone.start('--no-simulator')
    await load.stop()
    expect(acknowledged.size).toBeGreaterThan(1000)
    await storedOnce(load.acknowledged)
  })

  test('everything killed at once: the locks it left are not in the way', async () => {
    await zone.start('--no-simulator')
    const load = await startLoad(10)
    await eventually('traffic', () => load.acknowledged.size > 1000)
    await zone.killAll()
    for (const lock of ['store/lock', 'journal/writer.lock', 'ingest/lock']) {
      expect([lock, existsSync(join(zone.dataDir, lock))]).toEqual([lock, true])
    }
    await zone.start('--no-simulator')
    await load.stop()
    await storedOnce(load.acknowledged)
    await untilReady()
  })

  test('a second zone on the same data directory is refused by name, whole or in parts, and harms nothing', async () => {
    await zone.start('--no-simulator')
    const second = await TestZone.create()
    try {
      const pids = await zone.pids()
      const start = (...what: string[]): Promise<Finished> =>
        second.cli('start', ...what, '--data-dir', zone.dataDir)
      const parts = ['store', 'broker', 'ingest'] as const
      const [whole, ...alone] = await Promise.all([start(), ...parts.map((part) => start(part))])
      expect(whole.stderr).toMatch(/process \d+ has it open .*choose another V2X_DATA_DIR/)
      for (const [index, part] of parts.entries()) {
        const says = new RegExp(`cannot start ${part}: .*process ${pids[part]} `)
        expect(alone[index]!.stderr).toMatch(says)
      }
      expect([whole, ...alone].map(({ code }) => code)).toEqual([1, 1, 1, 1])
      expect(await zone.pids()).toEqual(pids)
      await untilReady()
    } finally {
      await second.remove()
    }
  })

  test('when the supervisor is killed no part lives on, and a start after it works', async () => {
    await zone.start('--no-simulator')
    const pids = Object.values(await zone.pids())
    expect(pids).toHaveLength(4)
    await zone.killParent()
    await eventually('the parts to leave', () => pids.every((pid) => !isAlive(pid)))
    await zone.start('--no-simulator')
    await untilReady()
  })
})

async function untilReady(): Promise<void> {
  await eventually('the zone to be ready', () =>
    // Dashboards may be what is away.
    fetch(`${zone.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  )
}

/** Waits until all of them are stored, and sees that each is there once, whether acknowledged or not. */
async function storedOnce(acknowledged: ReadonlySet<string>): Promise<void> {
  const keysOf = async (table: string): Promise<string[]> => {
    const key = `concat(device_id, '/', toString(sequence))`
    const rows = await zone.query<{ key: string }>(`SELECT ${key} AS key FROM v2x.${table}`)
    return rows.map(({ key: each }) => each).sort()
  }
  let raw: string[] = []
  await eventually('all of them in the store, in both tables', async () => {
    // While the store is coming back a query fails: that is no answer yet.
    raw = await keysOf('raw').catch(() => [])
    const typed = await keysOf('bsm').catch(() => [])
    const known = new Set(raw)
    return isDeepStrictEqual(raw, typed) && [...acknowledged].every((key) => known.has(key))
  })
  expect(raw.length - new Set(raw).size).toBe(0)
}

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
  client.publish(deviceTopic('obu', deviceId, 'bsm'), loadBsm(sequence), { qos: 1 }, (error) => {
    if (!error) acknowledged.add(`${deviceId}/${sequence}`)
  })
}
