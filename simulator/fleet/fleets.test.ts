/** Fleets that a network has no place for are refused, and why. */
import { expect, test } from 'vitest'
import { loadNetwork, type RoadNetwork } from '../../schemas/network.ts'
import { parseScenario } from '../scenario/scenario.ts'
import { World } from '../world.ts'

const shipped = loadNetwork()
const highwaysAlone: RoadNetwork = {
  ...shipped,
  roads: shipped.roads.map((road) => ({ ...road, roadKind: 'highway' })),
}
const withoutStops: RoadNetwork = { ...shipped, stops: [] }

test.each([
  [
    'taxis where there is no street',
    { class: 'taxi', area: 'robotaxi-area', count: 1 },
    highwaysAlone,
    /cannot put taxis into the area 'robotaxi-area': the network has no arterial and no street/,
  ],
  [
    'a bus line without stops',
    { class: 'bus', line: '315', count: 1 },
    withoutStops,
    /cannot serve line '315': the network has 0 stops on it, and it takes 1/,
  ],
  [
    'a round of vans without drops',
    { class: 'van', line: 'logistics-lugu', count: 1 },
    withoutStops,
    /cannot serve line 'logistics-lugu': the network has 0 stops on it, and it takes 2/,
  ],
])('%s', (_, fleet, network, reason) => {
  const scenario = parseScenario(JSON.stringify({ epoch: '2026-06-01T01:00:00Z', fleets: [fleet] }))
  expect(() => new World({ scenario, network })).toThrow(reason)
})
