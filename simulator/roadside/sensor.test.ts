/** Sensors: how many they find, how far off they are, how long an error keeps. */
import { expect, test } from 'vitest'
import { createRandom } from '../../common/random.ts'
import { stepS } from '../agent.ts'
import type { RoadUser } from '../users/road-user.ts'
import { Sensor, sensorClasses, sensorKinds } from './sensor.ts'

const body = { lengthM: 1, widthM: 1, heightM: 1, classCode: 0 }

/** Sixty people at the middle of a sensor's reach, moving east at 2 m/s. */
function people(awayM: number, type: RoadUser['type']): (RoadUser & { atS: number })[] {
  return Array.from({ length: 60 }, (_, k) => ({
    type,
    body,
    participantId: k + 1,
    present: true,
    pose: { x: 0, y: awayM, heading: Math.PI / 2 },
    speed: 2,
    atS: 0,
  }))
}

test.each(sensorKinds)('%s: finds as many as it says, off by what it says', (kind) => {
  const { rangeM, positionM, speedMps, found } = sensorClasses[kind]
  for (const type of ['motor', 'nonMotor', 'pedestrian'] as const) {
    const sensor = new Sensor(kind, { x: 0, y: 0 }, createRandom(3))
    const users = people(rangeM / 2, type)
    let [seen, squares, speeds] = [0, 0, 0]
    const steps = 1000
    for (let step = 0; step < steps; step++) {
      // The last step of each was 50 ms ago.
      const sightings = sensor.see(users, 0.05)
      seen += sightings.length
      for (const { x, y, speed } of sightings) {
        squares += (x - 0.1) ** 2 + (y - rangeM / 2) ** 2
        speeds += (speed - 2) ** 2
      }
    }
    expect(Math.abs(seen / (steps * users.length) - found[type])).toBeLessThan(0.005)
    expect(Math.abs(Math.sqrt(squares / seen / 2) / positionM - 1)).toBeLessThan(0.05)
    // Speeds are not below zero: a wide error of a slow one is cut on that side.
    expect(Math.sqrt(speeds / seen) / speedMps).toBeLessThan(1.03)
    expect(Math.sqrt(speeds / seen) / speedMps).toBeGreaterThan(0.85)
  }
})

test('nobody is seen out of reach or between two trips', () => {
  const sensor = new Sensor('lidar', { x: 0, y: 0 }, createRandom(1))
  expect(sensor.see(people(sensorClasses.lidar.rangeM + 1, 'motor'), 0)).toEqual([])
  const gone = people(10, 'motor').map((user) => ({ ...user, present: false }))
  expect(sensor.see(gone, 0)).toEqual([])
})

test('an error keeps for about a second', () => {
  const sensor = new Sensor('camera', { x: 0, y: 0 }, createRandom(2))
  const users = people(20, 'motor')
  const lagSteps = Math.round(1 / stepS)
  const tracks = new Map<RoadUser, (number | undefined)[]>(users.map((user) => [user, []]))
  for (let step = 0; step < 3000; step++) {
    const seen = new Map(sensor.see(users, 0).map((sighting) => [sighting.user, sighting.x]))
    for (const user of users) tracks.get(user)!.push(seen.get(user))
  }
  const correlation = (lag: number): number => {
    let [sum, squares] = [0, 0]
    for (const track of tracks.values()) {
      for (let i = lag; i < track.length; i++) {
        const [a, b] = [track[i - lag], track[i]]
        if (a === undefined || b === undefined) continue
        sum += a * b
        squares += b * b
      }
    }
    return sum / squares
  }
  expect(correlation(1)).toBeCloseTo(Math.exp(-stepS), 1)
  expect(correlation(lagSteps)).toBeCloseTo(Math.exp(-1), 1)
})
