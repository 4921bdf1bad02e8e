/** A network from an OpenStreetMap extract. Driving is on the right, as everywhere in this product. */
import { basename } from 'node:path'
import { V2xError } from '../../common/errors.ts'
import { planeAt } from '../road/plane.ts'
import { assemble } from './assemble.ts'
import { Tally, type Converted } from './draft.ts'
import { readOsm, type OsmExtract } from './osm-file.ts'
import { drivableWays, roadsOf, withSignals } from './osm-roads.ts'

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
  const roads = roadsOf(extract, ways, new Set())
  const draft = withSignals(extract, plane, roads, tally)
  const { network } = assemble(draft, { name, join }, tally)
  return { network, unusable: tally.counts }
}
