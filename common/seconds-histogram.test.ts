/** The histogram's text is what Prometheus reads. */
import { expect, test } from 'vitest'
import { SecondsHistogram } from './seconds-histogram.ts'

test('a bucket counts all that is not above its bound, in the form Prometheus reads', () => {
  const histogram = new SecondsHistogram('v2x_test_seconds', 'For a test.')
  for (const seconds of [0.00005, 0.0001, 0.003, 11]) histogram.observe(seconds)
  histogram.observe(0.0121, 5)
  const lines = histogram.text().split('\n')
  expect(lines.slice(0, 2)).toEqual([
    '# HELP v2x_test_seconds For a test.',
    '# TYPE v2x_test_seconds histogram',
  ])
  const value = (series: string): string | undefined =>
    lines.find((line) => line.startsWith(`v2x_test_seconds_${series} `))?.split(' ')[1]
  expect(value('bucket{le="0.0001"}')).toBe('2')
  expect(value('bucket{le="0.0027"}')).toBe('2')
  expect(value('bucket{le="0.0033"}')).toBe('3')
  expect(value('bucket{le="0.012"}')).toBe('3')
  expect(value('bucket{le="0.015"}')).toBe('8')
  expect(value('bucket{le="10"}')).toBe('8')
  expect(value('bucket{le="+Inf"}')).toBe('9')
  expect(value('count')).toBe('9')
  expect(Number(value('sum'))).toBeCloseTo(11.06365)
})
