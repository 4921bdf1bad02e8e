/** The judgment of pairs on made-up runs, whose truth is known. */
import { describe, expect, test } from 'vitest'
import { createRandom, type Random } from '../../common/random.ts'
import { confidenceOfEach, judgePairs, pairsMin, type Answer, type Pair } from './paired.ts'

const figures = 6
const confidence = confidenceOfEach(0.95, figures)
const seeds = 100
const pairsOfRun = 10

interface Truth {
  /** Of `b` to `a`. */
  readonly ratio: number
  /** Of each run, and of the machine from pair to pair, which both runs of a pair see. */
  readonly noise: number
  readonly drift?: number
}

function runs(random: Random, { ratio, noise, drift = 0 }: Truth, count = pairsOfRun): Pair[] {
  return Array.from({ length: count }, () => {
    const machine = 1000 * Math.exp(drift * random.normal())
    const run = (): number => machine * Math.exp(noise * random.normal())
    return { a: run(), b: run() * ratio }
  })
}

function answer(seed: number, truth: Truth, count?: number): Answer {
  const random = createRandom(seed)
  const pairs = runs(random.fork('runs'), truth, count)
  return judgePairs(pairs, { better: 'more', minimalChange: 0.03, confidence, random })
}

/** Of so many seeds, the share that `holds`. */
function shareOf(holds: (seed: number) => boolean): number {
  return Array.from({ length: seeds }, (_, seed) => holds(seed)).filter(Boolean).length / seeds
}

describe('one build against itself', () => {
  test.each([0.03, 0.3])(
    'with noise of %f no figure of six is called changed in 95 % of comparisons or more',
    (noise) => {
      const share = shareOf((seed) =>
        Array.from({ length: figures }, (_, figure) =>
          answer(seed * figures + figure, { ratio: 1, noise }),
        ).every(({ verdict }) => verdict === 'no change beyond the noise'),
      )
      expect(share).toBeGreaterThanOrEqual(0.95)
    },
  )
})

test('a change of 10 % under noise of 3 % is found, in its direction', () => {
  const verdicts = (ratio: number, verdict: string): number =>
    shareOf((seed) => answer(seed, { ratio, noise: 0.03 }).verdict === verdict)
  expect(verdicts(1.1, 'faster')).toBeGreaterThanOrEqual(0.98)
  expect(verdicts(0.9, 'slower')).toBeGreaterThanOrEqual(0.98)
  expect(verdicts(1.1, 'slower') + verdicts(0.9, 'faster')).toBe(0)
})

test('of what should be less, more is slower', () => {
  const pairs = runs(createRandom(1), { ratio: 1.2, noise: 0.02 })
  const question = { minimalChange: 0.03, confidence, random: createRandom(2) }
  expect(judgePairs(pairs, { ...question, better: 'less' }).verdict).toBe('slower')
  expect(judgePairs(pairs, { ...question, better: 'more' }).verdict).toBe('faster')
})

test('a machine that becomes twice as slow from pair to pair hides nothing', () => {
  const truth = { ratio: 1.1, noise: 0.03, drift: 0.7 }
  expect(shareOf((seed) => answer(seed, truth).verdict === 'faster')).toBeGreaterThanOrEqual(0.98)
})

test('a sure change that is too small to matter is none', () => {
  const { verdict, interval } = answer(3, { ratio: 1.02, noise: 0.001 })
  expect(verdict).toBe('no change beyond the noise')
  expect(interval!.low).toBeGreaterThan(0.015)
  expect(interval!.high).toBeLessThan(0.025)
})

test('the true change lies in the interval, as often as is promised', () => {
  const truth = { ratio: 1.05, noise: 0.05 }
  const share = shareOf((seed) => {
    const { low, high } = answer(seed, truth).interval!
    return low <= 0.05 && 0.05 <= high
  })
  expect(share).toBeGreaterThanOrEqual(0.97)
})

test('what it says it could have found, it finds about four times in five', () => {
  const { findable } = answer(1, { ratio: 1, noise: 0.05 }, 400)
  expect(findable).toBeCloseTo(0.03, 2)
  const change = meanOf((seed) => answer(seed, { ratio: 1, noise: 0.05 }).findable!)
  const found = shareOf(
    (seed) => answer(seed, { ratio: 1 + change, noise: 0.05 }).verdict === 'faster',
  )
  expect(found).toBeGreaterThan(0.65)
  expect(found).toBeLessThan(0.95)
})

test('with hardly any noise that is a little more than the smallest change that counts, and as true', () => {
  const quiet = { ratio: 1, noise: 0.001 }
  const change = meanOf((seed) => answer(seed, quiet).findable!)
  expect(change).toBeGreaterThan(0.03)
  expect(change).toBeLessThan(0.031)
  const foundOf = (ratio: number): number =>
    shareOf((seed) => answer(seed, { ...quiet, ratio }).verdict === 'faster')
  expect(foundOf(1 + change)).toBeGreaterThan(0.65)
  expect(foundOf(1 + change)).toBeLessThan(0.95)
  expect(foundOf(1.028)).toBe(0)
})

function meanOf(of: (seed: number) => number): number {
  return (
    Array.from({ length: seeds }, (_, seed) => of(seed)).reduce((sum, each) => sum + each, 0) /
    seeds
  )
}

test('the same dice give the same answer', () => {
  expect(answer(5, { ratio: 1.1, noise: 0.05 })).toEqual(answer(5, { ratio: 1.1, noise: 0.05 }))
})

test('too few pairs show nothing, whatever they say', () => {
  expect(pairsMin(0.95)).toBe(6)
  expect(pairsMin(confidence)).toBe(8)
  const { verdict, interval } = answer(1, { ratio: 2, noise: 0.001 }, 7)
  expect(verdict).toBe('too few pairs')
  expect(interval).toBeUndefined()
  expect(answer(1, { ratio: 2, noise: 0.001 }, 8).verdict).toBe('faster')
})

test('a run without a figure is an error, and no ratio', () => {
  const question = {
    better: 'more',
    minimalChange: 0.03,
    confidence,
    random: createRandom(1),
  } as const
  expect(() => judgePairs([{ a: 0, b: 1 }], question)).toThrow('no ratio')
  expect(() => judgePairs([{ a: 1, b: Number.NaN }], question)).toThrow('no ratio')
})
