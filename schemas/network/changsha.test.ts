/** The shipped network holds what the zone's documents say of it: lengths, stops, junctions, areas, charging sites. */
import { expect, test } from 'vitest'
import { loadNetwork, type Position, type Road } from '../network.ts'

const network = loadNetwork()
const signalised = new Set(
  network.junctions.filter((junction) => junction.signalised).map(({ nodeId }) => nodeId),
)
const metresADegree = 111_320

function metresBetween([x1, y1]: Position, [x2, y2]: Position): number {
  const shrink = Math.cos((((y1 + y2) / 2) * Math.PI) / 180)
  return Math.hypot((x2 - x1) * shrink, y2 - y1) * metresADegree
}

function lengthM({ points }: Road): number {
  return points.slice(1).reduce((sum, point, i) => sum + metresBetween(points[i]!, point), 0)
}

function nodesOf(line: string): readonly number[] {
  return network.routes.find((route) => route.line === line)!.nodeIds
}

/** One way, kilometres; fails where no road joins two nodes of the route. */
function routeKm(line: string): number {
  const nodes = nodesOf(line)
  const metres = nodes.slice(1).map((to, i) => {
    const ends = new Set([nodes[i], to])
    return lengthM(
      network.roads.find((road) => ends.has(road.fromNodeId) && ends.has(road.toNodeId))!,
    )
  })
  return metres.reduce((sum, length) => sum + length, 0) / 1000
}

function stopsOf(line: string): number {
  return network.stops.filter((stop) => stop.line === line).length
}

function areasOf(kind: string): string[] {
  return network.areas.filter(({ areaKind }) => areaKind === kind).map(({ areaId }) => areaId)
}

function isWithin(areaId: string, [x, y]: Position): boolean {
  const { ring } = network.areas.find((area) => area.areaId === areaId)!
  const longitudes = ring.map(([longitude]) => longitude)
  const latitudes = ring.map(([, latitude]) => latitude)
  return (
    x >= Math.min(...longitudes) &&
    x <= Math.max(...longitudes) &&
    y >= Math.min(...latitudes) &&
    y <= Math.max(...latitudes)
  )
}

test('line 315 is 15 km long, has 28 stops and passes 24 signalised junctions', () => {
  expect(Math.abs(routeKm('315') - 15)).toBeLessThan(0.3)
  expect(stopsOf('315')).toBe(28)
  expect(nodesOf('315').filter((node) => signalised.has(node))).toHaveLength(24)
})

test('the demo line is 7.8 km long and has 11 stops', () => {
  expect(Math.abs(routeKm('demo') - 7.8)).toBeLessThan(0.1)
  expect(stopsOf('demo')).toBe(11)
})

test('the robotaxi area holds Meixi Lake and the streets around it', () => {
  expect(areasOf('taxi_area')).toEqual(['robotaxi-area'])
  expect(isWithin('robotaxi-area', [112.903643, 28.193663])).toBe(true)
  const streets = network.roads.filter(
    ({ roadKind, points }) =>
      (roadKind === 'street' || roadKind === 'arterial') &&
      points.every((point) => isWithin('robotaxi-area', point)),
  )
  const km = streets.reduce((sum, road) => sum + lengthM(road), 0) / 1000
  expect(km).toBeGreaterThan(20)
})

test('the closed test area has 3.6 km of highway, a town and a village, all within its fence', () => {
  expect(areasOf('test_area')).toEqual(['test-area'])
  const roads = network.roads.filter(({ roadKind }) => roadKind === 'test')
  const highway = roads.filter(({ nameEn }) => nameEn === 'Test area highway stretch')
  const km = highway.reduce((sum, road) => sum + lengthM(road), 0) / 1000
  expect(Math.abs(km - 3.6)).toBeLessThan(0.1)
  expect(new Set(highway.map(({ speedLimitMps, lanes }) => `${speedLimitMps} ${lanes}`))).toEqual(
    new Set(['22.24 2']),
  )
  for (const wanted of ['urban loop', 'cross street', 'rural road']) {
    expect(roads.some(({ nameEn }) => nameEn.endsWith(wanted))).toBe(true)
  }
  const gates = new Set(roads.filter(({ nameEn }) => nameEn.endsWith('gate road')))
  for (const road of roads) {
    if (!gates.has(road))
      expect(road.points.every((point) => isWithin('test-area', point))).toBe(true)
  }
})

test('there are a logistics route, two sanitation areas and two work sites with their muck routes', () => {
  expect(routeKm('logistics-lugu')).toBeGreaterThan(8)
  expect(stopsOf('logistics-lugu')).toBeGreaterThanOrEqual(8)
  expect(areasOf('sanitation')).toEqual(['baxi-island', 'meixi-sweep'])
  expect(areasOf('work_site')).toEqual(['site-dwang', 'site-lugu', 'muck-yard'])
  expect(routeKm('muck-dwang')).toBeGreaterThan(1)
  expect(routeKm('muck-lugu')).toBeGreaterThan(0.8)
})

test('each depot and charging site stands where a road of its own ends', () => {
  expect(areasOf('depot')).toHaveLength(7)
  const sites = new Map(network.piles.map(({ site, nodeId }) => [site, nodeId]))
  expect(sites.size).toBe(4)
  for (const [site, nodeId] of sites) {
    const roads = network.roads.filter(
      ({ fromNodeId, toNodeId }) => fromNodeId === nodeId || toNodeId === nodeId,
    )
    expect(roads, site).toHaveLength(1)
  }
  expect(network.piles.reduce((sum, { connectors }) => sum + connectors, 0)).toBe(56)
})

test('junction 149 is the one of the recorded MAP: neighbours, phases, links, limits, width', () => {
  const node = network.junctions.find(({ nodeId }) => nodeId === 149)!
  expect(node.region).toBe(1)
  expect(node.position).toEqual([112.9830304, 28.0985258])
  expect(node.phases.map(({ phaseId }) => phaseId)).toEqual([1, 2, 3])
  expect(node.permanentPhaseIds).toEqual([9, 10])
  const joined = network.roads
    .flatMap(({ fromNodeId, toNodeId }) =>
      fromNodeId === 149 ? [toNodeId] : toNodeId === 149 ? [fromNodeId] : [],
    )
    .sort((a, b) => a - b)
  expect([...new Set(joined)]).toEqual([148, 150, 1091, 1095])
  const links = network.roads.filter(({ toNodeId, oneWay }) => toNodeId === 149 && oneWay)
  expect(Object.fromEntries(links.map(({ fromNodeId, points }) => [fromNodeId, points]))).toEqual({
    148: [
      [112.9827867, 28.1010657],
      [112.9828313, 28.1004053],
      [112.9828884, 28.0996026],
      [112.9829511, 28.0988051],
    ],
    150: [
      [112.9832778, 28.0959319],
      [112.9832403, 28.0965964],
      [112.9831923, 28.0974223],
      [112.9831196, 28.09823],
    ],
  })
  for (const { speedLimitMps, linkWidthM } of links) {
    expect([speedLimitMps, linkWidthM]).toEqual([16.68, 22])
  }
})
