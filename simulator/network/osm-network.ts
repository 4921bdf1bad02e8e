/** A network from an OpenStreetMap extract. Driving is on the right, as everywhere in this product. */
import { basename } from 'node:path'
import { V2xError } from '../../common/errors.ts'
import type { Stop } from '../../schemas/network.ts'
import { RoadGraph } from '../road/graph.ts'
import { planeAt } from '../road/plane.ts'
import { assemble } from './assemble.ts'
import { Tally, type Converted } from './draft.ts'
import { areasOf } from './osm-areas.ts'
import { chargingStations, withCharging } from './osm-charging.ts'
import { readOsm, type OsmExtract } from './osm-file.ts'
import { linesOf } from './osm-routes.ts'
import { drivableWays, roadsOf, withSignals } from './osm-roads.ts'

/** Its licence, the ODbL, asks for it. */
const attribution = '© OpenStreetMap contributors'
/** The nodes of a crossing of dual carriageways lie this far apart, metres. */
const join = { closeM: 20, signalisedM: 40 }

export async function networkFromOsm(file: string): Promise<Converted> {
  return convertOsm(await readOsm(file), basename(file).replace(/\.osm(\.pbf|\.gz)?$/, ''))
}

export function convertOsm(extract: OsmExtract, name: string): Converted {
  const tally = new Tally()
  const ways = drivableWays(extract, tally)
  const first = ways[0]
  if (first === undefined) {
    throw new V2xError(
      'NETWORK_INVALID',
      'cannot make a network of this extract: it has no road for cars; take the extract with its highway ways and all their nodes',
    )
  }
  const plane = planeAt(extract.positions.get(first.nodes[0]!)!)
  const stations = chargingStations(extract, plane, ways, tally)
  const roads = roadsOf(extract, ways, new Set(stations.map(({ wayNode }) => wayNode)))
  const draft = withSignals(extract, plane, roads, tally)
  const charging = withCharging(draft, plane, stations, roads.nodeOf)
  const { network, numberOf } = assemble(charging.draft, { name, join }, tally)
  const piles = charging.piles.flatMap((pile) => {
    const nodeId = numberOf(pile.nodeId)
    return nodeId === undefined ? [] : [{ ...pile, nodeId }]
  })
  tally.add('charging stations that cannot be reached', charging.piles.length - piles.length)
  const lines = linesOf(extract, new RoadGraph(network), roads, tally)
  const areas = [...network.areas, ...areasOf(extract, network, tally)]
  tellRest(extract, lines.stops, tally)
  return { network: { ...network, ...lines, piles, areas, attribution }, unusable: tally.counts }
}

/** What the form has no place for. */
function tellRest({ relations, nodes }: OsmExtract, stops: readonly Stop[], tally: Tally): void {
  const restrictions = relations.filter(({ tags }) => tags['type'] === 'restriction')
  tally.add('turn restrictions', restrictions.length)
  const named = [...nodes.values()].filter(({ tags }) => tags['highway'] === 'bus_stop')
  tally.add('bus stops of no route here', Math.max(0, named.length - stops.length))
}
