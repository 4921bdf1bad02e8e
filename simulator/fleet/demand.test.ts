/** Demand goes through the day: buses fill and stand longer, taxis are called more often, at the hours when people travel. */
import { expect, test } from 'vitest'
import { v2x } from '../../schemas/index.ts'
import { createRandom } from '../../common/random.ts'
import { loadScenario } from '../scenario/scenario.ts'
import { ticksAStep, World } from '../world.ts'
import { busBoardings, hourAt, shareOf, taxiTrips } from './hours.ts'
import { dwellS, Riders } from './riders.ts'

test('the hours of a day make up a whole day', () => {
  for (const day of [taxiTrips, busBoardings]) {
    expect(day).toHaveLength(24)
    const hours = Array.from({ length: 24 }, (_, hour) => shareOf(day, hour))
    expect(hours.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  }
})

test('the hour is that of the place: half past seven in Changsha is half past eleven the evening before in UTC', () => {
  const micros = Date.parse('2026-05-31T23:30:00Z') * 1000
  expect(hourAt(micros, 112.9)).toBe(7)
  expect(hourAt(micros, 0)).toBe(23)
  expect(hourAt(micros, -74)).toBe(18)
})

test('as many come to a stop as the hours say, and a full bus leaves the rest for the next', () => {
  const random = createRandom(9)
  const riders = new Riders()
  const stop = { index: 3, terminal: false }
  let boarded = 0
  for (let day = 0; day < 40; day++) {
    for (let hour = 0; hour < 24; hour++) {
      const nowS = (day * 24 + hour + 1) * 3600
      boarded += riders.serve(stop, { aboard: 0, seats: 70, random }, { nowS, hour }).boarded
    }
  }
  expect(boarded / 40).toBeGreaterThan(172)
  expect(boarded / 40).toBeLessThan(188)
  const at = (nowS: number) => ({ nowS, hour: 7 })
  const fromS = 40 * 86_400
  const full = riders.serve(stop, { aboard: 68, seats: 70, random }, at(fromS + 7200))
  expect(full.boarded).toBe(full.alighted + 2)
  const next = riders.serve(stop, { aboard: 0, seats: 70, random }, at(fromS + 7201))
  expect(next.boarded).toBeGreaterThan(10)
  expect(
    riders.serve({ ...stop, terminal: true }, { aboard: 31, seats: 70, random }, at(fromS + 7202))
      .alighted,
  ).toBe(31)
})

test('doors are open as long as the slower of the two ways needs', () => {
  expect(dwellS({ alighted: 0, boarded: 0 })).toBe(4)
  expect(dwellS({ alighted: 4, boarded: 0 })).toBe(11)
  expect(dwellS({ alighted: 4, boarded: 4 })).toBe(15)
})

interface Hour {
  /** Of the second half of the run: aboard a bus, a stop of a bus between terminals, taxis with passengers. */
  readonly aboard: number
  readonly dwellS: number
  readonly occupied: number
  readonly cruising: number
}

/** A quarter of an hour of buses and taxis that begins at `epoch`, told by what they send. */
function hourFrom(epoch: string): Hour {
  const scenario = {
    ...loadScenario('default'),
    epochMicros: Date.parse(epoch) * 1000,
    fleets: [
      { class: 'bus', line: '315', count: 24 } as const,
      { class: 'taxi', area: 'robotaxi-area', count: 40 } as const,
    ],
  }
  const world = new World({ scenario })
  const totals = { aboard: 0, buses: 0, occupied: 0, cruising: 0, taxis: 0 }
  const since = new Map<string, number>()
  const dwells: number[] = []
  const outlet = {
    emit: ({ type, deviceId }: { type: string; deviceId: string }, _: number, message: object) => {
      if (type !== 'vehicle_status') return
      const { passengers, fleet, taskState, doors } = message as v2x.v1.VehicleStatus
      const nowS = world.elapsedMicros / 1e6
      if (fleet === v2x.v1.Fleet.FLEET_BUS) {
        if (doors !== 0) since.set(deviceId, since.get(deviceId) ?? nowS)
        else if (since.has(deviceId)) {
          dwells.push(nowS - since.get(deviceId)!)
          since.delete(deviceId)
        }
      }
      if (nowS < 450) return
      if (fleet === v2x.v1.Fleet.FLEET_BUS) {
        totals.aboard += passengers!
        totals.buses += 1
      } else {
        totals.taxis += 1
        if (passengers! > 0) totals.occupied += 1
        if (taskState === v2x.v1.TaskState.TASK_STATE_IDLE) totals.cruising += 1
      }
    },
  }
  for (let tick = 0; tick < 900 * 10 * ticksAStep; tick++) world.tick(outlet)
  const stops = dwells.filter((seconds) => seconds < 25)
  return {
    aboard: totals.aboard / totals.buses,
    dwellS: stops.reduce((sum, seconds) => sum + seconds, 0) / stops.length,
    occupied: totals.occupied / totals.taxis,
    cruising: totals.cruising / totals.taxis,
  }
}

test('in the rush hour more people are in buses and taxis than at night, and buses stand longer', () => {
  const [rush, night] = [hourFrom('2026-06-01T10:00:00Z'), hourFrom('2026-05-31T19:00:00Z')]
  expect(rush.aboard).toBeGreaterThan(night.aboard + 3)
  expect(rush.dwellS).toBeGreaterThan(night.dwellS + 1)
  expect(rush.occupied).toBeGreaterThan(2 * night.occupied)
  expect(night.cruising).toBeGreaterThan(2 * rush.cruising)
}, 60_000)
