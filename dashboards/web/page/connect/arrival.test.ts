/** Who waits for a device of their own is not shown another one's message. */
import { expect, onTestFinished, test } from 'vitest'
import type { Zone } from '../live/zone.ts'
import { Vehicles } from '../live/vehicles.ts'
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
