/** A soak's judgment: a zone that stays as it is passes, and each kind of growth is seen. */
import { expect, test } from 'vitest'
import { parts, type Part } from '../zone.ts'
import { judge, type Ending } from './judgment.ts'
import type { PartSample, Sample } from './zone-watch.ts'

const mb = 2 ** 20
const hour = 3600
const ending: Ending = {
  seconds: hour,
  duePerSecond: 100_000,
  acknowledgedPerSecond: 99_990,
  wrongRows: 0,
  enginePeakBytes: 900 * mb,
  engineCapBytes: 1000 * mb,
}

/** Ten seconds apart. Heaps go up and down by some MB, as they do; `heapOf` and `backlogOf` say what is beneath. */
function samples(
  seconds: number,
  heapOf: (part: Part, atSeconds: number) => number = () => 0,
  backlogOf: (atSeconds: number) => number = () => 0,
): Sample[] {
  return Array.from({ length: seconds / 10 }, (_, index) => {
    const atSeconds = index * 10
    const noise = ((index * 7919) % 13) / 4
    const partOf = (part: Part): PartSample => ({
      heap: (30 + noise + heapOf(part, atSeconds)) * mb,
      external: 50 * mb,
      arrayBuffers: 40 * mb,
      resident: 200 * mb,
      processorSeconds: atSeconds / 2,
    })
    return {
      atSeconds,
      parts: Object.fromEntries(parts.map((part) => [part, partOf(part)])) as Sample['parts'],
      backlogBytes: 5 * mb,
      backlogMessages: 20_000 + noise * 10_000 + backlogOf(atSeconds),
    }
  })
}

function broken(of: readonly Sample[], with_: Partial<Ending> = {}): string[] {
  return judge(of, { ...ending, ...with_ })
    .criteria.filter(({ holds }) => !holds)
    .map(({ name }) => name)
}

test('a zone that stays as it is passes', () => {
  const judgment = judge(samples(hour), ending)
  expect(judgment.passed).toBe(true)
  expect(judgment.parts.ingest.processors).toBeCloseTo(0.5)
})

test('a heap that grows by 1.5 MB in ten minutes is seen in its part, one by 0.5 is not', () => {
  const growing = (perTenMinutes: number): Sample[] =>
    samples(hour, (part, at) => (part === 'ingest' ? (perTenMinutes * at) / 600 : 0))
  expect(broken(growing(1.5))).toEqual(['heap of ingest'])
  expect(broken(growing(0.5))).toEqual([])
  expect(judge(growing(1.5), ending).parts.ingest.heap.per10Minutes).toBeCloseTo(1.5, 1)
})

test('what grows in the first ten minutes alone is forgiven, and in a short run in its first sixth', () => {
  const filling = (within: number) => (_: Part, at: number) => 20 * Math.min(1, at / within)
  expect(broken(samples(hour, filling(590)))).toEqual([])
  expect(broken(samples(600, filling(90)), { seconds: 600 })).toEqual([])
  expect(broken(samples(600, filling(300)), { seconds: 600 })).toHaveLength(parts.length)
})

test('a short run is forgiven what so few samples cannot tell, a long one is not', () => {
  const growing = (seconds: number): Sample[] => samples(seconds, (_, at) => (1.5 * at) / 600)
  expect(broken(growing(180), { seconds: 180 })).toEqual([])
  expect(broken(growing(hour))).toHaveLength(parts.length)
  const leaking = samples(180, (part, at) => (part === 'broker' ? at / 5 : 0))
  expect(broken(leaking, { seconds: 180 })).toEqual(['heap of broker'])
})

test('a backlog that grows by more than a second of the load is seen', () => {
  const behind = (seconds: number): Sample[] =>
    samples(hour, undefined, (at) => (at / hour) * seconds * ending.acknowledgedPerSecond)
  expect(broken(behind(2))).toEqual(['growth of the backlog'])
  expect(broken(behind(0.5))).toEqual([])
})

test('an engine over its cap, a load that was not taken, a row too few', () => {
  expect(broken(samples(hour), { enginePeakBytes: 1001 * mb })).toEqual([
    'most memory of the engine',
  ])
  expect(broken(samples(hour), { acknowledgedPerSecond: 90_000 })).toEqual([
    'load not acknowledged in time',
  ])
  expect(broken(samples(hour), { wrongRows: 1 })).toEqual(['rows missing or stored twice'])
})

test('of too few samples nothing is said to hold', () => {
  expect(judge(samples(10), ending).passed).toBe(false)
})
