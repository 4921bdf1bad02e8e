/** Between two messages a vehicle glides: no picture shows a jump, whatever the network does to the messages. */
import { expect, test } from 'vitest'
import { VehicleMotion, type MotionState } from './vehicle-motion.ts'

const startMs = 1_764_000_000_000
/** The test's own metres: one unit square a metre is as good as any. */
const perMetre = 1e-7
const speedMps = 15

/** On a circle of 100 m, counted from its start; turns right at 0.15 rad/s. */
function truth(seconds: number): MotionState {
  const angle = (speedMps / 100) * seconds
  const atMs = startMs + seconds * 1000
  return {
    x: 0.8 + (1 - Math.cos(angle)) * 100 * perMetre,
    y: 0.4 - Math.sin(angle) * 100 * perMetre,
    speed: speedMps * perMetre,
    heading: angle,
    yawRate: speedMps / 100,
    atMs,
    lateAtMs: atMs + 2000,
    offlineAtMs: atMs + 5000,
    icon: 1,
    perMetre,
  }
}

interface Drive {
  /** Milliseconds that message n takes to come. */
  readonly delayMs: (n: number) => number
  /** Metres to the side that message n is wrong by. */
  readonly errorM: (n: number) => number
}

/** Drives 20 s at 10 Hz, the first of them unseen, drawn 60 times a second; answers the metres between two pictures, and how far off each was. */
function drive({ delayMs, errorM }: Drive): { steps: number[]; off: number[] } {
  const motion = new VehicleMotion(startMs)
  const steps: number[] = []
  const off: number[] = []
  let next = 0
  let before: { x: number; y: number } | undefined
  for (let ms = 1000; ms < 20_000; ms += 1000 / 60) {
    const nowMs = startMs + ms
    while (next * 100 + delayMs(next) <= ms) {
      const state = truth(next / 10)
      motion.place(0, { ...state, x: state.x + errorM(next) * perMetre }, nowMs)
      next++
    }
    const pose = motion.poseAt(0, nowMs)
    const real = truth(ms / 1000)
    if (before !== undefined)
      steps.push(Math.hypot(pose.x - before.x, pose.y - before.y) / perMetre)
    off.push(Math.hypot(pose.x - real.x, pose.y - real.y) / perMetre)
    before = pose
  }
  return { steps, off }
}

const stepM = speedMps / 60

test('messages that come unevenly move a vehicle evenly', () => {
  const { steps, off } = drive({ delayMs: (n) => 10 + ((n * 37) % 80), errorM: () => 0 })
  expect(Math.min(...steps)).toBeGreaterThan(0.95 * stepM)
  expect(Math.max(...steps)).toBeLessThan(1.05 * stepM)
  expect(Math.max(...off)).toBeLessThan(0.1)
})

test('positions that are a metre wrong now and then do not make it jump', () => {
  const { steps, off } = drive({ delayMs: () => 30, errorM: (n) => (n % 7 === 3 ? 1 : 0) })
  expect(Math.max(...steps)).toBeLessThan(2 * stepM)
  expect(Math.max(...off)).toBeLessThan(1)
})

test('half a second without a message is driven on along the bend', () => {
  const { steps, off } = drive({
    delayMs: (n) => (n % 10 < 5 ? 20 + (4 - (n % 10)) * 100 : 20),
    errorM: () => 0,
  })
  expect(Math.max(...steps)).toBeLessThan(1.2 * stepM)
  expect(Math.max(...off)).toBeLessThan(0.2)
})

test('the shorter way is turned when the heading passes north', () => {
  const motion = new VehicleMotion(startMs)
  const state = { ...truth(0), yawRate: 0 }
  motion.place(0, { ...state, heading: (359 * Math.PI) / 180 }, startMs)
  motion.place(0, { ...state, heading: (1 * Math.PI) / 180 }, startMs)
  const { heading } = motion.poseAt(0, startMs + 50)
  const degrees = (((heading * 180) / Math.PI + 540) % 360) - 180
  expect(Math.abs(degrees)).toBeLessThan(2)
})
