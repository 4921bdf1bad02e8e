/** The road network as the server gives it, and what the map derives from it: coverage rings, lights, names. */
import { signal } from '@preact/signals'
import { language } from '../i18n/language.ts'
import { earthCircumferenceM } from './mercator.ts'
import { signalKey } from '../live/spat.ts'

export type Position = readonly [longitude: number, latitude: number]

export interface NetworkFeature {
  readonly type: 'Feature'
  readonly properties: Readonly<Record<string, unknown>> & { readonly class: string }
  readonly geometry: GeoJSON.Geometry
}

export interface Network {
  readonly type: 'FeatureCollection'
  readonly name?: string
  readonly nameEn?: string
  readonly approximate?: boolean
  readonly attribution?: string
  readonly features: readonly NetworkFeature[]
}

export interface Site {
  readonly kind: 'rsu' | 'pile' | 'junction'
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly position: Position
  readonly nodeId: number | undefined
}

/** What the map shows; undefined until it is there. */
export const shownNetwork = signal<Network | undefined>(undefined)

/** What that calls itself, in the page's language; empty where it has no name. */
export function networkName(): string {
  const { name = '', nameEn = name } = shownNetwork.value ?? {}
  return language.value === 'en' ? nameEn : name
}

/** A stop, else a road, by the name that devices give it, in the page's language where the network knows it. */
export function placeName(name: string): string {
  const network = shownNetwork.value
  if (language.value !== 'en' || network === undefined) return name
  const places = [...ofClass(network, 'stop'), ...ofClass(network, 'road')]
  const place = places.find(({ properties }) => properties['name'] === name)
  return text(place?.properties['nameEn']) || name
}

const metresPerDegree = earthCircumferenceM / 360

export async function loadNetwork(baseUrl: string): Promise<Network> {
  const response = await fetch(new URL('api/v1/network', baseUrl))
  if (!response.ok) throw new Error(`GET api/v1/network answered ${response.status}`)
  return (await response.json()) as Network
}

export function ofClass(network: Network, ...classes: readonly string[]): NetworkFeature[] {
  return network.features.filter((feature) => classes.includes(feature.properties.class))
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function collection(features: readonly NetworkFeature[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: features.map((feature) => ({
      ...feature,
      properties: { ...feature.properties },
    })),
  }
}

/** RSUs, piles and junctions by what an operator calls them. */
export function sitesOf(network: Network): Site[] {
  // A pile is called by its site, and in English by the depot it stands at.
  const depots = new Map(
    ofClass(network, 'area').map(({ properties }) => [
      properties['areaId'],
      text(properties['nameEn']),
    ]),
  )
  return ofClass(network, 'rsu', 'pile', 'junction').flatMap((feature) => {
    const { properties, geometry } = feature
    if (geometry.type !== 'Point') return []
    const kind = properties.class as Site['kind']
    const nodeId = typeof properties['nodeId'] === 'number' ? properties['nodeId'] : undefined
    const name = text(properties['name']) || text(properties['site'])
    return {
      kind,
      id: kind === 'junction' ? String(nodeId) : text(properties['deviceId']),
      name,
      nameEn: text(properties['nameEn']) || depots.get(properties['depotId']) || name,
      position: geometry.coordinates as unknown as Position,
      nodeId,
    }
  })
}

/** What the network knows of a device or junction by this kind and id. */
export function siteOf(
  sites: readonly Site[],
  { kind, id }: { readonly kind: string; readonly id: string },
): Site | undefined {
  return sites.find((site) => site.kind === kind && site.id === id)
}

/** A circle of so many metres around a point, as a polygon. */
export function ringAround([longitude, latitude]: Position, radiusM: number): GeoJSON.Polygon {
  const corners = 64
  const perDegree = metresPerDegree * Math.cos((latitude * Math.PI) / 180)
  const ring = Array.from({ length: corners + 1 }, (_, at) => {
    const angle = (at / corners) * 2 * Math.PI
    return [
      longitude + (Math.sin(angle) * radiusM) / perDegree,
      latitude + (Math.cos(angle) * radiusM) / metresPerDegree,
    ]
  })
  return { type: 'Polygon', coordinates: [ring] }
}

export function coverageOf(network: Network): GeoJSON.FeatureCollection {
  const features = ofClass(network, 'rsu').flatMap(({ properties, geometry }) => {
    const radiusM = properties['coverageM']
    if (geometry.type !== 'Point' || typeof radiusM !== 'number') return []
    const centre = geometry.coordinates as unknown as Position
    return [
      {
        type: 'Feature' as const,
        properties: { deviceId: text(properties['deviceId']) },
        geometry: ringAround(centre, radiusM),
      },
    ]
  })
  return { type: 'FeatureCollection', features }
}

/** An area's name stands once, in its middle: on a polygon it would come again in every tile. */
export function areaNamesOf(network: Network): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: ofClass(network, 'area').map((area) => {
      const [west, south, east, north] = boundsOf([area])
      const coordinates = [(west + east) / 2, (south + north) / 2]
      return {
        type: 'Feature',
        properties: { ...area.properties },
        geometry: { type: 'Point', coordinates },
      }
    }),
  }
}

/** A light of the map: its id, and the signal (junction and phase) whose colour it shows. */
export interface Light {
  readonly id: number
  readonly key: string
}

/** Lights stand this far beyond their stop line, so that the vehicle that waits there does not hide them. */
const beyondStopLineM = 9
/** Metres that the light of a left-turn lane stands beside that of the lanes going through. */
const leftLaneOffsetM = 4

/** One point a signal group, and one for the left turn where that has a phase of its own. */
export function lightsIn(network: Network): {
  readonly lights: readonly Light[]
  readonly points: GeoJSON.FeatureCollection
} {
  const lights: Light[] = []
  const features: GeoJSON.Feature[] = []
  for (const { properties, geometry } of ofClass(network, 'signal', 'stop_line')) {
    const { nodeId, phaseId, leftPhaseId } = properties
    if (geometry.type !== 'Point') continue
    if (typeof nodeId !== 'number' || typeof phaseId !== 'number') continue
    const headingDeg = typeof properties['headingDeg'] === 'number' ? properties['headingDeg'] : 0
    const place = geometry.coordinates as unknown as Position
    const add = (phase: number, turn: 'through' | 'left', leftM: number): void => {
      const id = lights.length + 1
      const coordinates = moved(place, headingDeg, { aheadM: beyondStopLineM, leftM })
      lights.push({ id, key: signalKey(nodeId, phase) })
      features.push({
        type: 'Feature',
        id,
        properties: { nodeId, phaseId: phase, headingDeg, turn },
        geometry: { type: 'Point', coordinates },
      })
    }
    add(phaseId, 'through', 0)
    if (typeof leftPhaseId === 'number' && leftPhaseId !== phaseId) {
      add(leftPhaseId, 'left', leftLaneOffsetM)
    }
  }
  return { lights, points: { type: 'FeatureCollection', features } }
}

/** A place so many metres ahead of and beside another one, as seen by who heads that way. */
function moved(
  [longitude, latitude]: Position,
  headingDeg: number,
  { aheadM, leftM }: { readonly aheadM: number; readonly leftM: number },
): number[] {
  const heading = (headingDeg * Math.PI) / 180
  const eastM = Math.sin(heading) * aheadM - Math.cos(heading) * leftM
  const northM = Math.cos(heading) * aheadM + Math.sin(heading) * leftM
  const perDegree = metresPerDegree * Math.cos((latitude * Math.PI) / 180)
  return [longitude + eastM / perDegree, latitude + northM / metresPerDegree]
}

/** West, south, east, north of what is drawn. */
export function boundsOf(features: readonly NetworkFeature[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90]
  const take = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return
    const [longitude, latitude] = coordinates as unknown[]
    if (typeof longitude !== 'number' || typeof latitude !== 'number') {
      for (const inner of coordinates) take(inner)
      return
    }
    bounds[0] = Math.min(bounds[0], longitude)
    bounds[1] = Math.min(bounds[1], latitude)
    bounds[2] = Math.max(bounds[2], longitude)
    bounds[3] = Math.max(bounds[3], latitude)
  }
  for (const { geometry } of features) {
    if (geometry.type !== 'GeometryCollection') take(geometry.coordinates)
  }
  return bounds
}
