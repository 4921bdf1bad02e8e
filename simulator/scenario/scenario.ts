/** Scenarios: JSON files that say which fleets run where, from which seed, since when and for how long. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { V2xError, reasonOf } from '../../common/errors.ts'
import { faultsOf, type Fault } from '../ether/faults.ts'
import { etherPlanOf, type EtherPlan } from '../ether/plan.ts'
import type { EventsPlan } from '../events/plan.ts'
import type { BusPriorityPlan } from '../roadside/bus-priority.ts'
import type { RoadUsersPlan } from '../users/plan.ts'
import { missingIn, namedVehicles } from './named-vehicles.ts'
import { problemsOf } from './problems.ts'
import {
  defaults,
  scenarioSchema,
  vehiclesMax,
  type FleetPlan,
  type ScenarioFile,
} from './schema.ts'

export interface Scenario {
  readonly name: string
  readonly title: string
  /** The simulated clock's beginning, UTC microseconds. Live traffic moves it to now. */
  readonly epochMicros: number
  readonly durationS: number
  readonly seed: number
  /** A network file; empty is the shipped one. */
  readonly network: string
  /** How many vehicles stand at piles from the beginning. */
  readonly charging: number
  readonly fleets: readonly FleetPlan[]
  /** Clocks, GNSS and links; without them and without faults there is no ether. */
  readonly ether?: EtherPlan
  readonly faults?: readonly Fault[]
  readonly events?: EventsPlan
  readonly roadUsers?: RoadUsersPlan
  readonly busPriority?: BusPriorityPlan
}

/** Names and titles of the scenarios that are shipped, in the order of their names. */
export function shippedScenarios(): { readonly name: string; readonly title: string }[] {
  return shippedNames().map((name) => ({ name, title: loadScenario(name).title }))
}

/** Reads a scenario by the name of a shipped one or by file; throws V2xError SCENARIO_FILE or SCENARIO_INVALID. */
export function loadScenario(nameOrFile: string): Scenario {
  const shipped = /^[a-z0-9-]+$/.test(nameOrFile)
  const path = shipped ? `${shippedFolder()}/${nameOrFile}.json` : nameOrFile
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (thrown) {
    const why = shipped ? 'no such scenario is shipped' : reasonOf(thrown)
    throw new V2xError(
      'SCENARIO_FILE',
      `cannot read scenario '${nameOrFile}': ${why}; give a .json file, or the name of a shipped one: ${shippedNames().join(', ')}`,
      { cause: thrown },
    )
  }
  const scenario = parseScenario(text)
  return scenario.network === ''
    ? scenario
    : { ...scenario, network: resolve(dirname(path), scenario.network) }
}

export function parseScenario(text: string): Scenario {
  try {
    return readScenario(JSON.parse(text))
  } catch (thrown) {
    throw new V2xError(
      'SCENARIO_INVALID',
      `cannot use this scenario: ${reasonOf(thrown)}; the form is that of schemas/scenario.schema.json, and simulator/scenarios/default.json shows it`,
      { cause: thrown },
    )
  }
}

/**
 * The same scenario with `vehicles` in all, shared out as before. Throws V2xError SCENARIO_INVALID where its events or faults name a
 * vehicle that so few do not have.
 */
export function withVehicles(scenario: Scenario, vehicles: number): Scenario {
  if (!Number.isSafeInteger(vehicles) || vehicles < 1 || vehicles > vehiclesMax) {
    throw new V2xError(
      'SCENARIO_INVALID',
      `cannot simulate ${vehicles} vehicles: it takes a whole number from 1 to ${vehiclesMax}`,
    )
  }
  const total = scenario.fleets.reduce((sum, { count }) => sum + count, 0)
  const fleets = sharedOut(scenario.fleets, vehicles)
  const named = namedVehicles(scenario)
  const missing = missingIn(fleets, named)
  if (missing !== undefined) {
    let least = total
    while (missingIn(sharedOut(scenario.fleets, least - 1), named) === undefined) least -= 1
    throw new V2xError(
      'SCENARIO_INVALID',
      `cannot simulate ${vehicles} vehicles: the ${missing.section} of scenario '${scenario.name}' name ${missing.name}, which is not among so few; take ${least} or more`,
    )
  }
  return { ...scenario, charging: Math.round((scenario.charging * vehicles) / total), fleets }
}

/** Largest remainders first. */
function sharedOut(fleets: readonly FleetPlan[], vehicles: number): FleetPlan[] {
  const total = fleets.reduce((sum, { count }) => sum + count, 0)
  const shares = fleets.map(({ count }) => (count * vehicles) / total)
  const counts = shares.map(Math.floor)
  const byRemainder = shares
    .map((share, i) => ({ i, left: share - counts[i]! }))
    .sort((a, b) => b.left - a.left || a.i - b.i)
  let missing = vehicles - counts.reduce((sum, count) => sum + count, 0)
  for (const { i } of byRemainder) if (missing-- > 0) counts[i]! += 1
  return fleets.map((fleet, i) => ({ ...fleet, count: counts[i]! }))
}

function readScenario(json: unknown): Scenario {
  const problems = problemsOf(scenarioSchema, json)
  if (problems.length > 0) throw new Error(problems.join('; '))
  const { $schema: _, epoch, ether, faults, ...rest } = json as ScenarioFile
  return {
    ...defaults,
    ...rest,
    epochMicros: Date.parse(epoch) * 1000,
    ...(ether === undefined ? {} : { ether: etherPlanOf(ether) }),
    ...(faults === undefined ? {} : { faults: faultsOf(faults) }),
  }
}

function shippedNames(): string[] {
  return readdirSync(shippedFolder())
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

/** Beside this folder, or in the package when this module runs from dist/. */
function shippedFolder(): string {
  const beside = fileURLToPath(new URL('../scenarios', import.meta.url))
  if (existsSync(beside)) return beside
  return fileURLToPath(new URL('../../../simulator/scenarios', import.meta.url))
}
