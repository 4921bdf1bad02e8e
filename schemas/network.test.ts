/** The shipped network says what the documents say of the test zone; a broken file is refused with the reason. */
import { expect, test } from 'vitest'
import { loadNetwork, parseNetwork } from './network.ts'

const network = loadNetwork()

test('the shipped network says that it is approximate', () => {
  expect(network.approximate).toBe(true)
  expect(network.roads.length).toBeGreaterThan(200)
  expect(new Set(network.roads.map(({ roadKind }) => roadKind))).toEqual(
    new Set(['highway', 'arterial', 'street', 'track', 'test']),
  )
})

test('there is an RSU at each signalised junction, and a signal head on each road into it', () => {
  const signalised = network.junctions.filter((junction) => junction.signalised)
  expect(new Set(network.rsus.map(({ nodeId }) => nodeId))).toEqual(
    new Set(signalised.map(({ nodeId }) => nodeId)),
  )
  expect(network.rsus).toHaveLength(signalised.length)
  for (const { nodeId, phases, permanentPhaseIds } of signalised) {
    const known = new Set([...phases.map(({ phaseId }) => phaseId), ...permanentPhaseIds])
    const heads = network.signals.filter((signal) => signal.nodeId === nodeId)
    const roads = network.roads.filter(
      (road) => road.toNodeId === nodeId || (road.fromNodeId === nodeId && !road.oneWay),
    )
    expect(new Set(heads.map(({ roadId }) => roadId))).toEqual(
      new Set(roads.map(({ roadId }) => roadId)),
    )
    for (const head of heads) {
      expect(known).toContain(head.phaseId)
      expect(known).toContain(head.leftPhaseId)
      expect(known).toContain(head.rightPhaseId)
    }
  }
})

const road = {
  properties: {
    class: 'road',
    roadId: 'a',
    name: 'a',
    nameEn: 'a',
    roadKind: 'street',
    lanes: 1,
    speedLimitMps: 10,
    fromNodeId: 1,
    toNodeId: 2,
  },
  geometry: {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [0, 1],
    ],
  },
}

test.each([
  ['no JSON at all', '{', /cannot use this road network/],
  ['no collection', '{"type":"Feature"}', /no GeoJSON FeatureCollection/],
  ['no roads', '{"type":"FeatureCollection","features":[]}', /it has no roads/],
  [
    'a road between unknown nodes',
    JSON.stringify({ type: 'FeatureCollection', features: [road] }),
    /road a names node 1, which is no junction/,
  ],
  [
    'a road without its lanes',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ ...road, properties: { ...road.properties, lanes: undefined } }],
    }),
    /class road lacks the number 'lanes'/,
  ],
  [
    'a road of an unknown kind',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ ...road, properties: { ...road.properties, roadKind: 'canal' } }],
    }),
    /road a has a 'roadKind' that is none of highway, arterial/,
  ],
])('a file with %s is refused', (_, text, reason) => {
  expect(() => parseNetwork(text)).toThrow(reason)
})

test('a file that is not there is named, and who names it', () => {
  expect(() => loadNetwork('/nowhere/roads.geojson')).toThrow(
    /cannot read the road network \/nowhere\/roads.geojson: ENOENT.*; V2X_NETWORK_FILE or the scenario's 'network' names it/,
  )
})
