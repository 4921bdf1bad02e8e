/** The checker: sound drives pass, whoever recorded them; each way of lying about motion is found, and by its rule. */
import { beforeAll, expect, test } from 'vitest'
import { createRandom } from '../../common/random.ts'
import { simulatedMessages } from '../simulate.ts'
import { checkMotion } from './check.ts'
import type { RuleName } from './rules.ts'
import type { MotionSample } from './sample.ts'
import { samplesOf } from './samples-for-tests.ts'

type Drive = readonly MotionSample[]

let run: Drive
/** One vehicle that is never slow, with curves. */
let drive: Drive

beforeAll(() => {
  run = [...samplesOf(simulatedMessages({ scenario: 'default', forSeconds: 120 }))]
  const tracks = new Map<string, MotionSample[]>()
  for (const sample of run) {
    const track = tracks.get(sample.device)
    if (track === undefined) tracks.set(sample.device, [sample])
    else track.push(sample)
  }
  // All begin at rest: the first half minute is left out.
  const underWay = [...tracks.values()].map((track) => track.slice(300))
  const turning = underWay.filter((track) => track.length > 800 && turnsOf(track) > 0.5)
  drive = turning.sort((a, b) => slowest(b) - slowest(a))[0]!
}, 60_000)

function slowest(track: Drive): number {
  return Math.min(...track.map(({ speed }) => speed))
}

function turnsOf(track: Drive): number {
  const values = track.map(({ heading }) => heading)
  return Math.max(...values) - Math.min(...values)
}

/** Every rule that was broken. */
function broken(samples: Drive): RuleName[] {
  const rules = checkMotion(samples).devices.flatMap((device) => Object.entries(device.rules))
  return [
    ...new Set(rules.filter(([, rule]) => rule.broken > 0).map(([name]) => name as RuleName)),
  ].sort()
}

test('a run of the default scenario passes, and every rule but those of time was near no bound', () => {
  const { passed, devices, samples } = checkMotion(run)
  expect(passed).toBe(true)
  expect(devices).toHaveLength(260)
  expect(samples).toBe(run.length)
  const worst = (rule: RuleName): number =>
    Math.max(
      ...devices.map(
        ({ rules }) => (rules[rule].worst?.value ?? 0) / (rules[rule].worst?.bound ?? 1),
      ),
    )
  for (const rule of ['distance', 'direction', 'gain', 'yaw', 'jump'] as const) {
    expect(worst(rule), rule).toBeLessThan(0.2)
  }
})

test('there is a drive to forge', () => {
  expect(drive.length).toBeGreaterThan(800)
  expect(slowest(drive)).toBeGreaterThan(3)
  expect(broken(drive)).toEqual([])
})

test('the noise of a receiver passes: correlated in time, with a sigma of 1.5 m', () => {
  const random = createRandom(5)
  let [east, north] = [random.normal() * 1.5, random.normal() * 1.5]
  // First-order Gauss-Markov with 30 s; speed as good as Doppler makes it.
  const kept = Math.exp(-0.1 / 30)
  const fresh = 1.5 * Math.sqrt(1 - kept * kept)
  const noisy = drive.map((sample) => {
    east = east * kept + random.normal() * fresh
    north = north * kept + random.normal() * fresh
    return { ...moved(sample, east, north), speed: sample.speed + random.normal() * 0.1 }
  })
  expect(broken(noisy)).toEqual([])
})

test('messages that a link mixed up pass, and what it lost is told', () => {
  const mixed = drive.filter((_, i) => i % 7 !== 3)
  const lost = mixed.at(-1)!.sequence - mixed[0]!.sequence + 1 - mixed.length
  for (let i = 0; i + 5 < mixed.length; i += 9)
    [mixed[i], mixed[i + 5]] = [mixed[i + 5]!, mixed[i]!]
  const [device] = checkMotion(mixed).devices
  expect(device).toMatchObject({ passed: true, missing: lost })
})

test('what comes again as it was is told', () => {
  const [device] = checkMotion([...drive, ...drive.slice(200, 300)]).devices
  expect(device).toMatchObject({ passed: true, repeated: 100 })
})

test('a device that was started again counts from the beginning, and passes', () => {
  const restarted = drive
    .filter((_, i) => i < 400 || i > 430)
    .map((sample, i) => (i < 400 ? sample : { ...sample, sequence: i - 399 }))
  const [device] = checkMotion(restarted).devices
  expect(device).toMatchObject({ passed: true, restarts: 1, gaps: 1 })
})

const metresADegree = 111_320

function moved(sample: MotionSample, east: number, north: number): MotionSample {
  const parallel = metresADegree * Math.cos((sample.latitude * Math.PI) / 180)
  return {
    ...sample,
    latitude: sample.latitude + north / metresADegree,
    longitude: sample.longitude + east / parallel,
  }
}

/** From here on the drive is forged. */
const from = 300

function forged(change: (sample: MotionSample, i: number) => MotionSample): Drive {
  return drive.map((sample, i) => (i < from ? sample : change(sample, i)))
}

const random = createRandom(11)
const within = (reach: number): number => (random.next() * 2 - 1) * reach

// The attacks of VeReMi and its extension, with the sizes that F2MD gives them, and what GNSS and clocks do.
const attacks: Readonly<Record<string, readonly [RuleName, () => Drive]>> = {
  'constant position': [
    'distance',
    () =>
      forged((sample) => ({
        ...sample,
        latitude: drive[from]!.latitude,
        longitude: drive[from]!.longitude,
      })),
  ],
  'constant position offset': ['jump', () => forged((sample) => moved(sample, 250, -150))],
  'random position': ['jump', () => forged((sample) => moved(sample, within(3900), within(1700)))],
  'random position offset': [
    'jump',
    () => forged((sample) => moved(sample, within(70), within(70))),
  ],
  'constant speed': ['distance', () => forged((sample) => ({ ...sample, speed: 1 }))],
  'constant speed offset': [
    'distance',
    () => forged((sample) => ({ ...sample, speed: sample.speed + 3 })),
  ],
  'random speed': ['braking', () => forged((sample) => ({ ...sample, speed: random.next() * 40 }))],
  'random speed offset': [
    'braking',
    () => forged((sample) => ({ ...sample, speed: sample.speed + within(7) })),
  ],
  'eventual stop': [
    'braking',
    () => forged((sample) => ({ ...sample, ...placeOf(drive[from]!), speed: 0 })),
  ],
  'all but the time frozen': [
    'distance',
    () => forged(({ atMicros, sequence }) => ({ ...drive[from]!, atMicros, sequence })),
  ],
  'another message under the same count and time': [
    'repeat',
    () => [...drive, moved(drive[from]!, 0.5, 0)],
  ],
  'a twin under another id': [
    'twin',
    () => [...drive, ...forged((sample) => ({ ...moved(sample, 3.5, 0), device: 'GHOST' }))],
  ],
  'a block replayed under new times': [
    'jump',
    () => forged(({ atMicros, sequence }, i) => ({ ...drive[i - from]!, atMicros, sequence })),
  ],
  'the clock set forward': [
    'jump',
    () => forged((sample) => ({ ...sample, atMicros: sample.atMicros + 10e6 })),
  ],
  'the clock set back': [
    'order',
    () => forged((sample) => ({ ...sample, atMicros: sample.atMicros - 3.03e6 })),
  ],
  'the clock twice as fast': [
    'distance',
    () =>
      forged((sample) => ({ ...sample, atMicros: 2 * sample.atMicros - drive[from]!.atMicros })),
  ],
  'denial of service': ['rate', () => flooded()],
  'heading turned by 90°': [
    'direction',
    () => drive.map((sample) => ({ ...sample, heading: sample.heading + Math.PI / 2 })),
  ],
  'random heading': [
    'turning',
    () => forged((sample) => ({ ...sample, heading: random.next() * 2 * Math.PI })),
  ],
  'acceleration offset': [
    'gain',
    () => forged((sample) => ({ ...sample, acceleration: sample.acceleration + 1 })),
  ],
  'impossible acceleration': [
    'acceleration',
    () => forged((sample) => ({ ...sample, acceleration: 14 })),
  ],
  'yaw rate offset': [
    'yaw',
    () => forged((sample) => ({ ...sample, yawRate: sample.yawRate + 0.1 })),
  ],
  'impossible speed': ['speed', () => forged((sample) => ({ ...sample, speed: 90 }))],
  'two devices under one id': [
    'order',
    () => [
      ...drive,
      ...drive.map((sample) => ({ ...moved(sample, 40, 0), sequence: sample.sequence + 1e6 })),
    ],
  ],
}

function placeOf({ latitude, longitude }: MotionSample): { latitude: number; longitude: number } {
  return { latitude, longitude }
}

/** Each message five times, 20 ms apart, moved on as it should be. */
function flooded(): Drive {
  return drive.flatMap((sample) =>
    Array.from({ length: 5 }, (_, k) => ({
      ...moved(
        sample,
        Math.sin(sample.heading) * sample.speed * 0.02 * k,
        Math.cos(sample.heading) * sample.speed * 0.02 * k,
      ),
      atMicros: sample.atMicros + 20_000 * k,
      sequence: sample.sequence * 5 + k,
    })),
  )
}

test.each(Object.entries(attacks))('%s is found', (_, [rule, attack]) => {
  expect(broken(attack())).toContain(rule)
})

test('a breach says where, when and by how much', () => {
  const [device] = checkMotion(attacks['constant position offset']![1]()).devices
  const { broken: count, first } = device!.rules.jump
  expect(count).toBe(1)
  expect(first).toMatchObject({ entry: drive[from]!.entry, atMicros: drive[from]!.atMicros })
  expect(first!.value).toBeGreaterThan(285)
  expect(first!.value).toBeLessThan(295)
})

test('what a sender does not know is not judged', () => {
  const [device] = checkMotion(
    drive.map((sample) => ({ ...sample, acceleration: Number.NaN, yawRate: Number.NaN })),
  ).devices
  expect(device!.passed).toBe(true)
  expect(device!.rules.gain.checked).toBe(0)
  expect(device!.rules.distance.checked).toBeGreaterThan(10)
})

test('the order of devices and of the file makes no difference', () => {
  const forward = checkMotion(run.slice(0, 20_000))
  const backward = checkMotion(run.slice(0, 20_000).toReversed())
  const byName = ({ devices }: typeof forward): unknown[] =>
    devices.toSorted((a, b) => a.device.localeCompare(b.device))
  expect(byName(backward)).toEqual(byName(forward))
})
