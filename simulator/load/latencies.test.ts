/** How exact percentiles of a load are, and that nothing is too long for them. */
import { expect, test } from 'vitest'
import { Latencies } from './latencies.ts'

test.each([0.001, 0.063, 0.064, 0.999, 17.3, 4_096, 600_000, 4_294_967.295])(
  'of %d ms a percentile is right within 1.6 %%',
  (ms) => {
    const latencies = new Latencies()
    latencies.add(ms)
    // Longer, so that the maximum is not what is given.
    latencies.add(2 * ms)
    const found = latencies.percentile(0.5)
    expect(found).toBeGreaterThanOrEqual(ms)
    expect(found).toBeLessThanOrEqual(ms * 1.016 + 0.001)
  },
)

test('what is longer than an hour counts, and is the maximum', () => {
  const latencies = new Latencies()
  latencies.add(1)
  latencies.add(86_400_000)
  const [saved, copy] = [latencies.save(), new Latencies(latencies.save())]
  expect(copy.save()).toEqual(saved)
  expect(copy.count).toBe(2)
  expect(copy.maxMs).toBe(86_400_000)
  expect(copy.percentile(0.99)).toBeGreaterThan(4_200_000)
})

test('two of them add up', () => {
  const [a, b] = [new Latencies(), new Latencies()]
  a.add(1, 99)
  b.add(50)
  a.addAll(b.save())
  expect(a.count).toBe(100)
  expect(a.percentile(0.99)).toBeLessThan(1.02)
  expect(a.percentile(1)).toBe(50)
})
