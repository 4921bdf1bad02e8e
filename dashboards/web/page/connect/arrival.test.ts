/** Who waits for a device of their own is not shown another one's message. */
import { expect, onTestFinished, test } from 'vitest'
import type { Zone } from '../live/zone.ts'
import { Vehicles } from '../live/vehicles.ts'
import { pageNowMs } from '../live/server-clock.ts'
import { watchArrival, type Arrival } from './arrival.ts'

const heardMs = 1_764_000_000_000

/** What the wait for 'a' begins with, that many milliseconds after 'a' was heard. */
function begun(laterMs: number): Arrival['is'] {
  const vehicles = new Vehicles(heardMs)
  const times = { generatedAt: [heardMs * 1000], receivedAt: [heardMs * 1000], intervalMs: [100] }
  vehicles.apply({ deviceId: ['a'], ...times }, heardMs)
  const clock = { nowMs: () => heardMs + laterMs }
  const zone = { vehicles, clock, onVehicles: () => () => true } as unknown as Zone
  const watch = watchArrival(zone, 'http://zone.example/', 'a')
  onTestFinished(() => watch.stop())
  return watch.arrival.value.is
}

test('an id is taken while its device is online, and free again once it is silent', () => {
  expect(begun(100)).toBe('taken')
  expect(begun(60_000)).toBe('waiting')
})

test('in a browser whose clock is ahead a message counts too, though the server’s clock was learnt later', () => {
  const aheadMs = 600_000
  const vehicles = new Vehicles(heardMs)
  const clock = { offsetMs: undefined as number | undefined, nowMs: pageNowMs }
  const told: ((changed: readonly number[]) => void)[] = []
  const onVehicles = (listener: (changed: readonly number[]) => void) => {
    told.push(listener)
    return () => true
  }
  const zone = { vehicles, clock, onVehicles } as unknown as Zone
  const watch = watchArrival(zone, 'http://zone.example/', 'b')
  onTestFinished(() => watch.stop())
  clock.offsetMs = -aheadMs
  const receivedAt = (pageNowMs() - aheadMs) * 1000
  const times = { generatedAt: [receivedAt], receivedAt: [receivedAt], intervalMs: [100] }
  vehicles.apply({ deviceId: ['b'], ...times }, pageNowMs() - aheadMs)
  for (const listener of told) listener([vehicles.indexOf('b')!])
  expect(watch.arrival.value.is).toBe('received')
})
