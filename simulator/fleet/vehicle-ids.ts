/** How vehicles are called: by their class, a bus by its line too, and by a number that counts on over all fleets of that name. */
import type { FleetPlan } from '../scenario/schema.ts'
import { vehicleClasses } from './vehicle-class.ts'

export function idPrefixOf({ class: of, line }: FleetPlan): string {
  const { idPrefix } = vehicleClasses[of]
  return of === 'bus' ? `${idPrefix}-${line}` : idPrefix
}

/** Numbers begin at 1. */
export function vehicleIdOf(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(3, '0')}`
}
