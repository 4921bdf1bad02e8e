/** Writes a network in the form that schemas/network.ts reads: one feature a line. */
import type { Position, RoadNetwork } from '../../schemas/network.ts'

type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }

export function networkText(network: RoadNetwork): string {
  const { name, approximate, attribution } = network
  const places = new Map(network.junctions.map(({ nodeId, position }) => [nodeId, position]))
  const features = [
    ...network.areas.map(({ ring, ...area }) =>
      feature('area', area, { type: 'Polygon', coordinates: [ring] }),
    ),
    ...network.roads.map(({ points, ...road }) =>
      feature('road', road, { type: 'LineString', coordinates: points }),
    ),
    ...network.routes.map((route) =>
      feature('route', route, {
        type: 'LineString',
        coordinates: route.nodeIds.map((nodeId) => places.get(nodeId)!),
      }),
    ),
    ...network.junctions.map((junction) => point('junction', junction)),
    ...network.signals.map((signal) => point('signal', signal)),
    ...network.stops.map((stop) => point('stop', stop)),
    ...network.rsus.map((rsu) => point('rsu', rsu)),
    ...network.piles.map((pile) => point('pile', pile)),
  ]
  const said = { name, approximate, attribution, datum: 'WGS-84' }
  const head = JSON.stringify({ type: 'FeatureCollection', ...said })
  return `${head.slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`
}

function point(kind: string, { position, ...properties }: { readonly position: Position }): string {
  return feature(kind, properties, { type: 'Point', coordinates: position })
}

function feature(kind: string, properties: object, geometry: Geometry): string {
  return JSON.stringify({ type: 'Feature', properties: { class: kind, ...properties }, geometry })
}
