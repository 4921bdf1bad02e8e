/** Scenario files: the form that is written down is the one that is checked, and what is wrong is said by its path. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { World } from '../world.ts'
import { generatedOfScenarios } from './generated.ts'
import { problemsOf } from './problems.ts'
import { loadScenario, parseScenario, shippedScenarios, withVehicles } from './scenario.ts'
import { defaults } from './schema.ts'

const root = join(import.meta.dirname, '..', '..')
const fleets = [{ class: 'bus', line: '315', count: 2 }]
const least = { epoch: '2026-06-01T01:00:00Z', fleets }

test('the committed JSON Schema and document are of the form that files are checked by', () => {
  for (const [path, text] of Object.entries(generatedOfScenarios())) {
    expect(readFileSync(join(root, path), 'utf8'), 'run npm run generate').toBe(text)
    expect(text).toContain('charging')
  }
})

test('what a file leaves out is as the schema says', () => {
  const { epoch, ...rest } = least
  const epochMicros = Date.parse(epoch) * 1000
  expect(parseScenario(JSON.stringify(least))).toEqual({ ...defaults, ...rest, epochMicros })
})

test('every shipped scenario has a title and the name of its file, and names the schema', () => {
  const shipped = shippedScenarios()
  expect(shipped.map(({ name }) => name)).toContain('default')
  for (const { name, title } of shipped) {
    const file = join(root, 'simulator', 'scenarios', `${name}.json`)
    const json = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    expect(json['$schema'], name).toBe('../../schemas/scenario.schema.json')
    expect(json['name']).toBe(name)
    expect(title, name).not.toBe('')
  }
})

test('a network is looked for beside the scenario that names it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'v2x-scenario-'))
  const file = join(folder, 'mine.json')
  writeFileSync(file, JSON.stringify({ ...least, network: '../mine.geojson' }))
  expect(loadScenario(file).network).toBe(join(tmpdir(), 'mine.geojson'))
  rmSync(folder, { recursive: true })
})

test('an unknown name tells the known ones', () => {
  expect(() => loadScenario('nowhere')).toThrow(/cannot read scenario 'nowhere': .*default/)
  expect(() => loadScenario('./nowhere.json')).toThrow(/cannot read .*ENOENT/)
})

test.each<[unknown, RegExp]>([
  [[], /the scenario: must be object/],
  [{}, /the scenario: lacks 'epoch', 'fleets'/],
  [{ ...least, epoch: 'x' }, /epoch: "x" is no ISO-8601 time/],
  [{ ...least, epoch: 7 }, /epoch: must be string, and is 7/],
  [{ ...least, speed: 1 }, /the scenario: 'speed' is no part of it: .*durationS, seed/],
  [{ ...least, a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 }, /'h', 'i' is no part of it/],
  [{ ...least, durationS: 0 }, /durationS: must be >= 1, and is 0/],
  [{ ...least, fleets: [] }, /fleets: must not have fewer than 1 items/],
  [
    { ...least, fleets: [...fleets, { class: 'tram' }] },
    /fleets\[1\].class: "tram" is none of bus, van, truck, taxi, sweeper, machine;/,
  ],
  [{ ...least, fleets: [{ count: 1 }] }, /fleets\[0\]: lacks 'class';/],
  [
    { ...least, fleets: [{ class: 'tram', cout: 1, line: '315', first: 1, last: 2 }] },
    /cannot use this scenario: fleets\[0\].class: "tram" is none of bus, van, truck, taxi, sweeper, machine; the form/,
  ],
  [{ ...least, fleets: ['bus'] }, /fleets\[0\]: "bus" is of none of its forms/],
  [{ ...least, fleets: [{ class: 'bus', count: 1 }] }, /fleets\[0\]: lacks 'line'/],
  [{ ...least, fleets: [{ class: 'taxi', count: 1 }] }, /fleets\[0\]: lacks 'area'/],
  [
    { ...least, fleets: [{ ...fleets[0], area: 'x' }] },
    /fleets\[0\]: 'area' is no part of it: class, count, charge, line/,
  ],
  [{ ...least, fleets: [{ ...fleets[0], count: 1.5 }] }, /count: must be integer, and is 1.5/],
])('the scenario %j is refused, and why', (json, reason) => {
  expect(() => parseScenario(JSON.stringify(json))).toThrow(reason)
})

test('all problems are told at once', () => {
  const json = JSON.stringify({ epoch: 'x', fleets: [], speed: 1 })
  expect(() => parseScenario(json)).toThrow(/speed.*; epoch.*; fleets/)
  expect(() => parseScenario('{')).toThrow(/cannot use this scenario/)
})

test('of a choice between forms only the one that was meant is complained of', () => {
  const form = (kind: string, name: string) =>
    Type.Object({ kind: Type.Literal(kind), [name]: Type.Number() })
  const schema = Type.Object({
    events: Type.Array(Type.Union([form('brake', 'at'), form('stop', 'for')])),
  })
  expect(problemsOf(schema, { events: [{ kind: 'stop', for: 2 }] })).toEqual([])
  expect(problemsOf(schema, { events: [{ kind: 'stop' }] })).toEqual(["events[0]: lacks 'for'"])
  expect(problemsOf(schema, { events: [{ kind: 'go' }, {}] })).toEqual([
    'events[0].kind: "go" is none of brake, stop',
    "events[1]: lacks 'kind'",
  ])
  const words = Type.Union([Type.Literal('red'), Type.Literal('others')])
  expect(problemsOf(Type.Object({ passes: words }), { passes: 'all' })).toEqual([
    'passes: "all" is none of red, others',
  ])
})

test('vehicles are shared out over the fleets, exactly as many as wished', () => {
  for (const vehicles of [1, 7, 100, 259, 500, 2000]) {
    const { fleets: shared } = withVehicles(loadScenario('default'), vehicles)
    expect(shared.reduce((sum, { count }) => sum + count, 0)).toBe(vehicles)
  }
})

test.each([
  ['emergency-braking', /the events of scenario 'emergency-braking' name TAXI-003/],
  ['truck-platoon', /the events of scenario 'truck-platoon' name TRUCK-002/],
  ['tunnel', /the faults of scenario 'tunnel' name BUS-315-001/],
  ['lossy-radio', /the faults of scenario 'lossy-radio' name BUS-\*/],
])(
  'too few vehicles for those that %s names are refused, with the least number',
  (name, reason) => {
    const scenario = loadScenario(name)
    const total = scenario.fleets.reduce((sum, { count }) => sum + count, 0)
    const refusalOf = (vehicles: number): string => {
      try {
        withVehicles(scenario, vehicles)
        return ''
      } catch (thrown) {
        return String(thrown)
      }
    }
    const { 1: least } =
      /take (\d+) or more/.exec(refusalOf(1)) ?? expect.fail('nothing is refused')
    expect(refusalOf(1)).toMatch(reason)
    expect(refusalOf(Number(least) - 1)).toContain(`take ${least} or more`)
    for (let vehicles = Number(least); vehicles <= total + 50; vehicles++) {
      expect(refusalOf(vehicles)).toBe('')
    }
    expect(() => new World({ scenario: withVehicles(scenario, Number(least)) })).not.toThrow()
  },
)
