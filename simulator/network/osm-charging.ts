/** Charging stations of an extract: each gets an access road of its own, from the road nearest to it, and a pile at its end. */
import type { Junction, PileSite, Position, Road } from '../../schemas/network.ts'
import type { Plane } from '../road/plane.ts'
import { distanceBetween, plainJunction, rounded, type Draft, type Tally } from './draft.ts'
import type { OsmExtract, Tags } from './osm-file.ts'
import { nearestWayNode, type DrivableWay } from './osm-roads.ts'

/** A station with the node of a way that its access road begins at. */
export interface ChargingStation {
  readonly place: Position
  readonly tags: Tags
  readonly wayNode: number
}

export interface ChargingSites {
  readonly draft: Draft
  /** With nodes of the draft. */
  readonly piles: readonly PileSite[]
}

/** A road within this distance is where one turns off to a station, metres. */
const reachM = 250
/** An access road needs room for lanes between two nodes, metres. */
const accessMinM = 60
/** Stations closer together than this share one access road; their piles stand side by side. */
const sharedM = 45
const sideBySideM = 20
const accessMps = 5.56
/** DF of a pile: as many connectors as OCPP stations usually have, where nothing is said. */
const [connectorsByDefault, connectorsMax, powerByDefaultKw] = [2, 8, 60]

export function chargingStations(
  extract: OsmExtract,
  plane: Plane,
  ways: readonly DrivableWay[],
  tally: Tally,
): ChargingStation[] {
  const streets = ways.filter(({ traffic }) => traffic.kind !== 'highway')
  const nodes = [...extract.nodes.values()].map(({ position, tags }) => ({ position, tags }))
  const areas = [...extract.ways.values()].map(({ nodes, tags }) => {
    return { position: extract.positions.get(nodes[0] ?? 0), tags }
  })
  return [...nodes, ...areas].flatMap(({ position: place, tags }) => {
    if (tags['amenity'] !== 'charging_station' || place === undefined) return []
    const wayNode = nearestWayNode(extract, plane, streets, { place, reachM })
    if (wayNode !== undefined) return [{ place, tags, wayNode }]
    tally.add(`charging stations with no road within ${reachM} m`)
    return []
  })
}

/** The draft with the access roads; `nodeOf` gives the node that a node of OpenStreetMap became. */
export function withCharging(
  { junctions, roads }: Draft,
  plane: Plane,
  stations: readonly ChargingStation[],
  nodeOf: ReadonlyMap<number, number>,
): ChargingSites {
  const ends: (Junction & { readonly side: Position; piles: number })[] = []
  const access: Road[] = []
  const piles = stations.map(({ place, tags, wayNode }, i): PileSite => {
    const name = tags['name'] ?? tags['operator'] ?? '充电站'
    let end = ends.find(({ position }) => distanceBetween(plane, position, place) < sharedM)
    if (end === undefined) {
      const from = junctions[nodeOf.get(wayNode)! - 1]!
      const { position, side } = endOf(plane, from.position, place)
      const nodeId = junctions.length + ends.length + 1
      end = { ...plainJunction(nodeId, position), name, nameEn: name, side, piles: 0 }
      ends.push(end)
      access.push(accessRoad(from, end, name))
    }
    // 0, then to one side and the other: the first pile stands where the road ends.
    const step = Math.ceil(end.piles / 2) * (end.piles % 2 === 0 ? -sideBySideM : sideBySideM)
    end.piles += 1
    const [x, y] = [plane.x(end.position[0]), plane.y(end.position[1])]
    return {
      deviceId: `PILE-${String(i + 1).padStart(3, '0')}`,
      site: name,
      nodeId: end.nodeId,
      powerMaxKw: powerOf(tags),
      connectors: connectorsOf(tags),
      position: rounded([
        plane.longitude(x + end.side[0] * step),
        plane.latitude(y + end.side[1] * step),
      ]),
    }
  })
  const plain = ends.map(({ side: _side, piles: _piles, ...junction }) => junction)
  return { draft: { junctions: [...junctions, ...plain], roads: [...roads, ...access] }, piles }
}

/** Towards the station, but far enough; and which way is sideways there, as metres east and north. */
function endOf(plane: Plane, from: Position, to: Position): { position: Position; side: Position } {
  const [x, y] = [plane.x(from[0]), plane.y(from[1])]
  const [east, north] = [plane.x(to[0]) - x, plane.y(to[1]) - y]
  const awayM = Math.hypot(east, north)
  const ahead: Position = awayM < 1 ? [1, 0] : [east / awayM, north / awayM]
  const lengthM = Math.max(accessMinM, awayM)
  return {
    position: [plane.longitude(x + ahead[0] * lengthM), plane.latitude(y + ahead[1] * lengthM)],
    side: [ahead[1], -ahead[0]],
  }
}

function accessRoad(from: Junction, end: Junction, name: string): Road {
  return {
    roadId: `access-${end.nodeId}`,
    name,
    nameEn: name,
    roadKind: 'street',
    lanes: 1,
    speedLimitMps: accessMps,
    oneWay: false,
    fromNodeId: from.nodeId,
    toNodeId: end.nodeId,
    points: [from.position, end.position],
  }
}

function connectorsOf(tags: Tags): number {
  const capacity = Number(tags['capacity'])
  return capacity >= 1 ? Math.min(connectorsMax, Math.floor(capacity)) : connectorsByDefault
}

/** The strongest output that is told, `22 kW` or `22000 W`; of all connectors together. */
function powerOf(tags: Tags): number {
  const outputs = Object.entries(tags).flatMap(([key, value]) => {
    const match = key.endsWith('output') ? /^(\d+(?:\.\d+)?)\s*(k?)W?/i.exec(value) : null
    return match === null
      ? []
      : [Number(match[1]) / (match[2] === '' && Number(match[1]) >= 1000 ? 1000 : 1)]
  })
  return outputs.length === 0 ? powerByDefaultKw : Math.max(...outputs) * connectorsOf(tags)
}
