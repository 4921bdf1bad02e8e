/**
 * The road network as a file: GeoJSON in WGS-84, one feature a road, junction, signal head, stop, area, RSU, pile or route.
 * This module reads and checks it; the simulator builds its graph from it, the map draws the file as it is.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { V2xError, reasonOf } from '../common/errors.ts'

/** Longitude and latitude in degrees, WGS-84. */
export type Position = readonly [longitude: number, latitude: number]

const roadKinds = ['highway', 'arterial', 'street', 'track', 'test'] as const
export type RoadKind = (typeof roadKinds)[number]

export interface Road {
  readonly roadId: string
  readonly name: string
  readonly nameEn: string
  readonly roadKind: RoadKind
  /** Lanes a direction: a two-way road has as many again on the other side of its centreline. */
  readonly lanes: number
  readonly speedLimitMps: number
  /** True: `points` is the middle of one carriageway, driven from first to last. False: the middle of the road. */
  readonly oneWay: boolean
  readonly fromNodeId: number
  readonly toNodeId: number
  /** Width as a surveyed MAP gives it, where one does. */
  readonly linkWidthM?: number
  readonly points: readonly Position[]
}

/** One green of a fixed-time plan; phases follow one another in their order. */
export interface SignalPhase {
  readonly phaseId: number
  readonly greenS: number
  readonly yellowS: number
  /** All red after yellow. */
  readonly redS: number
}

export interface Junction {
  readonly nodeId: number
  readonly region: number
  readonly name: string
  readonly nameEn: string
  readonly signalised: boolean
  readonly offsetS: number
  readonly phases: readonly SignalPhase[]
  /** Phases that are always green, like right turns on their own lane. */
  readonly permanentPhaseIds: readonly number[]
  readonly position: Position
}

/** The signal head of one approach, and which phase each movement from it obeys. */
export interface SignalHead {
  readonly nodeId: number
  readonly roadId: string
  readonly phaseId: number
  readonly leftPhaseId: number
  readonly rightPhaseId: number
  readonly headingDeg: number
  readonly position: Position
}

export interface Area {
  readonly areaId: string
  /** test_area, sanitation, work_site, depot, lake, taxi_area. */
  readonly areaKind: string
  readonly name: string
  readonly nameEn: string
  /** The outer ring. */
  readonly ring: readonly Position[]
}

export interface Stop {
  readonly line: string
  /** From 1 along the line. */
  readonly order: number
  readonly name: string
  readonly stopKind: 'bus' | 'drop'
  readonly position: Position
}

export interface RsuSite {
  readonly deviceId: string
  readonly name: string
  readonly nodeId: number
  readonly coverageM: number
  readonly position: Position
}

export interface PileSite {
  readonly deviceId: string
  readonly site: string
  /** The end of the depot road that leads to it. */
  readonly nodeId: number
  readonly powerMaxKw: number
  readonly connectors: number
  readonly position: Position
}

/** A line or round: the nodes it passes in their order. */
export interface Route {
  readonly line: string
  readonly name: string
  readonly nameEn: string
  readonly fleet: string
  readonly nodeIds: readonly number[]
}

export interface RoadNetwork {
  readonly name: string
  readonly approximate: boolean
  /** Whose data it is made of, where they ask to be named on a map. */
  readonly attribution?: string
  readonly roads: readonly Road[]
  readonly junctions: readonly Junction[]
  readonly signals: readonly SignalHead[]
  readonly areas: readonly Area[]
  readonly stops: readonly Stop[]
  readonly rsus: readonly RsuSite[]
  readonly piles: readonly PileSite[]
  readonly routes: readonly Route[]
}

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: { readonly type: string; readonly coordinates: unknown }
}

/** The network that is shipped: beside this module, or in the package when this module runs from dist/. */
export function defaultNetworkFile(): string {
  const beside = fileURLToPath(new URL('./network/changsha.geojson', import.meta.url))
  if (existsSync(beside)) return beside
  return fileURLToPath(new URL('../../schemas/network/changsha.geojson', import.meta.url))
}

/** Reads a network file; an empty name is the shipped one. Throws V2xError NETWORK_FILE or NETWORK_INVALID. */
export function loadNetwork(file = ''): RoadNetwork {
  const path = file === '' ? defaultNetworkFile() : file
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (thrown) {
    throw new V2xError(
      'NETWORK_FILE',
      `cannot read the road network ${path}: ${reasonOf(thrown)}; V2X_NETWORK_FILE or the scenario's 'network' names it`,
      { cause: thrown },
    )
  }
  return parseNetwork(text)
}

export function parseNetwork(text: string): RoadNetwork {
  try {
    return readNetwork(JSON.parse(text) as Record<string, unknown>)
  } catch (thrown) {
    throw new V2xError(
      'NETWORK_INVALID',
      `cannot use this road network: ${reasonOf(thrown)}; the form is that of schemas/network/changsha.geojson`,
      { cause: thrown },
    )
  }
}

function readNetwork(json: Readonly<Record<string, unknown>>): RoadNetwork {
  if (json['type'] !== 'FeatureCollection' || !Array.isArray(json['features'])) {
    throw new Error('it is no GeoJSON FeatureCollection')
  }
  const features = json['features'] as readonly Feature[]
  const of = <T>(kind: string, read: (feature: Feature) => T): T[] =>
    features.filter((feature) => feature.properties['class'] === kind).map(read)
  const network: RoadNetwork = {
    name: typeof json['name'] === 'string' ? json['name'] : '',
    approximate: json['approximate'] === true,
    ...(typeof json['attribution'] === 'string' ? { attribution: json['attribution'] } : {}),
    roads: of('road', readRoad),
    junctions: of('junction', readJunction),
    signals: of('signal', readSignal),
    areas: of('area', readArea),
    stops: of('stop', readStop),
    rsus: of('rsu', readRsu),
    piles: of('pile', readPile),
    routes: of('route', readRoute),
  }
  checkReferences(network)
  return network
}

function checkReferences(network: RoadNetwork): void {
  if (network.roads.length === 0) throw new Error('it has no roads')
  const nodes = new Set(network.junctions.map((junction) => junction.nodeId))
  const roads = new Set(network.roads.map((road) => road.roadId))
  const need = (node: number, by: string): void => {
    if (!nodes.has(node)) throw new Error(`${by} names node ${node}, which is no junction`)
  }
  for (const road of network.roads) {
    need(road.fromNodeId, `road ${road.roadId}`)
    need(road.toNodeId, `road ${road.roadId}`)
  }
  for (const signal of network.signals) {
    need(signal.nodeId, 'a signal')
    if (!roads.has(signal.roadId)) throw new Error(`a signal names road ${signal.roadId}`)
  }
  for (const rsu of network.rsus) need(rsu.nodeId, `RSU ${rsu.deviceId}`)
  for (const pile of network.piles) need(pile.nodeId, `pile ${pile.deviceId}`)
  for (const route of network.routes) {
    for (const node of route.nodeIds) need(node, `route ${route.line}`)
  }
}

function readRoad({ properties, geometry }: Feature): Road {
  const linkWidthM = properties['linkWidthM']
  const roadId = text(properties, 'roadId')
  const roadKind = roadKinds.find((kind) => kind === properties['roadKind'])
  if (roadKind === undefined) {
    throw new Error(`road ${roadId} has a 'roadKind' that is none of ${roadKinds.join(', ')}`)
  }
  const points = geometry.coordinates as readonly Position[]
  if (points.length < 2) throw new Error(`road ${roadId} has fewer than two points`)
  return {
    roadId,
    name: text(properties, 'name'),
    nameEn: text(properties, 'nameEn'),
    roadKind,
    lanes: count(properties, 'lanes'),
    speedLimitMps: count(properties, 'speedLimitMps'),
    oneWay: properties['oneWay'] === true,
    fromNodeId: count(properties, 'fromNodeId'),
    toNodeId: count(properties, 'toNodeId'),
    ...(typeof linkWidthM === 'number' ? { linkWidthM } : {}),
    points,
  }
}

function readJunction(feature: Feature): Junction {
  const { properties } = feature
  const phases = (properties['phases'] ?? []) as readonly SignalPhase[]
  const signalised = properties['signalised'] === true
  if (signalised && phases.length === 0) throw new Error('a signalised junction has no phases')
  return {
    nodeId: count(properties, 'nodeId'),
    region: count(properties, 'region'),
    name: text(properties, 'name'),
    nameEn: text(properties, 'nameEn'),
    signalised,
    offsetS: signalised ? count(properties, 'offsetS') : 0,
    phases,
    permanentPhaseIds: (properties['permanentPhaseIds'] ?? []) as readonly number[],
    position: pointOf(feature),
  }
}

function readSignal(feature: Feature): SignalHead {
  const { properties } = feature
  return {
    nodeId: count(properties, 'nodeId'),
    roadId: text(properties, 'roadId'),
    phaseId: count(properties, 'phaseId'),
    leftPhaseId: count(properties, 'leftPhaseId'),
    rightPhaseId: count(properties, 'rightPhaseId'),
    headingDeg: count(properties, 'headingDeg'),
    position: pointOf(feature),
  }
}

function readArea({ properties, geometry }: Feature): Area {
  return {
    areaId: text(properties, 'areaId'),
    areaKind: text(properties, 'areaKind'),
    name: text(properties, 'name'),
    nameEn: text(properties, 'nameEn'),
    ring: (geometry.coordinates as readonly (readonly Position[])[])[0] ?? [],
  }
}

function readStop(feature: Feature): Stop {
  const { properties } = feature
  return {
    line: text(properties, 'line'),
    order: count(properties, 'order'),
    name: text(properties, 'name'),
    stopKind: properties['stopKind'] === 'drop' ? 'drop' : 'bus',
    position: pointOf(feature),
  }
}

function readRsu(feature: Feature): RsuSite {
  const { properties } = feature
  return {
    deviceId: text(properties, 'deviceId'),
    name: text(properties, 'name'),
    nodeId: count(properties, 'nodeId'),
    coverageM: count(properties, 'coverageM'),
    position: pointOf(feature),
  }
}

function readPile(feature: Feature): PileSite {
  const { properties } = feature
  return {
    deviceId: text(properties, 'deviceId'),
    site: text(properties, 'site'),
    nodeId: count(properties, 'nodeId'),
    powerMaxKw: count(properties, 'powerMaxKw'),
    connectors: count(properties, 'connectors'),
    position: pointOf(feature),
  }
}

function readRoute({ properties }: Feature): Route {
  const line = text(properties, 'line')
  const nodeIds: unknown = properties['nodeIds']
  if (!Array.isArray(nodeIds)) throw new Error(`route ${line} lacks the list 'nodeIds'`)
  return {
    line,
    name: text(properties, 'name'),
    nameEn: text(properties, 'nameEn'),
    fleet: text(properties, 'fleet'),
    nodeIds: nodeIds as readonly number[],
  }
}

function pointOf({ properties, geometry }: Feature): Position {
  const position = geometry.coordinates as Position
  if (geometry.type !== 'Point' || !position.every(Number.isFinite)) {
    throw new Error(`a feature of class ${String(properties['class'])} is no point`)
  }
  return position
}

function text(properties: Readonly<Record<string, unknown>>, name: string): string {
  const value = properties[name]
  if (typeof value === 'string') return value
  throw new Error(`a feature of class ${String(properties['class'])} lacks the text '${name}'`)
}

function count(properties: Readonly<Record<string, unknown>>, name: string): number {
  const value = properties[name]
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new Error(`a feature of class ${String(properties['class'])} lacks the number '${name}'`)
}
