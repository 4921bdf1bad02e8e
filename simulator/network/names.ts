/** Cuts the names of an imported network to what messages carry: maps know longer ones. */
import type { RoadNetwork } from '../../schemas/network.ts'
import { shortName } from '../messages/map.ts'

const nameKeys = new Set(['name', 'nameEn', 'site'])

export function withShortNames(network: RoadNetwork): RoadNetwork {
  return {
    ...network,
    roads: network.roads.map(named),
    junctions: network.junctions.map(named),
    areas: network.areas.map(named),
    stops: network.stops.map(named),
    piles: network.piles.map(named),
    routes: network.routes.map(named),
  }
}

function named<T extends object>(feature: T): T {
  const entries = Object.entries(feature).map(([key, value]: [string, unknown]) => {
    return [key, nameKeys.has(key) && typeof value === 'string' ? shortName(value) : value] as const
  })
  return Object.fromEntries(entries) as T
}
