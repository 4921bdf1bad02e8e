/** A crossing of SUMO's: on the earth, with its lanes and with its signal program; and programs of other shapes. */
import { fileURLToPath } from 'node:url'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readNetworkFile } from './read-network-file.ts'
import { phasesOf } from './sumo-signals.ts'
import { positionFromUtm } from './utm.ts'

const crossFile = fileURLToPath(new URL('./fixtures/cross.net.xml', import.meta.url))
const { network, unusable, form } = await readNetworkFile(crossFile)
const middle = network.junctions.find(({ signalised }) => signalised)!
let directory = ''

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'v2x-network-'))
})
afterAll(async () => {
  await rm(directory, { recursive: true })
})

test('UTM gives the degrees that the places have', () => {
  const paris = positionFromUtm({ number: 31, south: false }, 448_251.795, 5_411_932.678)
  expect(paris[0]).toBeCloseTo(2.2945, 6)
  expect(paris[1]).toBeCloseTo(48.8582, 6)
  expect(positionFromUtm({ number: 56, south: true }, 334_786, 6_252_080)[1]).toBeCloseTo(
    -33.85866,
    4,
  )
})

test('junctions lie where the net was made from, to a decimetre', () => {
  const places = network.junctions.map(({ position: [x, y] }) => [
    Math.round(x * 1e6) / 1e6,
    Math.round(y * 1e6) / 1e6,
  ])
  expect(form).toBe('sumo')
  expect(places).toEqual([
    [112.905, 28.2],
    [112.9, 28.2],
    [112.9, 28.204],
    [112.9, 28.196],
    [112.896, 28.2],
  ])
})

test('two edges side by side are one two-way road with its lanes and limit', () => {
  expect(network.roads).toHaveLength(4)
  expect(network.roads.find(({ roadId }) => roadId === 'in-west')).toMatchObject({
    name: '主路',
    roadKind: 'arterial',
    lanes: 2,
    speedLimitMps: 16.67,
    oneWay: false,
  })
})

test('the program is kept, and each arm has a head', () => {
  expect(middle.phases).toEqual([
    { phaseId: 1, greenS: 41, yellowS: 4, redS: 0 },
    { phaseId: 2, greenS: 41, yellowS: 4, redS: 0 },
  ])
  const phases = Object.fromEntries(network.signals.map((head) => [head.roadId, head.phaseId]))
  expect(phases).toEqual({ 'in-east': 1, 'in-west': 1, 'in-north': 2, 'in-south': 2 })
  expect([...unusable.keys()]).toEqual([expect.stringMatching(/give way in their green/)])
})

test('a net that is nowhere on the earth asks where, and is then put there', async () => {
  const file = join(directory, 'nowhere.net.xml')
  const text = await readFile(crossFile, 'utf8')
  await writeFile(file, text.replace(/projParameter="[^"]*"/, 'projParameter="!"'))
  await expect(readNetworkFile(file)).rejects.toThrow(/has no projection.*--origin/)
  const placed = await readNetworkFile(file, [112.896, 28.196])
  const [x, y] = placed.network.junctions.find(({ signalised }) => signalised)!.position
  expect(x).toBeCloseTo(112.9, 3)
  expect(y).toBeCloseTo(28.2, 3)
})

test('another projection than UTM is refused', async () => {
  const file = join(directory, 'other.net.xml')
  const text = await readFile(crossFile, 'utf8')
  await writeFile(file, text.replace('+proj=utm', '+proj=lcc'))
  await expect(readNetworkFile(file)).rejects.toThrow(/and not UTM/)
})

function program(...steps: readonly [number, string][]): Parameters<typeof phasesOf>[0] {
  const phases = steps.map(([durationS, state]) => ({ durationS, state }))
  return { actuated: false, offsetS: 0, phases }
}

test('a left turn that gets right of way of its own has a phase of its own', () => {
  const plan = phasesOf(
    program([33, 'Ggr'], [3, 'ygr'], [6, 'rGr'], [3, 'ryr'], [20, 'rrG'], [5, 'rry']),
  )!
  expect(plan.phases).toEqual([
    { phaseId: 1, greenS: 33, yellowS: 3, redS: 0 },
    { phaseId: 2, greenS: 6, yellowS: 3, redS: 0 },
    { phaseId: 3, greenS: 20, yellowS: 5, redS: 0 },
  ])
  expect([0, 1, 2].map(plan.phaseOf)).toEqual([1, 2, 3])
  expect(plan.givingWay).toBe(0)
})

test('what is always green obeys a permanent phase, all red counts as red, and the offset is SUMO’s', () => {
  const steps = program([2, 'rrG'], [30, 'GrG'], [3, 'yrG'], [2, 'rrG'], [20, 'rGG'], [3, 'ryG'])
  const plan = phasesOf({ ...steps, offsetS: 10 })!
  expect(plan.phases).toEqual([
    { phaseId: 1, greenS: 30, yellowS: 3, redS: 2 },
    { phaseId: 2, greenS: 20, yellowS: 3, redS: 2 },
  ])
  expect(plan.phaseOf(2)).toBe(plan.permanentPhaseId)
  // The first green begins 2 s into a cycle that began at 10 s.
  expect(plan.offsetS).toBe(48)
})

test('a program under which nobody waits is none', () => {
  expect(phasesOf(program([42, 'GG'], [3, 'yy'], [42, 'GG'], [3, 'yy']))).toBeUndefined()
  expect(phasesOf(program([90, 'GG']))).toBeUndefined()
})
