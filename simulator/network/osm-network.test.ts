/** The town of the fixture, in both forms of OpenStreetMap: what becomes of each kind of way, and what is told of the rest. */
import { fileURLToPath } from 'node:url'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseNetwork, type Road } from '../../schemas/network.ts'
import { lineOf } from '../fleet/line.ts'
import { RoadGraph } from '../road/graph.ts'
import { networkText } from './geojson.ts'
import { limitOf, trafficOf } from './osm-tags.ts'
import { readNetworkFile } from './read-network-file.ts'
import { surveyOf } from './survey.ts'

const townFile = fileURLToPath(new URL('./fixtures/town.osm', import.meta.url))
const { network, unusable } = await readNetworkFile(townFile)
let directory = ''

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'v2x-network-'))
})
afterAll(async () => {
  await rm(directory, { recursive: true })
})

function roadsOf(way: number): readonly Road[] {
  return network.roads.filter(({ roadId }) => roadId.startsWith(`osm-${way}-`))
}

function junctionNear(longitude: number, latitude: number): (typeof network.junctions)[number] {
  const found = network.junctions.find(
    ({ position: [x, y] }) => Math.hypot(x - longitude, y - latitude) < 2e-4,
  )
  if (found === undefined) throw new Error(`there is no junction near ${longitude},${latitude}`)
  return found
}

test('XML and PBF give the same network', async () => {
  const pbf = await readNetworkFile(`${townFile}.pbf`)
  expect(networkText(pbf.network)).toBe(networkText(network))
  expect(pbf.unusable).toEqual(unusable)
  expect(pbf.form).toBe('osm')
})

test('what is written is read back as it was', () => {
  expect(parseNetwork(networkText(network))).toEqual(network)
  expect(network.attribution).toBe('© OpenStreetMap contributors')
})

test('nodes are numbered from 1 without a gap', () => {
  expect(network.junctions.map(({ nodeId }) => nodeId)).toEqual(
    Array.from({ length: 13 }, (_, i) => i + 1),
  )
})

test('all that cannot be used is counted', () => {
  expect(Object.fromEntries(unusable)).toEqual({
    'service roads and tracks': 1,
    'roads closed to motor vehicles or private': 1,
    'roads whose direction changes with time': 1,
    'roads of other classes': 1,
    'charging stations with no road within 250 m': 1,
    'signals away from any junction, as of pedestrian crossings': 1,
    'roads that the rest cannot be reached from': 1,
    'bus routes with gaps, or outside': 1,
    'areas without a road': 1,
    'turn restrictions': 1,
    'bus stops of no route here': 1,
  })
})

test('ways are cut where they meet and say how they are driven', () => {
  const [main] = roadsOf(100)
  expect(main).toMatchObject({ roadKind: 'arterial', lanes: 2, oneWay: false, nameEn: 'Main Road' })
  expect(main!.speedLimitMps).toBeCloseTo(60 / 3.6, 2)
  expect(roadsOf(100)).toHaveLength(4)
  expect(roadsOf(101)[0]).toMatchObject({ lanes: 1, speedLimitMps: 13.41 })
})

test('a way that is one-way against its nodes is driven the other way', () => {
  const [lane] = roadsOf(102)
  expect(lane).toMatchObject({
    oneWay: true,
    points: [
      [112.905, 28.206],
      [112.905, 28.2],
    ],
  })
})

test('a roundabout is a ring of one-way roads', () => {
  const ring = roadsOf(104)
  expect(ring.every(({ oneWay }) => oneWay)).toBe(true)
  expect(new Set(ring.map(({ fromNodeId }) => fromNodeId))).toEqual(
    new Set(ring.map(({ toNodeId }) => toNodeId)),
  )
  expect(ring).toHaveLength(3)
})

test('the nodes of a crossing of dual carriageways are one junction, and where the map ends one turns around', () => {
  const crossing = junctionNear(112.8951, 28.2)
  expect(crossing.signalised).toBe(true)
  const [south, north] = [roadsOf(107), roadsOf(108)]
  expect(south[0]!.toNodeId).toBe(crossing.nodeId)
  expect(north[0]!.toNodeId).toBe(crossing.nodeId)
  expect(south[0]!.fromNodeId).toBe(north[1]!.toNodeId)
})

test('signals at the stop lines of a junction are those of the junction', () => {
  expect(junctionNear(112.9, 28.2).signalised).toBe(true)
  expect(network.junctions.filter(({ signalised }) => signalised)).toHaveLength(2)
})

test('a bus line is a round of both directions with its stops in their order', () => {
  expect(network.routes.map(({ line }) => line)).toEqual(['7'])
  const line = lineOf(new RoadGraph(network), '7')
  expect(line.stops.map(({ name }) => name)).toEqual(['西站', '中路', '东站', '东站', '西站'])
  line.links.reduce((link, next) => {
    expect(link.next).toContain(next)
    return next
  }, line.links.at(-1)!)
})

test('a charging station stands at the end of a road of its own', () => {
  const [pile] = network.piles
  expect(pile).toMatchObject({ site: '北充电站', connectors: 4, powerMaxKw: 120 })
  const access = network.roads.filter(({ toNodeId }) => toNodeId === pile!.nodeId)
  expect(access).toMatchObject([{ oneWay: false, roadKind: 'street' }])
})

test('areas are kept where their use is plain and a road lies in them', () => {
  expect(network.areas.map(({ areaKind, name }) => `${areaKind} ${name}`)).toEqual([
    'taxi_area 全域',
    'work_site 北街工地',
    'taxi_area 东苑',
    'lake 小湖',
  ])
})

test('the survey counts what is there', () => {
  expect(surveyOf(network)).toMatchObject({ roads: 18, junctions: 13, signalised: 2, stops: 5 })
  expect(surveyOf(network).kilometres).toBeGreaterThan(8)
  expect(surveyOf(network).kilometres).toBeLessThan(11)
})

test.each([
  ['50', 50],
  ['50 km/h', 50],
  ['30 mph', 48.28032],
  ['60;80', 60],
  ['none', undefined],
  ['CN:urban', undefined],
  [undefined, undefined],
])('maxspeed %s is %s km/h', (text, kmh) => {
  expect(limitOf(text)).toBe(kmh)
})

test.each([
  [{ highway: 'motorway' }, { kind: 'highway', oneWay: true, lanes: 2 }],
  [
    { highway: 'residential', oneway: '-1' },
    { oneWay: true, reversed: true },
  ],
  [{ highway: 'primary', oneway: 'no', 'lanes:forward': '3', 'lanes:backward': '2' }, { lanes: 2 }],
  [{ highway: 'primary', oneway: 'yes', lanes: '99' }, { lanes: 2 }],
  [{ highway: 'primary', oneway: 'yes', lanes: '5' }, { lanes: 5 }],
  [{ highway: 'residential', access: 'no', motor_vehicle: 'yes' }, { kind: 'street' }],
])('the tags %j are read', (tags, traffic) => {
  expect(trafficOf(tags)).toMatchObject(traffic)
})

test.each([
  [
    'a PBF that ends early',
    'a.osm.pbf',
    async () => (await readFile(`${townFile}.pbf`)).subarray(0, 900),
    /it ends in the middle/,
  ],
  [
    'XML that ends early',
    'a.osm',
    async () => (await readFile(townFile)).subarray(0, 3000),
    /Unclosed/,
  ],
  ['another XML', 'b.osm', () => '<kml/>', /its first element is <kml>/],
  ['an extract without roads', 'c.osm', () => '<osm/>', /it has no road for cars/],
])('%s is refused', async (_, name, bytes, reason) => {
  const file = join(directory, name)
  await writeFile(file, await bytes())
  await expect(readNetworkFile(file)).rejects.toThrow(reason)
})

test('a file that is not there is refused', async () => {
  await expect(readNetworkFile(join(directory, 'none.osm.pbf'))).rejects.toThrow(/ENOENT/)
})
