/** A trail is drawn where the vehicle was heard, and nowhere else. */
import { expect, test } from 'vitest'
import { pieces } from './trail.ts'

test('no line is drawn across a silence', () => {
  const points = [0, 100, 200, 20_000, 40_000, 40_100].map((generatedAtMs) => ({
    generatedAtMs,
    position: [generatedAtMs, 0] as [number, number],
  }))
  expect(pieces(points, 60_000)).toHaveLength(1)
  expect(pieces(points, 5000)).toEqual([
    [
      [0, 0],
      [100, 0],
      [200, 0],
    ],
    [
      [40_000, 0],
      [40_100, 0],
    ],
  ])
})
