/** What the tags of an OpenStreetMap way say about driving on it. https://wiki.openstreetmap.org/wiki/Map_features */
import type { RoadKind } from '../../schemas/network.ts'
import type { Tags } from './osm-file.ts'

export interface WayTraffic {
  readonly kind: RoadKind
  /** Lanes a direction. */
  readonly lanes: number
  readonly speedLimitMps: number
  readonly oneWay: boolean
  /** Driven from its last node to its first. */
  readonly reversed: boolean
}

interface RoadClass {
  readonly kind: RoadKind
  /** Where nothing is said: of a one-way carriageway, and of each direction of a two-way road. */
  readonly lanesOneWay: number
  readonly lanesTwoWay: number
  readonly limitKmh: number
}

/** Limits where a way has none: those of GB/T 51328 for its class of road. */
const classes: Readonly<Record<string, RoadClass>> = {
  motorway: { kind: 'highway', lanesOneWay: 2, lanesTwoWay: 1, limitKmh: 100 },
  motorway_link: { kind: 'highway', lanesOneWay: 1, lanesTwoWay: 1, limitKmh: 60 },
  trunk: { kind: 'highway', lanesOneWay: 2, lanesTwoWay: 1, limitKmh: 80 },
  trunk_link: { kind: 'highway', lanesOneWay: 1, lanesTwoWay: 1, limitKmh: 50 },
  primary: { kind: 'arterial', lanesOneWay: 2, lanesTwoWay: 1, limitKmh: 60 },
  primary_link: { kind: 'arterial', lanesOneWay: 1, lanesTwoWay: 1, limitKmh: 40 },
  secondary: { kind: 'arterial', lanesOneWay: 2, lanesTwoWay: 1, limitKmh: 50 },
  secondary_link: { kind: 'arterial', lanesOneWay: 1, lanesTwoWay: 1, limitKmh: 40 },
  tertiary: { kind: 'street', lanesOneWay: 1, lanesTwoWay: 1, limitKmh: 40 },
  tertiary_link: { kind: 'street', lanesOneWay: 1, lanesTwoWay: 1, limitKmh: 30 },
  unclassified: { kind: 'street', lanesOneWay: 1, lanesTwoWay: 1, limitKmh: 40 },
  road: { kind: 'street', lanesOneWay: 1, lanesTwoWay: 1, limitKmh: 40 },
  residential: { kind: 'street', lanesOneWay: 1, lanesTwoWay: 1, limitKmh: 30 },
  living_street: { kind: 'street', lanesOneWay: 1, lanesTwoWay: 1, limitKmh: 15 },
}
/** More lanes than this are a slip of the keyboard. */
const lanesMax = 8
const [limitMinKmh, limitMaxKmh] = [5, 130]
const milesKmh = 1.609_344
/** Paths, steps and the like: no road at all, so not worth telling. */
const notForCars = new Set(
  'footway path steps cycleway pedestrian bridleway corridor platform crossing elevator'.split(' '),
)

/** Undefined for what is no class of roads. */
export function roadKindOf(highway: string): RoadKind | undefined {
  return classes[highway]?.kind
}

/** A text says why it is a road that cannot be used; it is empty where it is no road for cars at all. */
export function trafficOf(tags: Tags): WayTraffic | string {
  const highway = tags['highway'] ?? ''
  const kind = classes[highway]
  if (kind === undefined) {
    if (highway === '' || notForCars.has(highway)) return ''
    return highway === 'service' || highway === 'track'
      ? 'service roads and tracks'
      : 'roads of other classes'
  }
  if (tags['area'] === 'yes') return 'roads drawn as areas'
  if (isClosed(tags)) return 'roads closed to motor vehicles or private'
  const direction = directionOf(tags, highway)
  if (direction === undefined) return 'roads whose direction changes with time'
  const lanes =
    lanesOf(tags, direction !== 'both') ??
    (direction === 'both' ? kind.lanesTwoWay : kind.lanesOneWay)
  const limitKmh = limitOf(tags['maxspeed']) ?? kind.limitKmh
  return {
    kind: kind.kind,
    lanes,
    speedLimitMps: Math.round((limitKmh / 3.6) * 100) / 100,
    oneWay: direction !== 'both',
    reversed: direction === 'backward',
  }
}

function isClosed(tags: Tags): boolean {
  const access = tags['motorcar'] ?? tags['motor_vehicle'] ?? tags['vehicle'] ?? tags['access']
  return access === 'no' || access === 'private'
}

function directionOf(tags: Tags, highway: string): 'both' | 'forward' | 'backward' | undefined {
  const oneway = tags['oneway']
  if (oneway === '-1' || oneway === 'reverse') return 'backward'
  if (oneway === 'yes' || oneway === 'true' || oneway === '1') return 'forward'
  if (oneway === 'reversible' || oneway === 'alternating') return undefined
  if (oneway === 'no' || oneway === 'false' || oneway === '0') return 'both'
  const { junction } = tags
  const implied =
    junction === 'roundabout' || junction === 'circular' || highway.startsWith('motorway')
  return implied ? 'forward' : 'both'
}

/** Lanes a direction; undefined where the tags do not say, or say nonsense. */
function lanesOf(tags: Tags, oneWay: boolean): number | undefined {
  const read = (key: string): number => {
    const lanes = Number(tags[key] ?? Number.NaN)
    return Number.isInteger(lanes) && lanes >= 1 && lanes <= 2 * lanesMax ? lanes : Number.NaN
  }
  const all = read('lanes')
  const ways = read('lanes:forward') + read('lanes:backward')
  // An odd lane of a two-way road is one for turning, which this form does not know.
  const lanes = oneWay ? all : Math.floor((Number.isNaN(ways) ? all : ways) / 2)
  return Number.isNaN(lanes) ? undefined : Math.min(lanesMax, Math.max(1, lanes))
}

/** `50`, `50 km/h`, `30 mph`; undefined for words, which differ from country to country. */
export function limitOf(maxspeed: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(km\/h|kmh|mph)?$/.exec(maxspeed?.split(';')[0]?.trim() ?? '')
  if (match === null) return undefined
  const kmh = Number(match[1]) * (match[2] === 'mph' ? milesKmh : 1)
  return Math.min(limitMaxKmh, Math.max(limitMinKmh, kmh))
}
