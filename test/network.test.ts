/** Networks that SUMO's own programs make, where they are installed, and the way from a file to a run on the command line. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { awayStore, startApi } from '../dashboards/api/api-under-test.ts'
import { readNetworkFile } from '../simulator/network/read-network-file.ts'
import { needs, sumoPath } from './needs.ts'
import { projectRoot } from './project-files.ts'

const run = promisify(execFile)
const cli = join(projectRoot, 'dist/cli.js')
let directory = ''

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'v2x-network-'))
})
afterAll(async () => {
  await rm(directory, { recursive: true })
})

/** Runs `v2x` and gives the JSON object of its last line. */
async function v2x(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(process.execPath, [cli, ...args, '--json'])
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Record<string, unknown>
}

test('from an extract to taxis in it, with commands alone', async () => {
  const town = join(projectRoot, 'simulator/network/fixtures/town.osm.pbf')
  const out = join(directory, 'town.geojson')
  const made = await v2x('network', town, '--out', out, '--name', '小镇', '--rsus', '1')
  expect(made).toMatchObject({ form: 'osm', name: '小镇', signalised: 2, rsus: 1, routes: 1 })
  const again = await v2x('network', out)
  expect(again).toEqual({ ...made, form: 'geojson', unusable: {} })

  const scenario = join(directory, 'town.json')
  const fleets = [
    { class: 'taxi', area: 'all', count: 6 },
    { class: 'bus', line: '7', count: 1 },
  ]
  await writeFile(
    scenario,
    JSON.stringify({ name: 'town', epoch: '2026-06-01T01:00:00Z', network: out, fleets }),
  )
  const simulate = ['simulate', '--scenario', scenario, '--for', '5s', '--speed', 'max']
  const first = await v2x(...simulate)
  expect(first).toMatchObject({ vehicles: 7, scenario: 'town' })
  // A network in the environment stands before the scenario's: the same one gives the same run.
  expect(await v2x(...simulate, '--set', `V2X_NETWORK_FILE=${out}`)).toEqual(first)
})

test('the control room is served the network that was made, byte for byte', async () => {
  const town = join(projectRoot, 'simulator/network/fixtures/town.osm.pbf')
  const out = join(directory, 'shown.geojson')
  await v2x('network', town, '--out', out, '--rsus', 'all')
  const api = await startApi(awayStore(), { V2X_NETWORK_FILE: out })
  onTestFinished(() => api.stop())
  const response = await api.get('/api/v1/network')
  expect(response.headers.get('content-type')).toContain('application/geo+json')
  const body = await response.text()
  expect(body).toBe(await readFile(out, 'utf8'))
})

test('a file that is no network is refused with what to do', async () => {
  const file = join(directory, 'notes.txt')
  await writeFile(file, 'no network')
  await expect(run(process.execPath, [cli, 'network', file])).rejects.toThrow(
    /cannot read the network .*it takes \.geojson, \.osm, \.osm\.pbf or a SUMO \.net\.xml/s,
  )
})

test('a grid of netgenerate keeps its roads, lanes and programs', async ({ skip }) => {
  const netgenerate = sumoPath('netgenerate') ?? skip(needs.sumo)
  const file = join(directory, 'grid.net.xml')
  const shape = ['--grid', '--grid.number', '4', '--grid.length', '200', '-L', '2']
  const signals = [
    '--default-junction-type',
    'traffic_light',
    '--turn-lanes',
    '1',
    '--tls.left-green.time',
    '6',
  ]
  await run(netgenerate, [...shape, ...signals, '-o', file])
  const { network } = await readNetworkFile(file, [112.9, 28.2])
  // 24 roads of both directions; the four corners are bends, where nobody has to wait.
  expect(network.roads).toHaveLength(48)
  expect(network.roads.every(({ lanes }) => lanes === 2)).toBe(true)
  const signalised = network.junctions.filter(({ signalised }) => signalised)
  expect(signalised).toHaveLength(12)
  const inner = signalised.filter(
    ({ nodeId }) => network.signals.filter((head) => head.nodeId === nodeId).length === 4,
  )
  expect(inner).toHaveLength(4)
  for (const { phases } of inner) {
    expect(phases.map(({ greenS, yellowS }) => [greenS, yellowS])).toEqual([
      [33, 3],
      [6, 3],
      [33, 3],
      [6, 3],
    ])
  }
})

test('places that netconvert projected are found again', async ({ skip }) => {
  const netconvert = sumoPath('netconvert') ?? skip(needs.sumo)
  const [nodes, edges, file] = ['n.nod.xml', 'e.edg.xml', 'o.net.xml'].map((name) =>
    join(directory, name),
  )
  const places = { a: [112.9, 28.2], b: [112.93, 28.2], c: [112.93, 28.23] } as const
  const node = ([id, [x, y]]: [string, readonly [number, number]]): string =>
    `<node id="${id}" x="${x}" y="${y}"/>`
  const edge = (from: string, to: string): string =>
    `<edge id="${from}${to}" from="${from}" to="${to}" numLanes="1" speed="10"/>`
  await writeFile(nodes!, `<nodes>${Object.entries(places).map(node).join('')}</nodes>`)
  await writeFile(
    edges!,
    `<edges>${[edge('a', 'b'), edge('b', 'a'), edge('b', 'c'), edge('c', 'b')].join('')}</edges>`,
  )
  await run(netconvert, ['--node-files', nodes!, '--edge-files', edges!, '--proj.utm', '-o', file!])
  expect(await readFile(file!, 'utf8')).toContain('+proj=utm')
  const { network } = await readNetworkFile(file!)
  const found = network.junctions.map(({ position }) => position)
  Object.values(places).forEach(([x, y], i) => {
    expect(Math.abs(found[i]![0] - x)).toBeLessThan(2e-7)
    expect(Math.abs(found[i]![1] - y)).toBeLessThan(2e-7)
  })
})
