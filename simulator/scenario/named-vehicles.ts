/** The vehicles that a scenario's events and faults name: with fewer vehicles some of them are no longer there. */
import { isNamedBy } from '../ether/faults.ts'
import type { EventsPlan } from '../events/plan.ts'
import { idPrefixOf, vehicleIdOf } from '../fleet/vehicle-ids.ts'
import type { Scenario } from './scenario.ts'
import type { FleetPlan } from './schema.ts'

interface NamedVehicle {
  readonly section: 'events' | 'faults'
  /** As it is written: an id, or its beginning and '*'. */
  readonly name: string
  /** How many vehicles of a prefix there must be for one so called; one of these is enough. */
  readonly takes: readonly { readonly prefix: string; readonly count: number }[]
}

/** What names no vehicle of the scenario, like an RSU, is left out. */
export function namedVehicles({ fleets, events = [], faults = [] }: Scenario): NamedVehicle[] {
  const counts = countsOf(fleets)
  const written = [
    ...events.flatMap(vehiclesOf).map((name) => ({ section: 'events', name }) as const),
    ...faults.flatMap((fault) =>
      fault.devices.map((name) => ({ section: 'faults', name }) as const),
    ),
  ]
  return written.flatMap(({ section, name }) => {
    const takes = [...counts].flatMap(([prefix, count]) => {
      for (let number = 1; number <= count; number++) {
        if (isNamedBy(name, vehicleIdOf(prefix, number))) return [{ prefix, count: number }]
      }
      return []
    })
    return takes.length === 0 ? [] : [{ section, name, takes }]
  })
}

/** The first of them that these fleets do not have. */
export function missingIn(
  fleets: readonly FleetPlan[],
  named: readonly NamedVehicle[],
): NamedVehicle | undefined {
  const counts = countsOf(fleets)
  return named.find(
    ({ takes }) => !takes.some(({ prefix, count }) => (counts.get(prefix) ?? 0) >= count),
  )
}

function countsOf(fleets: readonly FleetPlan[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const fleet of fleets) {
    const prefix = idPrefixOf(fleet)
    counts.set(prefix, (counts.get(prefix) ?? 0) + fleet.count)
  }
  return counts
}

function vehiclesOf(event: EventsPlan[number]): readonly string[] {
  if (event.kind === 'platoon') return event.vehicles
  return event.kind === 'closed-lane' ? [] : [event.vehicle]
}
