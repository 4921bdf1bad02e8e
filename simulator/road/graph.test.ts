/** The graph of the shipped network can be driven: everywhere, smoothly, and at the lengths that are documented. */
import { expect, test } from 'vitest'
import { loadNetwork } from '../../schemas/network.ts'
import { lineOf } from '../fleet/line.ts'
import { accessTo } from './area.ts'
import { laneWidthM, RoadGraph, turnOf, type Link } from './graph.ts'
import { Lanes } from './lanes.ts'
import type { Path } from './path.ts'
import { Router } from './routing.ts'

const graph = new RoadGraph(loadNetwork())
const lanes = new Lanes()

function tightestRadiusM(path: Path): number {
  let tightest = Infinity
  const stepM = 2
  for (let s = 0; s + stepM <= path.length; s += stepM) {
    const turned = Math.abs(path.poseOf(s + stepM).heading - path.poseOf(s).heading)
    tightest = Math.min(tightest, stepM / turned)
  }
  return tightest
}

function lengthOf(links: readonly Link[]): number {
  return links.reduce((sum, link, i) => {
    const next = links[i + 1]
    return sum + link.length + (next === undefined ? 0 : lanes.across(link, 0, next, 0).length)
  }, 0)
}

test.each([
  ['315', 15_000],
  ['demo', 7_800],
])('line %s is about %d m long', (name, lengthM) => {
  const { links } = lineOf(graph, name)
  const outward = lengthOf(links.slice(0, links.length / 2))
  expect(Math.abs(outward - lengthM) / lengthM).toBeLessThan(0.03)
})

test('from every public road every other one can be reached', () => {
  const access = accessTo('highway', 'arterial', 'street')
  const open = graph.links.filter(access)
  const reached = (start: Link, nextOf: (link: Link) => readonly Link[]): Set<Link> => {
    const seen = new Set([start])
    for (const link of seen) for (const next of nextOf(link)) if (access(next)) seen.add(next)
    return seen
  }
  expect(reached(open[0]!, (link) => link.next).size).toBe(open.length)
  const backward = (link: Link): Link[] =>
    link.from.in.filter((before) => before.next.includes(link))
  expect(reached(open[0]!, backward).size).toBe(open.length)
})

test('no lane and no turn is tighter than a bus can drive', () => {
  for (const link of graph.links) {
    for (let lane = 0; lane < link.lanes; lane++) {
      expect(tightestRadiusM(lanes.along(link, { from: lane, to: lane }))).toBeGreaterThan(8)
    }
    const kerb = link.lanes - 1
    for (const next of link.next) {
      const turn = turnOf(link, next)
      const [from, to] = turn === 'right' ? [kerb, next.lanes - 1] : [0, 0]
      expect(tightestRadiusM(lanes.across(link, from, next, to))).toBeGreaterThan(4)
    }
  }
})

test('turns begin and end where lanes do, with the same heading', () => {
  for (const link of graph.links) {
    for (const next of link.next) {
      const turn = lanes.across(link, 0, next, 0)
      const [end, begin] = [
        lanes.along(link, { from: 0, to: 0 }).poseOf(Infinity),
        lanes.along(next, { from: 0, to: 0 }).poseOf(0),
      ]
      const [first, last] = [turn.poseOf(0), turn.poseOf(Infinity)]
      expect(Math.hypot(first.x - end.x, first.y - end.y)).toBeLessThan(0.01)
      expect(Math.hypot(last.x - begin.x, last.y - begin.y)).toBeLessThan(0.01)
      expect(Math.cos(first.heading - end.heading)).toBeGreaterThan(0.99999)
      expect(Math.cos(last.heading - begin.heading)).toBeGreaterThan(0.99999)
    }
  }
})

test('traffic keeps to the right of the road', () => {
  for (const link of graph.links.filter(({ road }) => !road.oneWay)) {
    const centre = link.centre.poseOf(link.length / 2)
    const lane = lanes.along(link, { from: 0, to: 0 })
    const { s } = lane.nearest(centre.x, centre.y)
    const pose = lane.poseOf(s)
    const rightM =
      (pose.x - centre.x) * Math.cos(centre.heading) -
      (pose.y - centre.y) * Math.sin(centre.heading)
    expect(rightM).toBeCloseTo(laneWidthM / 2, 1)
  }
})

test('a route is a chain of links that follow one another', () => {
  const router = new Router(graph)
  const access = accessTo('arterial', 'street')
  const open = graph.links.filter(access)
  for (let i = 0; i < open.length; i += 17) {
    const [from, to] = [open[i]!, open[(i * 7 + 50) % open.length]!]
    const route = router.route(from, to, access)
    expect(route.at(-1)).toBe(to)
    ;[from, ...route].reduce((link, next) => {
      expect(link.next).toContain(next)
      return next
    })
  }
})
