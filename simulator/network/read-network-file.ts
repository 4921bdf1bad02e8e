/** Reads a network of any of the three forms: our GeoJSON, an OpenStreetMap extract, a SUMO net. The file itself says which it is. */
import { V2xError, reasonOf } from '../../common/errors.ts'
import { loadNetwork, type Position } from '../../schemas/network.ts'
import type { Converted } from './draft.ts'
import { withShortNames } from './names.ts'
import { networkFromOsm } from './osm-network.ts'
import { networkFromSumo } from './sumo-network.ts'
import { rootOf } from './xml.ts'

export type NetworkForm = 'geojson' | 'osm' | 'sumo'

export interface ReadNetwork extends Converted {
  readonly form: NetworkForm
}

/** Throws V2xError NETWORK_FILE, or that of a converter, with what to do. `origin` is for SUMO nets without a projection. */
export async function readNetworkFile(file: string, origin?: Position): Promise<ReadNetwork> {
  try {
    const form = await formOf(file)
    if (form === 'geojson') return { form, network: loadNetwork(file), unusable: new Map() }
    const { network, unusable } =
      form === 'osm' ? await networkFromOsm(file) : await networkFromSumo(file, origin)
    return { form, network: withShortNames(network), unusable }
  } catch (thrown) {
    if (thrown instanceof V2xError) throw thrown
    throw new V2xError(
      'NETWORK_FILE',
      `cannot read the network ${file}: ${reasonOf(thrown)}; it takes .geojson, .osm, .osm.pbf or a SUMO .net.xml, XML also as .gz`,
      { cause: thrown },
    )
  }
}

async function formOf(file: string): Promise<NetworkForm> {
  if (/\.(geo)?json$/.test(file)) return 'geojson'
  if (file.endsWith('.pbf')) return 'osm'
  const root = await rootOf(file)
  if (root === 'osm') return 'osm'
  if (root === 'net') return 'sumo'
  throw new Error(root === '' ? 'it is no XML' : `its first element is <${root}>`)
}
