/** Scenarios: JSON files that say which fleets run where, from which seed, since when and for how long. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { V2xError, reasonOf } from '../common/errors.ts'
import type { EventsPlan } from './events/plan.ts'
import { vehicleClasses, type VehicleClassName } from './fleet/vehicle-class.ts'

export interface FleetPlan {
  readonly class: VehicleClassName
  readonly count: number
  /** A route of the network, for buses, vans and trucks. */
  readonly line?: string
  /** An area of the network, for taxis, sweepers and machines. */
  readonly area?: string
}

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
  readonly events?: EventsPlan
}

/** Classes that follow a route; the others live in an area. */
const routed: ReadonlySet<VehicleClassName> = new Set(['bus', 'van', 'truck'])
export const vehiclesMax = 20_000

/** Reads a scenario by the name of a shipped one or by file; throws V2xError SCENARIO_FILE or SCENARIO_INVALID. */
export function loadScenario(nameOrFile: string): Scenario {
  const shipped = /^[a-z0-9-]+$/.test(nameOrFile)
  const path = shipped ? shippedFile(`${nameOrFile}.json`) : nameOrFile
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (thrown) {
    throw new V2xError(
      'SCENARIO_FILE',
      `cannot read scenario '${nameOrFile}': ${reasonOf(thrown)}; give the name of a shipped one, like 'default', or a .json file`,
      { cause: thrown },
    )
  }
  return parseScenario(text)
}

export function parseScenario(text: string): Scenario {
  try {
    return readScenario(JSON.parse(text) as Record<string, unknown>)
  } catch (thrown) {
    throw new V2xError(
      'SCENARIO_INVALID',
      `cannot use this scenario: ${reasonOf(thrown)}; simulator/scenarios/default.json shows the form`,
      { cause: thrown },
    )
  }
}

/** The same scenario with `vehicles` in all, shared out as before: largest remainders first. */
export function withVehicles(scenario: Scenario, vehicles: number): Scenario {
  if (!Number.isSafeInteger(vehicles) || vehicles < 1 || vehicles > vehiclesMax) {
    throw new V2xError(
      'SCENARIO_INVALID',
      `cannot simulate ${vehicles} vehicles: it takes a whole number from 1 to ${vehiclesMax}`,
    )
  }
  const total = scenario.fleets.reduce((sum, { count }) => sum + count, 0)
  const shares = scenario.fleets.map(({ count }) => (count * vehicles) / total)
  const counts = shares.map(Math.floor)
  const byRemainder = shares
    .map((share, i) => ({ i, left: share - counts[i]! }))
    .sort((a, b) => b.left - a.left || a.i - b.i)
  let missing = vehicles - counts.reduce((sum, count) => sum + count, 0)
  for (const { i } of byRemainder) if (missing-- > 0) counts[i]! += 1
  const charging = Math.round((scenario.charging * vehicles) / total)
  const fleets = scenario.fleets.map((fleet, i) => ({ ...fleet, count: counts[i]! }))
  return { ...scenario, charging, fleets }
}

function readScenario(json: Readonly<Record<string, unknown>>): Scenario {
  const known = ['name', 'title', 'epoch', 'durationS', 'seed', 'network', 'charging', 'fleets']
  const strange = Object.keys(json).find((key) => !known.includes(key))
  if (strange !== undefined) throw new Error(`'${strange}' is no part of a scenario`)
  const epochMs = Date.parse(String(json['epoch']))
  if (!Number.isFinite(epochMs)) throw new Error("'epoch' is no ISO-8601 time")
  const fleets = json['fleets']
  if (!Array.isArray(fleets) || fleets.length === 0) throw new Error("'fleets' is no list")
  return {
    name: text(json, 'name'),
    title: text(json, 'title'),
    epochMicros: epochMs * 1000,
    durationS: wholeNumber(json, 'durationS', 60),
    seed: wholeNumber(json, 'seed', 1),
    network: text(json, 'network'),
    charging: wholeNumber(json, 'charging', 0),
    fleets: fleets.map((fleet) => readFleet(fleet as Record<string, unknown>)),
  }
}

function readFleet(json: Readonly<Record<string, unknown>>): FleetPlan {
  const name = String(json['class'])
  if (!Object.hasOwn(vehicleClasses, name)) {
    throw new Error(`'${name}' is no class of vehicles: ${Object.keys(vehicleClasses).join(', ')}`)
  }
  const kind = name as VehicleClassName
  const place = routed.has(kind) ? 'line' : 'area'
  const where = json[place]
  if (typeof where !== 'string') throw new Error(`a fleet of class ${kind} needs '${place}'`)
  return { class: kind, count: wholeNumber(json, 'count', 0), [place]: where }
}

function text(json: Readonly<Record<string, unknown>>, key: string): string {
  const value = json[key] ?? ''
  if (typeof value === 'string') return value
  throw new Error(`'${key}' is no text`)
}

function wholeNumber(
  json: Readonly<Record<string, unknown>>,
  key: string,
  whenAbsent: number,
): number {
  const value = json[key] ?? whenAbsent
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw new Error(`'${key}' is no whole number`)
}

/** Beside this module, or in the package when this module runs from dist/. */
function shippedFile(name: string): string {
  const beside = fileURLToPath(new URL(`./scenarios/${name}`, import.meta.url))
  if (existsSync(beside)) return beside
  return fileURLToPath(new URL(`../../simulator/scenarios/${name}`, import.meta.url))
}
