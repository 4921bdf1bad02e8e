/** Carries out a scenario's events: each waits for its time and for its vehicle to be where it can happen. */
import type { Agent, Moment } from '../agent.ts'
import { isNamedBy } from '../ether/faults.ts'
import type { Roads } from '../fleet/roads.ts'
import type { Vehicle } from '../fleet/vehicle.ts'
import { ClosedLane } from './closed-lane.ts'
import { ConflictEvent, EmergencyEvent } from './misconduct.ts'
import type { EventsPlan } from './plan.ts'
import { formPlatoon } from './platoon.ts'
import { notInScenario } from './refusal.ts'

/** Something that goes on for a while; `step` is called ten times a second. */
export interface Happening {
  step(nowS: number): void
}

export class Script implements Agent {
  readonly #happenings: readonly Happening[]
  readonly #closed: readonly ClosedLane[]

  /** Throws V2xError SCENARIO_INVALID where an event names what is not there. */
  constructor(plan: EventsPlan, vehicles: readonly Vehicle[], roads: Roads) {
    const named = (name: string): readonly Vehicle[] => {
      const all = vehicles.filter(({ id }) => isNamedBy(name, id))
      if (all.length > 0) return all
      const known = vehicles.slice(0, 3).map(({ id }) => id)
      throw notInScenario(`vehicle '${name}'`, known)
    }
    const find = (id: string): Vehicle => named(id)[0]!
    const happenings: Happening[] = []
    for (const [i, event] of plan.entries()) {
      switch (event.kind) {
        case 'emergency-braking':
          happenings.push(new EmergencyEvent(event, find(event.vehicle)))
          break
        case 'junction-conflict':
          happenings.push(new ConflictEvent(event, named(event.vehicle)))
          break
        case 'closed-lane':
          happenings.push(new ClosedLane(event, i, roads))
          break
        case 'platoon':
          formPlatoon(event.vehicles.map(find), event.headwayS)
      }
    }
    this.#happenings = happenings
    this.#closed = this.#happenings.filter((happening) => happening instanceof ClosedLane)
  }

  /** What stands on the roads and is no vehicle. */
  get works(): Vehicle[] {
    return this.#closed.flatMap(({ works }) => works ?? [])
  }

  step({ nowS }: Moment): void {
    for (const happening of this.#happenings) happening.step(nowS)
  }
}
