/** A road goes where its points say: along gentle bends as a curve, at a corner without leaving its straights. */
import { expect, test } from 'vitest'
import { curveThrough } from './curve.ts'
import { loadNetwork } from '../../schemas/network.ts'
import { planeAt } from './plane.ts'
import type { Point } from './path.ts'

function awayM({ x, y }: Point, points: readonly Point[]): number {
  const pieces = points.slice(1).map((to, i) => {
    const from = points[i]!
    const [east, north] = [to.x - from.x, to.y - from.y]
    const along = ((x - from.x) * east + (y - from.y) * north) / (east ** 2 + north ** 2)
    const share = Math.min(1, Math.max(0, along))
    return Math.hypot(x - from.x - share * east, y - from.y - share * north)
  })
  return Math.min(...pieces)
}

test.each([
  [1000, 90],
  [300, 45],
  [2000, 140],
])('a corner between straights of %d m, turning %d°, is taken near the corner', (m, degrees) => {
  const turn = (degrees * Math.PI) / 180
  const corner = [
    { x: 0, y: -m },
    { x: 0, y: 0 },
    { x: m * Math.sin(turn), y: m * Math.cos(turn) },
  ]
  const curve = curveThrough(corner)
  for (const point of curve) expect(awayM(point, corner)).toBeLessThan(5)
  expect(curve[0]).toEqual(corner[0])
  expect(curve.at(-1)).toEqual(corner.at(-1))
})

test('no road of the shipped network is drawn elsewhere than it is driven', () => {
  const plane = planeAt([112.9, 28.17])
  for (const { roadId, points } of loadNetwork().roads) {
    const drawn = points.map(([east, north]) => ({ x: plane.x(east), y: plane.y(north) }))
    const farthest = Math.max(...curveThrough(drawn).map((point) => awayM(point, drawn)))
    expect(farthest, roadId).toBeLessThan(4)
  }
})
