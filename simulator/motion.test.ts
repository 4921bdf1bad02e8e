/**
 * Motion agrees with itself in every message, from several seeds and in all classes: place, speed, heading, acceleration and yaw rate,
 * as they are decoded from what was sent. Between two messages what is left is nearly all rounding; over five seconds the
 * checker for recordings judges.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { v2x } from '../schemas/index.ts'
import { loadNetwork } from '../schemas/network.ts'
import { parseDeviceTopic } from '../schemas/topics.ts'
import { checkMotion, type CheckResult } from './check/check.ts'
import { sampleOfBsm, type MotionSample } from './check/sample.ts'
import { vehicleClasses } from './fleet/vehicle-class.ts'
import { RoadGraph } from './road/graph.ts'
import { turnBetween } from './road/path.ts'
import { simulatedMessages } from './simulate.ts'

const stepMicros = 100_000

/**
 * How far the values of two messages 100 ms apart may be from one another. Places are sent to 1.1 cm, which alone makes 0.16 m/s; speeds
 * to 0.02 m/s, which makes 0.2 m/s²; headings to 0.0125°, which makes 0.0022 rad/s.
 */
const bounds = {
  /** Distance by time against the mean speed, m/s. */
  speed: 0.2,
  /** Speed gained by time against the acceleration, m/s². */
  acceleration: 0.21,
  /** Heading turned by time against the yaw rate, rad/s. */
  yaw: 0.003,
  /** Direction of a way of half a metre or more against the mean heading, radians. */
  heading: 0.07,
  /** How far beside the mean heading it came, metres, however short the way. */
  aside: 0.09,
} as const
type Measure = keyof typeof bounds

/** Beside the checker's bounds, which are made for real receivers, these stay below this part. */
const farWithin = 0.2
/** Fewer pairs of messages than this say nothing of a class. */
const pairsMin = 500
const { plane } = new RoadGraph(loadNetwork(''))

describe.each([5150, 66, 20_261_126])('from seed %i', (seed) => {
  let checked: CheckResult
  const worst = new Map<Measure, { value: number; device: string; atMicros: number }>()
  const pairs = new Map<string, number>()

  beforeAll(() => {
    const last = new Map<string, MotionSample>()
    const samples: MotionSample[] = []
    for (const message of simulatedMessages({ scenario: 'default', forSeconds: 60, seed })) {
      if (message.type !== 'bsm') continue
      const device = parseDeviceTopic(message.topic)!.id
      const sample = sampleOfBsm(device, samples.length + 1, v2x.v1.Bsm.decode(message.payload))!
      samples.push(sample)
      const before = last.get(device)
      last.set(device, sample)
      if (before === undefined || sample.atMicros - before.atMicros !== stepMicros) continue
      for (const [measure, value] of measured(before, sample)) {
        const known = worst.get(measure)
        // What is no number is the worst of all.
        if (known !== undefined && value <= known.value) continue
        worst.set(measure, { value, device, atMicros: sample.atMicros })
      }
      const kind = device.slice(0, device.indexOf('-'))
      pairs.set(kind, (pairs.get(kind) ?? 0) + 1)
    }
    checked = checkMotion(samples)
  }, 60_000)

  test('every class is there; machines report too seldom to be held against themselves', () => {
    for (const { idPrefix } of Object.values(vehicleClasses)) {
      if (idPrefix !== vehicleClasses.machine.idPrefix) {
        expect(pairs.get(idPrefix), idPrefix).toBeGreaterThan(pairsMin)
      }
    }
  })

  test.each(Object.entries(bounds))('%s agrees within %d', (measure, bound) => {
    const { value, device, atMicros } = worst.get(measure as Measure)!
    expect(value, `${device} at ${atMicros}`).toBeLessThan(bound)
  })

  test('the checker for recordings finds nothing, and is far from finding anything', () => {
    expect(checked.passed).toBe(true)
    for (const { device, rules } of checked.devices) {
      for (const rule of ['jump', 'distance', 'direction', 'gain', 'yaw'] as const) {
        const { value, bound } = rules[rule].worst ?? { value: 0, bound: 1 }
        expect(value / bound, `${rule} of ${device}`).toBeLessThan(farWithin)
      }
    }
  })
})

function measured(before: MotionSample, after: MotionSample): [Measure, number][] {
  const seconds = stepMicros / 1e6
  const east = plane.x(after.longitude) - plane.x(before.longitude)
  const north = plane.y(after.latitude) - plane.y(before.latitude)
  const wayM = Math.hypot(east, north)
  const turned = turnBetween(before.heading, after.heading)
  const heading = before.heading + turned / 2
  const asideM = Math.abs(east * Math.cos(heading) - north * Math.sin(heading))
  const off = Math.abs(turnBetween(Math.atan2(east, north), heading))
  return [
    ['speed', Math.abs(wayM / seconds - (before.speed + after.speed) / 2)],
    ['acceleration', Math.abs((after.speed - before.speed) / seconds - after.acceleration)],
    ['yaw', Math.abs(turned / seconds - after.yawRate)],
    ['aside', asideM],
    ...(wayM < 0.5 ? [] : ([['heading', off]] satisfies [Measure, number][])),
  ]
}
