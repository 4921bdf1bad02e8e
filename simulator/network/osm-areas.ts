/** Areas of an extract whose use is plain: building sites, bus stations, named water, and named quarters where taxis are wanted. */
import type { Area, RoadNetwork } from '../../schemas/network.ts'
import { linksIn } from '../road/area.ts'
import { RoadGraph } from '../road/graph.ts'
import { rounded, type Tally } from './draft.ts'
import type { OsmExtract, Tags } from './osm-file.ts'

const quarters = new Set(['residential', 'commercial', 'retail'])

/** Those that fleets drive in are kept only where a road lies in them. */
export function areasOf(extract: OsmExtract, network: RoadNetwork, tally: Tally): Area[] {
  const found: Area[] = []
  for (const { id, nodes, tags } of extract.ways.values()) {
    const areaKind = areaKindOf(tags)
    const ring = nodes.map((node) => extract.positions.get(node))
    if (areaKind === undefined || nodes[0] !== nodes.at(-1) || nodes.length < 4) continue
    const name = tags['name'] ?? ''
    const known = ring.filter((position) => position !== undefined).map(rounded)
    if (known.length < ring.length) tally.add('areas that are cut off')
    else
      found.push({
        areaId: `osm-${id}`,
        areaKind,
        name,
        nameEn: tags['name:en'] ?? name,
        ring: known,
      })
  }
  const graph = new RoadGraph({ ...network, areas: found })
  return found.filter(({ areaId, areaKind }) => {
    if (areaKind === 'lake' || areaKind === 'depot' || hasRoad(graph, areaId)) return true
    tally.add('areas without a road')
    return false
  })
}

function areaKindOf(tags: Tags): string | undefined {
  if (tags['landuse'] === 'construction') return 'work_site'
  if (tags['amenity'] === 'bus_station') return 'depot'
  if (tags['name'] === undefined) return undefined
  if (tags['natural'] === 'water') return 'lake'
  return quarters.has(tags['landuse'] ?? '') ? 'taxi_area' : undefined
}

function hasRoad(graph: RoadGraph, areaId: string): boolean {
  try {
    return linksIn(graph, areaId, () => true).length > 0
  } catch {
    return false
  }
}
