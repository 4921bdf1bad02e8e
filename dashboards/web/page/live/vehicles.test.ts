/** Frames of the live picture are folded: newest wins, snapshots forget, motion follows. */
import { expect, test } from 'vitest'
import { latitudeOf, longitudeOf, mercatorPerMetre } from '../map/mercator.ts'
import { lateAfterMs, offlineAfterMs, presenceOf } from './staleness.ts'
import { Vehicles, type VehicleFrame } from './vehicles.ts'

const startMs = 1_764_000_000_000

interface Row {
  readonly id: string
  readonly atMs?: number
  readonly latitude?: number
  readonly speed?: number
  readonly fleet?: number
  readonly intervalMs?: number
}

function frame(rows: readonly Row[], snapshot = false): VehicleFrame {
  return {
    snapshot,
    deviceId: rows.map(({ id }) => id),
    latitude: rows.map(({ latitude }) => latitude ?? 281_000_000),
    longitude: rows.map(() => 1_128_800_000),
    speed: rows.map(({ speed }) => speed ?? 500),
    heading: rows.map(() => 0),
    yawRate: rows.map(() => -32768),
    generatedAt: rows.map(({ atMs }) => (atMs ?? startMs) * 1000),
    receivedAt: rows.map(({ atMs }) => (atMs ?? startMs) * 1000),
    intervalMs: rows.map(({ intervalMs }) => intervalMs ?? 100),
    fleet: rows.map(({ fleet }) => fleet ?? 1),
    vehicleClass: rows.map(() => 0),
    source: rows.map(() => 2),
    via: rows.map(() => ''),
  }
}

test('the newest message of a vehicle wins, whatever the order of frames', () => {
  const vehicles = new Vehicles(startMs)
  expect(
    vehicles.apply(frame([{ id: 'a', atMs: startMs + 200, latitude: 281_000_500 }]), startMs),
  ).toEqual([0])
  expect(vehicles.apply(frame([{ id: 'a', atMs: startMs + 100 }]), startMs)).toEqual([])
  expect(vehicles.get(0)?.latitude).toBe(281_000_500)
})

test('a snapshot brings in what was missed and takes away what ingest forgot', () => {
  const vehicles = new Vehicles(startMs)
  vehicles.apply(frame([{ id: 'a' }, { id: 'b' }]), startMs)
  vehicles.apply(frame([{ id: 'b' }, { id: 'c' }], true), startMs)
  expect(vehicles.size).toBe(2)
  expect(vehicles.indexOf('a')).toBeUndefined()
  expect(vehicles.indexOf('c')).toBe(2)
  expect(vehicles.motion.data[15]).toBe(0)
  vehicles.apply(frame([{ id: 'a', atMs: startMs + 5000 }]), startMs)
  expect(vehicles.indexOf('a')).toBe(0)
  expect(vehicles.size).toBe(3)
})

test('the interval of a vehicle that has sent once is not known', () => {
  const vehicles = new Vehicles(startMs)
  const observed = () => vehicles.observedIntervalMs(vehicles.indexOf('a')!)
  vehicles.apply(frame([{ id: 'a' }]), startMs)
  expect(observed()).toBeUndefined()
  // The same message, after the first word of its fleet, and as another RSU heard it.
  vehicles.apply(frame([{ id: 'a', fleet: 2 }]), startMs)
  const again = { ...frame([{ id: 'a', fleet: 2 }]), receivedAt: [(startMs + 10) * 1000] }
  vehicles.apply(again, startMs)
  expect(observed()).toBeUndefined()
  vehicles.apply(frame([{ id: 'a', fleet: 2, atMs: startMs + 100 }]), startMs)
  expect(observed()).toBe(100)
  vehicles.apply(frame([], true), startMs)
  vehicles.apply(frame([{ id: 'a', atMs: startMs + 5000 }]), startMs)
  expect(observed()).toBeUndefined()
})

test('an interval that is not the nominal one was observed before this page was there', () => {
  const vehicles = new Vehicles(startMs)
  vehicles.apply(frame([{ id: 'a', intervalMs: 9800 }]), startMs)
  expect(vehicles.observedIntervalMs(0)).toBe(9800)
  // In a replay at twice the speed 50 ms are nominal.
  const recorded = new Vehicles(startMs, true)
  recorded.apply(frame([{ id: 'a', intervalMs: 50 }]), startMs)
  expect(recorded.observedIntervalMs(0)).toBeUndefined()
  recorded.apply(frame([{ id: 'a', intervalMs: 49, atMs: startMs + 100 }]), startMs)
  expect(recorded.observedIntervalMs(0)).toBe(49)
})

test('a vehicle has moved once it is a metre from where it was first seen', () => {
  const vehicles = new Vehicles(startMs)
  vehicles.apply(frame([{ id: 'a' }, { id: 'b' }]), startMs)
  const later = startMs + 100
  vehicles.apply(
    frame([
      { id: 'a', atMs: later, latitude: 281_000_200 },
      { id: 'b', atMs: later, latitude: 281_000_020 },
    ]),
    later,
  )
  expect(vehicles.movedCount).toBe(1)
})

test('a vehicle drives on for a second and then goes back to where it was last heard of', () => {
  const vehicles = new Vehicles(startMs)
  vehicles.apply(frame([{ id: 'a' }]), startMs)
  const northM = (nowMs: number): number => {
    const { x, y } = vehicles.motion.poseAt(0, nowMs)
    expect(longitudeOf(x)).toBeCloseTo(112.88, 6)
    return (latitudeOf(y) - 28.1) * 111_319.5
  }
  expect(northM(startMs)).toBeCloseTo(0, 2)
  expect(northM(startMs + 500)).toBeCloseTo(5, 1)
  expect(northM(startMs + 1000)).toBeCloseTo(10, 1)
  expect(northM(startMs + 1900)).toBeCloseTo(10, 1)
  expect(northM(startMs + lateAfterMs(100) + 600)).toBeCloseTo(0, 2)
})

test('a correction does not jump on the screen, and is gone after a second', () => {
  const vehicles = new Vehicles(startMs)
  vehicles.apply(frame([{ id: 'a' }]), startMs)
  const nowMs = startMs + 100
  const before = vehicles.motion.poseAt(0, nowMs)
  // It is in truth 5 m further north than reckoned.
  vehicles.apply(frame([{ id: 'a', atMs: nowMs, latitude: 281_000_540 }]), nowMs)
  const metre = mercatorPerMetre(28.1)
  const after = vehicles.motion.poseAt(0, nowMs)
  expect(Math.abs(after.y - before.y) / metre).toBeLessThan(0.01)
  const settled = vehicles.motion.poseAt(0, nowMs + 990)
  expect((latitudeOf(settled.y) - 28.100054) * 111_319.5).toBeCloseTo(9.9, 1)
})

test('a vehicle that is somewhere else altogether is drawn there at once', () => {
  const vehicles = new Vehicles(startMs)
  vehicles.apply(frame([{ id: 'a' }]), startMs)
  vehicles.apply(frame([{ id: 'a', atMs: startMs + 100, latitude: 282_000_000 }]), startMs + 100)
  expect(latitudeOf(vehicles.motion.poseAt(0, startMs + 100).y)).toBeCloseTo(28.2, 5)
})

test('after weeks on a wall the times on the graphics card still resolve a millisecond', () => {
  const vehicles = new Vehicles(startMs)
  const nowMs = startMs + 30 * 86_400_000
  vehicles.apply(frame([{ id: 'a', atMs: startMs }]), startMs)
  vehicles.apply(frame([{ id: 'b', atMs: nowMs }]), nowMs)
  expect(vehicles.motion.secondsAt(nowMs)).toBeLessThan(1)
  expect(vehicles.motion.secondsAt(nowMs + 400_000)).toBeLessThan(1000)
  // The silent one stays offline.
  expect(vehicles.motion.data[14]).toBeLessThan(-1_000_000)
})

test('a replay counts the time of arrival, since its own times are long past', () => {
  const vehicles = new Vehicles(startMs, true)
  const longAgoMs = startMs - 86_400_000
  vehicles.apply(frame([{ id: 'a', atMs: longAgoMs }]), startMs)
  expect(presenceOf(vehicles.seenAtMs(0), 100, startMs + 100)).toBe('online')
  expect(vehicles.apply(frame([{ id: 'a', atMs: longAgoMs + 100 }]), startMs + 100)).toEqual([0])
})

test('a silent device is late after two intervals and offline after three, never before 5 s', () => {
  expect([lateAfterMs(100), offlineAfterMs(100)]).toEqual([2000, 5000])
  expect([lateAfterMs(30_000), offlineAfterMs(30_000)]).toEqual([60_000, 90_000])
  expect(presenceOf(0, 100, 1999)).toBe('online')
  expect(presenceOf(0, 100, 2000)).toBe('late')
  expect(presenceOf(0, 100, 5000)).toBe('offline')
})

test('a frame whose columns are short is read as unavailable, not as a crash', () => {
  const vehicles = new Vehicles(startMs)
  expect(vehicles.apply({ deviceId: ['a'], latitude: [1], longitude: [2] }, startMs)).toEqual([0])
  expect(vehicles.get(0)).toMatchObject({ speed: 8191, heading: 28800, via: '' })
})
