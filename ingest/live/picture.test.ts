/** The live picture: what is newest, what a late joiner knows, who is online, how it stays bounded. */
import { expect, test } from 'vitest'
import { createRandom } from '../../common/random.ts'
import { v2x, type DeviceKind, type UpType } from '../../schemas/index.ts'
import type { LiveMotion } from '../live-sink.ts'
import { packetBytesMax } from './frames.ts'
import { LivePicture, originalBytesMax } from './picture.ts'

const start = 1_790_000_000_000_000
const limits = { devicesMax: 1_000, bytesMax: 10_000_000 }

function motion(atMs: number, over: Partial<LiveMotion> = {}): LiveMotion {
  const at = start + atMs * 1_000
  return {
    latitude: 281_000_000,
    longitude: 1_129_000_000,
    speed: 500,
    heading: 7_200,
    yawRate: -100,
    vehicleClass: 54,
    source: 2,
    via: '',
    generatedAt: at,
    receivedAt: at + 5_000,
    ...over,
  }
}

function original(atMs: number, topic: `${DeviceKind}/${string}/${UpType}`, payload = 'x') {
  const [kind, deviceId, type] = topic.split('/') as [DeviceKind, string, UpType]
  const at = start + atMs * 1_000
  const bytes = Buffer.from(payload)
  return { kind, deviceId, type, payload: bytes, generatedAt: at, receivedAt: at + 5_000 }
}

type Vehicles = Map<string, Record<string, unknown>>

/** What somebody knows who folds frames as they come. */
class Watcher {
  vehicles: Vehicles = new Map()
  messages = new Map<string, unknown>()

  fold(frames: readonly Uint8Array[]): void {
    for (const bytes of frames) this.#foldVehicles(bytes)
  }

  #foldVehicles(bytes: Uint8Array): void {
    const {
      deviceId,
      snapshot,
      publishedAt: _at,
      frameNumber: _number,
      ...columns
    } = v2x.v1.LiveVehicles.toObject(v2x.v1.LiveVehicles.decode(bytes), {
      defaults: true,
      arrays: true,
    })
    if (snapshot === true) this.vehicles = new Map()
    for (const [index, id] of (deviceId as string[]).entries()) {
      const values = Object.entries(columns).map(([name, column]) => [
        name,
        (column as unknown[])[index],
      ])
      this.vehicles.set(id, Object.fromEntries(values))
    }
  }

  foldMessages(frames: readonly Uint8Array[]): void {
    for (const bytes of frames) this.#foldMessages(v2x.v1.LiveMessages.decode(bytes))
  }

  #foldMessages(frame: v2x.v1.LiveMessages): void {
    if (frame.snapshot) this.messages = new Map()
    for (const message of frame.messages) {
      this.messages.set(`${message.kind}/${message.deviceId}/${message.type}`, message)
    }
  }
}

test('who joins late knows as much as who saw every frame', () => {
  const picture = new LivePicture(limits)
  const random = createRandom(7)
  const early = new Watcher()
  const late = new Watcher()
  early.fold(picture.vehiclesSnapshot(start))
  early.foldMessages(picture.messagesSnapshot(start))
  for (let step = 0; step < 200; step++) {
    const id = `bus-${random.integer(1, 30)}`
    picture.motion(id, motion(step * 10, { latitude: random.integer(0, 1_000_000) }))
    if (step % 7 === 0) picture.fleet(id, random.integer(1, 5))
    picture.original(original(step * 10, `obu/${id}/vehicle_status`, `status ${step}`))
    if (step < 150) {
      if (step % 3 === 0) early.fold(picture.vehiclesFrames(start))
      if (step % 5 === 0) early.foldMessages(picture.messagesFrames(start))
    } else if (step === 150) {
      const vehicles = picture.vehiclesSnapshot(start)
      const messages = picture.messagesSnapshot(start)
      for (const watcher of [early, late]) {
        watcher.fold(vehicles)
        watcher.foldMessages(messages)
      }
    } else {
      // Only what is published after the snapshot reaches the late one.
      const vehicles = picture.vehiclesFrames(start)
      const messages = picture.messagesFrames(start)
      for (const watcher of [early, late]) {
        watcher.fold(vehicles)
        watcher.foldMessages(messages)
      }
    }
  }
  expect(early.vehicles.size).toBe(30)
  expect(late.vehicles).toEqual(early.vehicles)
  expect(late.messages.size).toBe(30)
  expect(late.messages).toEqual(early.messages)
})

test('a frame names only what changed, once, with the newest values', () => {
  const picture = new LivePicture(limits)
  picture.motion('a', motion(0))
  picture.motion('b', motion(0))
  picture.vehiclesFrames(start)
  picture.motion('a', motion(100, { speed: 1 }))
  picture.motion('a', motion(200, { speed: 2 }))
  const frame = v2x.v1.LiveVehicles.decode(picture.vehiclesFrames(start)[0]!)
  expect([...frame.deviceId]).toEqual(['a'])
  expect([...frame.speed]).toEqual([2])
  expect(picture.vehiclesFrames(start)).toEqual([])
  expect(picture.messagesFrames(start)).toEqual([])
})

test('newest is by the device’s time, then by ours; what is older does not replace it', () => {
  const picture = new LivePicture(limits)
  const speedOf = (): number =>
    v2x.v1.LiveVehicles.decode(picture.vehiclesSnapshot(start)[0]!).speed[0]!
  picture.motion('a', motion(1_000, { speed: 1 }))
  picture.motion('a', motion(900, { speed: 2, receivedAt: start + 1_100_000 }))
  expect(speedOf()).toBe(1)
  picture.motion('a', motion(1_000, { speed: 3, receivedAt: start + 1_200_000 }))
  expect(speedOf()).toBe(3)
})

test('an import of an old drive shows with its own time and counts as online while it comes', () => {
  const picture = new LivePicture(limits)
  const drivenAt = 1_525_190_663_694_000
  picture.motion('31325431', motion(0, { generatedAt: drivenAt }))
  const frame = v2x.v1.LiveVehicles.decode(picture.vehiclesSnapshot(start)[0]!)
  expect(frame.generatedAt[0]).toBe(drivenAt)
  expect(picture.online(start + 1_000_000).obu).toBe(1)
  expect(picture.online(start + 6_000_000).obu).toBe(0)
})

test('a clock that runs ahead, and one that was set back, freeze nothing', () => {
  const picture = new LivePicture(limits)
  const speedOf = (): number =>
    v2x.v1.LiveVehicles.decode(picture.vehiclesSnapshot(start)[0]!).speed[0]!
  const nextYear = start + 31_536_000_000_000
  picture.motion('a', motion(0, { generatedAt: nextYear, speed: 1 }))
  picture.motion('a', motion(100, { speed: 2 }))
  expect(speedOf()).toBe(2)
  // Rebooted without GNSS: its time is 1970 from now on.
  for (let ms = 200; ms < 6_000; ms += 100) {
    picture.motion('a', motion(ms, { generatedAt: ms * 1_000, speed: 3 }))
  }
  expect(speedOf()).toBe(3)
})

test('online lasts three intervals of the device’s own, at least five seconds', () => {
  const picture = new LivePicture(limits)
  for (let ms = 0; ms <= 3_000; ms += 100) picture.motion('fast', motion(ms))
  const minutes = [0, 30, 60, 90, 120, 150]
  for (const s of minutes) picture.original(original(s * 1_000, 'pile/slow/pile_status'))
  const at = (ms: number) => picture.online(start + ms * 1_000)
  expect(at(7_900).obu).toBe(1)
  expect(at(8_100).obu).toBe(0)
  expect(at(239_000).pile).toBe(1)
  expect(at(241_000).pile).toBe(0)
})

test('a machine that speaks every half minute is online from its second message on', () => {
  const picture = new LivePicture(limits)
  picture.motion('loader', motion(0))
  picture.motion('loader', motion(30_000))
  expect(picture.online(start + 119_000_000).obu).toBe(1)
  expect(picture.online(start + 121_000_000).obu).toBe(0)
  // It drives off: ten messages a second are soon its pace.
  for (let ms = 30_100; ms <= 36_000; ms += 100) picture.motion('loader', motion(ms))
  const frame = v2x.v1.LiveVehicles.decode(picture.vehiclesSnapshot(start)[0]!)
  expect(frame.intervalMs[0]).toBe(100)
})

test('one long pause does not make a device slow', () => {
  const picture = new LivePicture(limits)
  for (let ms = 0; ms <= 1_000; ms += 100) picture.motion('a', motion(ms))
  for (let ms = 600_000; ms <= 601_000; ms += 100) picture.motion('a', motion(ms))
  const frame = v2x.v1.LiveVehicles.decode(picture.vehiclesSnapshot(start)[0]!)
  expect(frame.intervalMs[0]).toBe(100)
})

test('the picture is bounded: whoever was silent longest leaves it', () => {
  const picture = new LivePicture({ devicesMax: 64, bytesMax: 1_000_000 })
  const first = picture.motion('a0', motion(0))
  expect(first.motion).toBeDefined()
  for (let n = 1; n < 5_000; n++) picture.motion(`a${n}`, motion(n))
  expect(picture.devicesKnown).toBeLessThanOrEqual(64)
  expect(first).toMatchObject({ isGone: true, motion: undefined, next: undefined })
  const frame = v2x.v1.LiveVehicles.decode(picture.vehiclesSnapshot(start)[0]!)
  expect(frame.deviceId).toContain('a4999')
  expect(frame.deviceId).not.toContain('a0')
  expect(frame.deviceId.length).toBe(picture.devicesKnown)
})

test('the bytes of originals are bounded too, in all and each', () => {
  const picture = new LivePicture({ devicesMax: 1_000, bytesMax: 100_000 })
  for (let n = 0; n < 500; n++) {
    picture.original(original(n, `rsu/r${n}/map`, 'm'.repeat(1_000)))
    expect(picture.originalBytes).toBeLessThanOrEqual(101_000)
  }
  picture.original(original(600, 'rsu/big/map', 'm'.repeat(originalBytesMax + 1)))
  const frame = v2x.v1.LiveMessages.decode(picture.messagesSnapshot(start)[0]!)
  const ids = frame.messages.map(({ deviceId }) => deviceId)
  expect(ids).toContain('r499')
  expect(ids).not.toContain('big')
  expect(picture.online(start + 600_000).rsu).toBeGreaterThan(1)
})

test('the caller may use a payload’s bytes again', () => {
  const picture = new LivePicture(limits)
  const payload = Buffer.from('first')
  picture.original({ ...original(0, 'rsu/r/spat'), payload })
  payload.fill(0)
  const frame = v2x.v1.LiveMessages.decode(picture.messagesFrames(start)[0]!)
  expect(Buffer.from(frame.messages[0]!.payload!).toString()).toBe('first')
})

test('what was saved is restored: state, fleet, interval', () => {
  const before = new LivePicture(limits)
  for (let ms = 0; ms <= 9_000; ms += 300) before.motion('bus', motion(ms))
  before.fleet('bus', 1)
  before.original(original(50, 'rsu/r/spat', 'lights'))
  const { vehicles, messages } = before.export()
  const after = new LivePicture(limits)
  after.restore(v2x.v1.LiveVehicles.decode(vehicles), v2x.v1.LiveMessages.decode(messages))
  expect(after.export()).toEqual({ vehicles, messages })
  // What is kept for a restart still goes out as a change.
  expect(before.vehiclesFrames(start)).toHaveLength(1)
})

test('a picture that is too large for one packet goes in pieces, none of which claims to be all', () => {
  const picture = new LivePicture({ devicesMax: 50_000, bytesMax: 100_000_000 })
  for (let n = 0; n < 30_000; n++) picture.motion(`vehicle-with-a-long-name-${n}`, motion(n))
  for (let n = 0; n < 500; n++) picture.original(original(n, `rsu/r${n}/map`, 'm'.repeat(5_000)))
  const watcher = new Watcher()
  const vehicles = picture.vehiclesSnapshot(start)
  const messages = picture.messagesSnapshot(start)
  for (const frame of [...vehicles, ...messages]) {
    expect(frame.length).toBeLessThanOrEqual(packetBytesMax)
  }
  expect(vehicles.length).toBeGreaterThan(1)
  expect(messages.length).toBeGreaterThan(1)
  expect(v2x.v1.LiveVehicles.decode(vehicles[0]!).snapshot).toBe(false)
  watcher.fold(vehicles)
  watcher.foldMessages(messages)
  expect(watcher.vehicles.size).toBe(30_000)
  expect(watcher.messages.size).toBe(500)
})
