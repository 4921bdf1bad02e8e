/** The live WebSocket over a real broker: snapshot, frames, replay, ping, limits. */
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MqttClient } from 'mqtt'
import { WebSocket } from 'ws'
import {
  deviceTopic,
  liveTopic,
  replayStatusTopic,
  replayTopic,
  v2x,
  type LiveType,
} from '../../../schemas/index.ts'
import { awayStore, startApi, type ApiUnderTest } from '../api-under-test.ts'

let api: ApiUnderTest
let publisher: MqttClient
const sockets: WebSocket[] = []

beforeEach(async () => {
  api = await startApi(awayStore(), { V2X_DASHBOARDS_LIVE_CLIENTS_MAX: '3' })
  publisher = await api.broker.client()
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await api.stop()
})

interface Watcher {
  readonly socket: WebSocket
  readonly vehicles: v2x.v1.LiveVehicles[]
  readonly messages: v2x.v1.LiveMessages[]
  readonly stats: v2x.v1.LiveStats[]
  readonly texts: string[]
}

function watch(query = ''): Watcher {
  const url = `${api.dashboards.url.replace('http', 'ws')}/api/v1/live${query}`
  const socket = new WebSocket(url)
  sockets.push(socket)
  const watcher: Watcher = { socket, vehicles: [], messages: [], stats: [], texts: [] }
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) watcher.texts.push(data.toString())
    else if (data[0] === 1) watcher.vehicles.push(v2x.v1.LiveVehicles.decode(data.subarray(1)))
    else if (data[0] === 2) watcher.messages.push(v2x.v1.LiveMessages.decode(data.subarray(1)))
    else if (data[0] === 3) watcher.stats.push(v2x.v1.LiveStats.decode(data.subarray(1)))
  })
  return watcher
}

const now = Date.now() * 1_000

function vehicles(ids: readonly string[], snapshot: boolean, speed = 500): Uint8Array {
  const each = (value: number): number[] => ids.map(() => value)
  return v2x.v1.LiveVehicles.encode({
    publishedAt: now,
    snapshot,
    deviceId: [...ids],
    latitude: each(281_234_567),
    longitude: each(1_129_876_543),
    speed: each(speed),
    heading: each(7_200),
    generatedAt: each(now + speed),
    receivedAt: each(now + speed),
    intervalMs: each(100),
    fleet: each(1),
    vehicleClass: each(54),
    source: each(2),
    yawRate: each(0),
    via: ids.map(() => ''),
  }).finish()
}

async function publish(type: LiveType, frame: Uint8Array, retain = false): Promise<void> {
  await publisher.publishAsync(liveTopic(type), Buffer.from(frame), { retain })
}

const deadline = { timeout: 15_000, interval: 20 }

test('a snapshot comes first, then frames as they are published', async () => {
  await publish('vehicles', vehicles(['a', 'b'], true), true)
  await publish('stats', v2x.v1.LiveStats.encode({ messagesTotal: 7 }).finish(), true)
  await expect.poll(() => devicesOf(api), deadline).toEqual(['a', 'b'])
  const watcher = watch()
  await expect.poll(() => watcher.stats.length, deadline).toBe(1)
  expect(watcher.vehicles.map(({ snapshot }) => snapshot)).toEqual([true])
  expect([...watcher.vehicles[0]!.deviceId]).toEqual(['a', 'b'])
  expect(watcher.messages[0]!.snapshot).toBe(true)
  expect(watcher.stats[0]!.messagesTotal).toBe(7)
  await publish('vehicles', vehicles(['b'], false, 600))
  await expect.poll(() => watcher.vehicles.length, deadline).toBe(2)
  expect([...watcher.vehicles[1]!.deviceId]).toEqual(['b'])
  // A snapshot that holds nothing new is not sent on; the frame behind it is.
  const both = v2x.v1.LiveVehicles.decode(vehicles(['a', 'b'], true))
  both.speed[1] = 600
  both.generatedAt[1] = now + 600
  both.receivedAt[1] = now + 600
  await publish('vehicles', v2x.v1.LiveVehicles.encode(both).finish())
  await publish('vehicles', vehicles(['a'], false, 700))
  await expect.poll(() => watcher.vehicles.length, deadline).toBe(3)
  expect([...watcher.vehicles[2]!.speed]).toEqual([700])
})

test('who leaves the picture leaves the screen', async () => {
  await publish('vehicles', vehicles(['a', 'b'], true), true)
  await expect.poll(() => devicesOf(api), deadline).toEqual(['a', 'b'])
  const watcher = watch()
  await expect.poll(() => watcher.vehicles.length, deadline).toBe(1)
  await publish('vehicles', vehicles(['b'], true), true)
  await expect.poll(() => watcher.vehicles.length, deadline).toBe(2)
  expect(watcher.vehicles[1]!.snapshot).toBe(true)
  expect(await devicesOf(api)).toEqual(['b'])
})

test('a frame that cannot be read stops nothing', async () => {
  const watcher = watch()
  await expect.poll(() => watcher.vehicles.length, deadline).toBe(1)
  await publish('vehicles', Buffer.from('no protobuf at all'))
  await publish('vehicles', vehicles(['a'], false))
  await expect.poll(() => watcher.vehicles.length, deadline).toBe(2)
})

test('a ping is answered with the same number and the server’s time', async () => {
  const watcher = watch()
  await expect.poll(() => watcher.socket.readyState, deadline).toBe(WebSocket.OPEN)
  watcher.socket.send('{"ping":123.5}')
  watcher.socket.send('no json')
  watcher.socket.send('{"ping":"text"}')
  watcher.socket.send('{"ping":124}')
  await expect.poll(() => watcher.texts.length, deadline).toBe(2)
  const [first, second] = watcher.texts.map((text) => JSON.parse(text) as Record<string, number>)
  expect(first!['pong']).toBe(123.5)
  expect(second!['pong']).toBe(124)
  expect(Math.abs(first!['serverTime']! - Date.now() * 1_000)).toBeLessThan(60_000_000)
})

test('a text that is too long ends the connection', async () => {
  const watcher = watch()
  await expect.poll(() => watcher.socket.readyState, deadline).toBe(WebSocket.OPEN)
  watcher.socket.send('x'.repeat(2_000))
  await expect.poll(() => watcher.socket.readyState, deadline).toBe(WebSocket.CLOSED)
})

test('no more browsers than the limit; one that leaves makes room', async () => {
  const watchers = [watch(), watch(), watch()]
  for (const { socket } of watchers) {
    await expect.poll(() => socket.readyState, deadline).toBe(WebSocket.OPEN)
  }
  const refusal = await new Promise((failed) => watch().socket.once('error', failed))
  expect(String(refusal)).toContain('503')
  watchers[0]!.socket.close()
  await expect.poll(() => watchers[0]!.socket.readyState, deadline).toBe(WebSocket.CLOSED)
  const next = watch()
  await expect.poll(() => next.vehicles.length, deadline).toBe(1)
})

test('of those that come at the same moment no more are let in either', async () => {
  const watchers = Array.from({ length: 12 }, () => watch())
  let closed = 0
  for (const { socket } of watchers) {
    socket.on('error', () => undefined)
    socket.on('close', () => closed++)
  }
  const watching = (): number => watchers.filter(({ vehicles }) => vehicles.length > 0).length
  await expect.poll(() => [watching(), closed], deadline).toEqual([3, 9])
})

test('no more replays than the broker sends; each may have several that watch', async () => {
  const roomy = await startApi(awayStore(), {})
  try {
    const base = `${roomy.dashboards.url.replace('http', 'ws')}/api/v1/live?replay=`
    const opened = async (replay: string): Promise<WebSocket> => {
      const socket = new WebSocket(base + replay)
      sockets.push(socket)
      await once(socket, 'open')
      return socket
    }
    const first = await opened('r-1')
    for (let replay = 2; replay <= 90; replay++) await opened(`r-${replay}`)
    await opened('r-90')
    await expect(opened('r-91')).rejects.toThrow('503')
    first.close()
    await expect.poll(() => opened('r-91').then(() => 'open', String), deadline).toBe('open')
  } finally {
    await roomy.stop()
  }
})

test('a replay is watched as the zone is, and apart from it', async () => {
  const zone = watch()
  const replay = watch('?replay=r-1')
  await expect.poll(() => zone.vehicles.length + replay.vehicles.length, deadline).toBe(2)
  const header = { schemaVersion: 1, generatedAt: 1_525_190_663_694_000, source: 3 }
  const motion = { latitude: 405_657_318, longitude: -1_050_318_485, speed: 5, heading: 20_073 }
  const bsm = v2x.v1.Bsm.encode({ header, ...motion }).finish()
  const frame = v2x.v1.BsmFrame.encode({
    header,
    heard: [{ deviceId: 'heard', bsm: { header, ...motion } }],
  }).finish()
  const spat = v2x.v1.Spat.encode({ header, name: 'crossing' }).finish()
  const send = async (topic: string, payload: Uint8Array): Promise<void> => {
    await publisher.publishAsync(replayTopic('r-1', topic), Buffer.from(payload))
  }
  // The subscription may take a moment: what is published before it is not seen.
  await expect
    .poll(async () => {
      await send(deviceTopic('obu', '31325431', 'bsm'), bsm)
      return replay.vehicles.length
    }, deadline)
    .toBeGreaterThan(1)
  await send(deviceTopic('rsu', 'rsu-1', 'bsm_frame'), frame)
  await send(deviceTopic('rsu', 'rsu-1', 'spat'), spat)
  await send(deviceTopic('rsu', 'rsu-1', 'spat'), Buffer.from([255, 255]))
  const status = { replayId: 'r-1', speed: 2, messages: 4, done: false }
  await publisher.publishAsync(replayStatusTopic('r-1'), JSON.stringify(status))
  await expect.poll(() => replay.stats.length, deadline).toBe(1)
  await expect.poll(() => replay.messages.length, deadline).toBe(2)
  expect(replay.stats[0]!.messagesTotal).toBe(4)
  expect(replay.messages[1]!.messages[0]).toMatchObject({ deviceId: 'rsu-1', type: 'spat' })
  const seen = new Map(
    replay.vehicles.flatMap((each) => each.deviceId.map((id, at) => [id, { each, at }])),
  )
  const { each, at } = seen.get('31325431')!
  expect(each.latitude[at]).toBe(motion.latitude)
  expect(each.longitude[at]).toBe(motion.longitude)
  expect(each.generatedAt[at]).toBe(header.generatedAt)
  expect(seen.get('heard')!.each.via[seen.get('heard')!.at]).toBe('rsu-1')
  expect(zone.vehicles.flatMap(({ deviceId }) => [...deviceId])).toEqual([])
  const { replays } = await api.json<{ replays: unknown[] }>('/api/v1/replays')
  expect(replays).toMatchObject([{ ...status, running: true }])
})

test('the list of devices is that of the picture, with physical units', async () => {
  await publish('vehicles', vehicles(['a'], true), true)
  const payload = v2x.v1.RsuState.encode({
    header: { schemaVersion: 1, generatedAt: now, source: v2x.v1.Source.SOURCE_SIMULATOR },
    latitude: 281_000_000,
    longitude: 1_129_000_000,
  }).finish()
  const message = {
    kind: 'rsu',
    deviceId: 'rsu-1',
    type: 'rsu_state',
    payload,
    generatedAt: now,
    receivedAt: now,
    intervalMs: 1_000_000,
  }
  const frame = v2x.v1.LiveMessages.encode({ snapshot: true, messages: [message] }).finish()
  await publish('messages', frame, true)
  await expect.poll(() => devicesOf(api), deadline).toEqual(['a', 'rsu-1'])
  const { devices } = await api.json<{ devices: Record<string, unknown>[] }>(
    '/api/v1/devices?source=simulator',
  )
  expect(devices[0]).toMatchObject({
    kind: 'obu',
    deviceId: 'a',
    source: 'simulator',
    fleet: 'bus',
    latitude: 28.1234567,
    longitude: 112.9876543,
    speed: 10,
    heading: 90,
    types: ['bsm'],
  })
  expect(devices[1]).toMatchObject({
    kind: 'rsu',
    deviceId: 'rsu-1',
    online: true,
    latitude: 28.1,
    types: ['rsu_state'],
  })
  const one = await api.json<{ next: string; devices: unknown[] }>('/api/v1/devices?limit=1')
  expect(one.devices).toHaveLength(1)
  const rest = await api.json<{ next: null; devices: { deviceId: string }[] }>(
    `/api/v1/devices?limit=1&cursor=${one.next}`,
  )
  expect(rest.devices.map(({ deviceId }) => deviceId)).toEqual(['rsu-1'])
  expect(rest.next).toBeNull()
  expect(await api.json('/api/v1/devices/rsu/rsu-1')).toMatchObject({
    complete: false,
    newest: [{ type: 'rsu_state', physical: { latitudeDeg: 28.1 } }],
  })
})

async function devicesOf(api: ApiUnderTest): Promise<string[]> {
  const { devices } = await api.json<{ devices: { deviceId: string }[] }>('/api/v1/devices')
  return devices.map(({ deviceId }) => deviceId)
}

test('a frozen browser does not hold up the stop', async () => {
  const watcher = watch()
  await expect.poll(() => watcher.vehicles.length, deadline).toBe(1)
  // It reads nothing any more, so it answers no goodbye.
  watcher.socket.pause()
  await api.dashboards.stop()
  await expect(api.get('/livez')).rejects.toThrow()
})
