/** Pairs of runs: their order, and what is said of each figure. */
import { expect, test } from 'vitest'
import { createRandom } from '../../common/random.ts'
import { comparePairs, runPairs } from './compare.ts'
import { figureNames, type Run } from './run.ts'

const usual: Run = {
  stored: 270_000,
  broker: 20,
  ingest: 5,
  pubackP50: 3,
  pubackP99: 15,
  queryableP99: 500,
}

/** A run of a build that is `changed`, with noise of 2 %. */
function runOf(random: () => number, changed: Partial<Run> = {}): Run {
  const truth = { ...usual, ...changed }
  return Object.fromEntries(
    figureNames.map((name) => [name, truth[name] * Math.exp(0.02 * random())]),
  ) as unknown as Run
}

async function order(seed: number, pairs: number): Promise<string> {
  let sides = ''
  await runPairs({
    pairs,
    seed,
    measure: () => Promise.resolve(usual),
    ran: (_, side) => void (sides += side),
  })
  return sides
}

test('each pair has one run of both; who comes first is thrown, by the seed', async () => {
  const sides = await order(1, 40)
  const pairs = sides.match(/../g)!
  expect(pairs.every((pair) => pair === 'ab' || pair === 'ba')).toBe(true)
  const first = pairs.filter((pair) => pair === 'ab').length
  expect(first).toBeGreaterThan(10)
  expect(first).toBeLessThan(30)
  expect(await order(1, 40)).toBe(sides)
  expect(await order(2, 40)).not.toBe(sides)
})

test('a figure that became worse is named, and no other', () => {
  const random = createRandom(1)
  const normal = (): number => random.normal()
  const pairs = Array.from({ length: 10 }, () => ({
    a: runOf(normal),
    b: runOf(normal, { broker: 23, stored: 310_000 }),
  }))
  const compared = comparePairs(pairs, { minimalChange: 0.03, seed: 1 })
  expect(Object.fromEntries(compared.map(({ figure, verdict }) => [figure, verdict]))).toEqual({
    stored: 'faster',
    broker: 'slower',
    ingest: 'no change beyond the noise',
    pubackP50: 'no change beyond the noise',
    pubackP99: 'no change beyond the noise',
    queryableP99: 'no change beyond the noise',
  })
  const broker = compared.find(({ figure }) => figure === 'broker')!
  expect(broker.change).toBeCloseTo(0.15, 1)
  expect(broker.a.median).toBeCloseTo(20, 0)
  expect(broker.b.median).toBeCloseTo(23, 0)
})
