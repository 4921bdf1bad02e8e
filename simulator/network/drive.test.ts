/** Runs on imported networks: vehicles drive, units send, every message is one that ingest takes, and a run can be had again. */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { describeReason, messageOf, rowWriterOf, type UpType } from '../../schemas/index.ts'
import { parseNetwork, type RoadNetwork } from '../../schemas/network.ts'
import { turnOf, type Link, RoadGraph } from '../road/graph.ts'
import { Lanes } from '../road/lanes.ts'
import { Signals } from '../road/signals.ts'
import { parseScenario } from '../scenario/scenario.ts'
import { World } from '../world.ts'
import { networkText } from './geojson.ts'
import { readNetworkFile } from './read-network-file.ts'
import { withRsus } from './rsus.ts'

const [seconds, ticksASecond] = [40, 200]
const files = ['town.osm', 'cross.net.xml'] as const

async function networkOf(file: string): Promise<RoadNetwork> {
  const path = fileURLToPath(new URL(`./fixtures/${file}`, import.meta.url))
  const { network } = await readNetworkFile(path)
  return parseNetwork(networkText(withRsus(network, Infinity)))
}

function worldOn(network: RoadNetwork): World {
  const buses = network.routes.map(({ line }) => ({ class: 'bus', line, count: 2 }))
  const fleets = [{ class: 'taxi', area: 'all', count: 12 }, ...buses]
  const text = JSON.stringify({ epoch: '2026-06-01T01:00:00Z', seed: 5, charging: 1, fleets })
  return new World({ scenario: parseScenario(text), network })
}

function run(world: World): { sha256: string; refused: string[]; counts: Map<UpType, number> } {
  const hash = createHash('sha256')
  const refused: string[] = []
  const counts = new Map<UpType, number>()
  for (let tick = 0; tick < seconds * ticksASecond; tick++) {
    world.tick({
      emit: ({ topic, type }, _, message) => {
        const bytes = messageOf(type).encode(message).finish()
        hash.update(bytes)
        counts.set(type, (counts.get(type) ?? 0) + 1)
        if (type === 'bsm_frame') return
        const reason = rowWriterOf(type).check(bytes, 0, bytes.length)
        if (reason !== 0) refused.push(`${topic}: ${describeReason(type, reason)}`)
      },
    })
  }
  return { sha256: hash.digest('hex'), refused, counts }
}

test.each(files)('on %s vehicles drive and units send what ingest takes', async (file) => {
  const world = worldOn(await networkOf(file))
  const before = world.vehicles.map(({ odometerM }) => odometerM)
  const { refused, counts } = run(world)
  expect(refused).toEqual([])
  const drivenM = world.vehicles.map(({ odometerM }, i) => odometerM - before[i]!)
  expect(drivenM.filter((m) => m > 50).length).toBeGreaterThan(drivenM.length * 0.7)
  expect(counts.get('spat')! / counts.get('map')!).toBeCloseTo(10, 0)
})

test.each(files)('on %s the same run is the same bytes', async (file) => {
  const network = await networkOf(file)
  expect(run(worldOn(network)).sha256).toBe(run(worldOn(network)).sha256)
})

/** Whether two ways across a junction come nearer to one another than two cars can pass. */
function meet(
  lanes: Lanes,
  [a, aTo]: readonly [Link, Link],
  [b, bTo]: readonly [Link, Link],
): boolean {
  const kerb = (link: Link, to: Link): number => (turnOf(link, to) === 'right' ? link.lanes - 1 : 0)
  const first = lanes.across(a, kerb(a, aTo), aTo, kerb(a, aTo) === 0 ? 0 : aTo.lanes - 1)
  const second = lanes.across(b, kerb(b, bTo), bTo, kerb(b, bTo) === 0 ? 0 : bTo.lanes - 1)
  for (let s = 0; s <= first.length; s += 0.5) {
    const { x, y } = first.poseOf(s)
    if (second.nearest(x, y).distance < 1) return true
  }
  return false
}

test('a plan of ours never gives green to two ways that cross or meet', async () => {
  const graph = new RoadGraph(await networkOf('town.osm'))
  const [signals, lanes] = [new Signals(graph.network), new Lanes()]
  let compared = 0
  for (const [nodeId, plan] of signals.plans) {
    const ways = graph
      .node(nodeId)
      .in.flatMap((link) => link.next.map((next): [Link, Link] => [link, next]))
    for (let nowS = 0; nowS < plan.cycleS; nowS += 1) {
      const open = ways.filter(([link, next]) => signals.lightFor(link, next, nowS) !== 'red')
      const pairs = open.flatMap((way) => open.map((other) => [way, other] as const))
      for (const [way, other] of pairs.filter(([way, other]) => way[0] !== other[0])) {
        compared += 1
        expect(meet(lanes, way, other), `at node ${nodeId}, ${nowS} s`).toBe(false)
      }
    }
    const everGreen = ways.filter(([link, next]) =>
      plan.phaseIds.includes(signals.phaseOf(link, next)!),
    )
    expect(everGreen).toEqual(ways)
  }
  expect(compared).toBeGreaterThan(100)
})
