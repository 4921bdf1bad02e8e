/** docs/simulator.md against the simulator: every scenario, flag and property that there is, and which of them are required. */
import { expect, test } from 'vitest'
import { simulateCommand } from '../cli/simulate.ts'
import { parseNetwork } from '../schemas/network.ts'
import { parseScenario, shippedScenarios } from '../simulator/scenario/scenario.ts'
import { readProjectFile } from './project-files.ts'

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>
}

const document = readProjectFile('docs/simulator.md')

/** The parts of a chapter by their headings, such as \`road\`. */
function partsOf(chapter: string): Map<string, string> {
  const text = document.split(`\n## ${chapter}\n`)[1]!.split('\n## ')[0]!
  const parts = text.split(/\n### /).slice(1)
  return new Map(
    parts.map((part) => [part.split('\n')[0]!.replaceAll('`', ''), part.slice(part.indexOf('\n'))]),
  )
}

test('each shipped scenario is described, and no other', () => {
  const described = [...partsOf('Shipped scenarios').keys()].sort()
  expect(described).toEqual(shippedScenarios().map(({ name }) => name))
})

test('the scenario that is shown is one', () => {
  const [, shown = ''] = /^```json\n([\s\S]*?)^```/m.exec(document)!
  expect(parseScenario(shown).fleets).toHaveLength(1)
})

test('each flag of v2x simulate is described', () => {
  const flags = simulateCommand().options.map(({ long }) => long!)
  expect(flags.length).toBeGreaterThan(6)
  expect(flags.filter((flag) => !document.includes(flag))).toEqual([])
})

const network = JSON.parse(readProjectFile('schemas/network/changsha.geojson')) as {
  readonly features: readonly Feature[]
}
const classes = new Set(network.features.map(({ properties }) => properties['class'] as string))
const tables = partsOf('The road network')

test('each class of features has its table, with every property that the shipped network has', () => {
  for (const kind of classes) {
    const rows = tables
      .get(kind)!
      .split('\n')
      .filter((line) => line.startsWith('| '))
    const named = rows.map((row) => row.split('|')[1]!.replace(/[`*]/g, '').trim()).slice(2)
    const used = new Set(
      network.features
        .filter(({ properties }) => properties['class'] === kind)
        .flatMap(({ properties }) => Object.keys(properties)),
    )
    used.delete('class')
    expect(named.sort(), kind).toEqual([...used].sort())
  }
})

test('the bold properties are those without which a network is refused', () => {
  for (const kind of classes) {
    const at = network.features.findIndex(
      ({ properties: { class: of, signalised = true } }) => of === kind && signalised === true,
    )
    const { properties } = network.features[at]!
    for (const property of Object.keys(properties).filter((name) => name !== 'class')) {
      const { [property]: _, ...rest } = properties
      const features = network.features.with(at, { ...network.features[at]!, properties: rest })
      const refused = isRefused(JSON.stringify({ ...network, features }))
      const row = new RegExp(`^\\| (\\*\\*)?\`${property}\`\\1? .*$`, 'm').exec(tables.get(kind)!)!
      const required = row[1] !== undefined || row[0].includes('required with lights')
      expect(refused, `${kind}.${property}`).toBe(required)
    }
  }
})

function isRefused(text: string): boolean {
  try {
    parseNetwork(text)
    return false
  } catch {
    return true
  }
}
