/** Where on earth floating-car data was driven, as a user names it: the net that SUMO drove on, or where that net's zero point lies. */
import { V2xError, reasonOf } from '../../common/errors.ts'
import type { Position, RoadNetwork } from '../../schemas/network.ts'
import { readSumoNet, type SumoNet } from '../network/sumo-file.ts'
import { networkOfNet } from '../network/sumo-network.ts'
import { projectionOf, type ToPosition } from '../network/sumo-projection.ts'

export interface FcdPlace {
  readonly origin?: Position
  readonly net?: FcdNet
}

export interface FcdNet {
  readonly toPosition: ToPosition
  /** Its roads, for a plot. */
  readonly network?: RoadNetwork
}

export interface FcdPlaceFlags {
  readonly net?: string
  readonly origin?: Position
}

/** Throws V2xError NETWORK_FILE, or NETWORK_ORIGIN where the net does not say where it lies and no origin is given. */
export async function fcdPlaceOf(
  { net: file, origin }: FcdPlaceFlags,
  withRoads = false,
): Promise<FcdPlace> {
  const place = origin === undefined ? {} : { origin }
  if (file === undefined) return place
  const net = await readNet(file)
  const toPosition = projectionOf(net.location, origin)
  const roads = withRoads ? { network: networkOfNet(net, toPosition, file).network } : {}
  return { ...place, net: { toPosition, ...roads } }
}

async function readNet(file: string): Promise<SumoNet> {
  try {
    const net = await readSumoNet(file)
    if (net.edges.length > 0) return net
    throw new Error('it has no edges')
  } catch (thrown) {
    throw new V2xError(
      'NETWORK_FILE',
      `cannot read the net ${file}: ${reasonOf(thrown)}; it takes the .net.xml that sumo drove on, also as .gz`,
      { cause: thrown },
    )
  }
}
