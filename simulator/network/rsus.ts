/** Roadside units for a network that has none: at signalised junctions, the largest first. */
import type { RoadNetwork, RsuSite } from '../../schemas/network.ts'

/** How far a unit is heard, metres, as those of the shipped network. */
const coverageM = 400

/** The network with units at `count` of its signalised junctions, or at as many as there are. */
export function withRsus(network: RoadNetwork, count: number): RoadNetwork {
  const lanesInto = new Map<number, number>()
  for (const { fromNodeId, toNodeId, lanes, oneWay } of network.roads) {
    lanesInto.set(toNodeId, (lanesInto.get(toNodeId) ?? 0) + lanes)
    if (!oneWay) lanesInto.set(fromNodeId, (lanesInto.get(fromNodeId) ?? 0) + lanes)
  }
  const sizeOf = (nodeId: number): number => lanesInto.get(nodeId) ?? 0
  const rsus = network.junctions
    .filter(({ signalised }) => signalised)
    .sort((a, b) => sizeOf(b.nodeId) - sizeOf(a.nodeId) || a.nodeId - b.nodeId)
    .slice(0, count)
    .sort((a, b) => a.nodeId - b.nodeId)
    .map(({ nodeId, name, position }): RsuSite => {
      return {
        deviceId: `RSU-${String(nodeId).padStart(4, '0')}`,
        name,
        nodeId,
        coverageM,
        position,
      }
    })
  return { ...network, rsus }
}
