/** What is drawn is distributed as the docs say: by fixed seeds, within what so many draws allow. */
import { expect, test } from 'vitest'
import { createRandom } from '../../common/random.ts'
import { Bursts } from './bursts.ts'
import { DeviceClock } from './clock.ts'
import { GnssReceiver, SmoothError } from './gnss.ts'
import {
  fibreLatencyMs,
  lossShareOf,
  pc5LatencyMs,
  pc5State,
  Shadow,
  uuLatencyMs,
  uuState,
} from './link-model.ts'

const draws = 20_000

function of(count: number, draw: (i: number) => number): number[] {
  return Array.from({ length: count }, (_, i) => draw(i))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function deviation(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [middleA, middleB] = [mean(a), mean(b)]
  const covariance = mean(a.map((value, i) => (value - middleA) * (b[i]! - middleB)))
  return covariance / deviation(a) / deviation(b)
}

test('a GNSS error has its standard deviation from the first moment on, and the autocorrelation of a second-order Gauss-Markov process', () => {
  const random = createRandom(1)
  const errors = of(draws, (i) => new SmoothError(0.5, 60, random.fork(`${i}`)).after(0))
  expect(mean(errors)).toBeCloseTo(0, 1)
  expect(deviation(errors)).toBeCloseTo(0.5, 1)
  for (const seconds of [6, 60, 180]) {
    const pairs = of(draws, (i) => i).map((i) => {
      const error = new SmoothError(0.5, 60, random.fork(`${seconds} ${i}`))
      const first = error.after(0)
      for (let step = 1; step < 30; step++) error.after(seconds / 30)
      return [first, error.after(seconds / 30)] as const
    })
    const [before, after] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)]
    const lags = seconds / 60
    expect(correlation(before, after)).toBeCloseTo((1 + lags) * Math.exp(-lags), 1)
    expect(deviation(after)).toBeCloseTo(0.5, 1)
  }
})

test('an error may be asked for after any time, and does not jump between two messages', () => {
  const errors = of(draws, (i) => {
    const error = new SmoothError(1, 60, createRandom(i))
    return error.after(30 + (i % 3) * 3000)
  })
  expect(deviation(errors)).toBeCloseTo(1, 1)
  const plan = { sigmaM: 0.5, correlationS: 60, speedMps: 0.03 }
  const receiver = new GnssReceiver(plan, createRandom(3))
  const fixes = of(draws, (i) => receiver.errorAt(i * 100_000).eastM)
  const steps = fixes.slice(1).map((fix, i) => Math.abs(fix - fixes[i]!))
  expect(Math.max(...steps)).toBeLessThan(0.01)
})

test('a disciplined clock stays near the truth, a free one runs away from it', () => {
  const offsets = (discipline: 'gnss' | 'ntp' | 'free', atS: number): number[] =>
    of(4000, (i) => {
      const clock = new DeviceClock({ discipline, offsetMs: 5, driftPpm: 10 }, createRandom(i))
      clock.offsetAt(0)
      return clock.offsetAt(atS * 1e6)
    })
  for (const discipline of ['gnss', 'ntp'] as const) {
    for (const atS of [0, 10, 100_000]) {
      expect(deviation(offsets(discipline, atS)) / 5000).toBeCloseTo(1, 1)
    }
  }
  // 10 ppm of 10,000 s are 100 ms, beside which the 5 ms at the beginning are little.
  expect(deviation(offsets('free', 10_000)) / 100_125).toBeCloseTo(1, 1)
})

test('shadows are log-normal, 4 dB, and forgotten over 25 m', () => {
  const pairs = of(draws, (i) => i).map((i) => {
    const shadow = new Shadow(createRandom(i))
    return [shadow.at(1000), shadow.at(1025)] as const
  })
  const [before, after] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)]
  expect(deviation(before) / 4).toBeCloseTo(1, 1)
  expect(correlation(before, after)).toBeCloseTo(Math.exp(-1), 1)
})

test('latencies have the quantiles of their distributions', () => {
  const random = createRandom(5)
  const good = { distanceM: 100, receivedDbm: -70, sinrDb: 20 }
  for (const load of [0, 0.5, 0.9]) {
    const uu = of(draws, () => uuLatencyMs({ ...good, load }, random))
    const meanMs = 3 / (1 - load)
    for (const share of [0.5, 0.99]) {
      const expected = 5.5 - meanMs * Math.log(1 - share)
      expect(quantile(uu, share) / expected).toBeCloseTo(1, 1)
    }
    const fibre = of(draws, () => fibreLatencyMs(load, random))
    expect(mean(fibre) / (2 + 0.5 / (1 - load))).toBeCloseTo(1, 1)
  }
  const pc5 = of(draws, () => pc5LatencyMs(random))
  expect(Math.min(...pc5)).toBeGreaterThanOrEqual(4)
  expect(Math.max(...pc5)).toBeLessThan(20)
  expect(mean(pc5)).toBeCloseTo(12, 0)
})

test('a link gets worse with distance, obstruction, shadow and load', () => {
  for (const stateOf of [uuState, pc5State]) {
    const loss = (distanceM: number, obstructionDb = 25, shadowDb = 0, load = 0): number =>
      lossShareOf(stateOf(distanceM, { shadowDb, obstructionDb, load }).sinrDb)
    expect(loss(5000)).toBeGreaterThan(loss(500))
    expect(loss(500, 45)).toBeGreaterThan(loss(500, 25))
    expect(loss(500, 25, -8)).toBeGreaterThan(loss(500, 25, 0))
    expect(loss(500, 25, 0, 0.9)).toBeGreaterThan(loss(500, 25, 0, 0.1))
    expect(loss(20, 0)).toBeCloseTo(0.001, 3)
  }
})

test('bursts take the share of time and last as long as the plan says', () => {
  const fault = { kind: 'lossBursts' as const, devices: ['*'], fromS: 0 }
  const bursts = new Bursts({ ...fault, lossShare: 1, burstS: 2, betweenS: 8 }, createRandom(9))
  const lost = of(400_000, (i) => (bursts.losesAt(i / 10) ? 1 : 0))
  expect(mean(lost)).toBeCloseTo(0.2, 1)
  const begun = lost.filter((now, i) => now === 1 && lost[i - 1] === 0).length
  expect(lost.reduce<number>((sum, one) => sum + one, 0) / begun / 10).toBeCloseTo(2, 0)
})
