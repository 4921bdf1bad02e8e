/** Under which name and colour a vehicle is drawn: our fleets by their ids, others by the standard's class of vehicle. */
import { vehicleClasses } from '../fleet/vehicle-class.ts'

/** Told apart by colour-blind eyes too (Okabe and Ito), on white. */
const colours: Readonly<Record<string, string>> = {
  bus: '#0072b2',
  taxi: '#e69f00',
  sweeper: '#009e73',
  van: '#cc79a7',
  truck: '#8a5a2b',
  machine: '#6b7280',
  car: '#d55e00',
  motorcycle: '#56b4e9',
  emergency: '#b00020',
  bicycle: '#3a9a1f',
}
const otherColour = '#333333'

/** DE_BasicVehicleClass, from the greatest lower end. */
const byCode: readonly (readonly [from: number, name: string])[] = [
  [80, 'bicycle'],
  [60, 'emergency'],
  [50, 'bus'],
  [40, 'motorcycle'],
  [25, 'truck'],
  [20, 'van'],
  [10, 'car'],
]

export function kindOf(deviceId: string, classCode: number): string {
  const prefix = deviceId.split('-')[0]
  const own = Object.entries(vehicleClasses).find(([, { idPrefix }]) => idPrefix === prefix)
  return own?.[0] ?? byCode.find(([from]) => classCode >= from)?.[1] ?? 'other'
}

export function colourOf(kind: string): string {
  return colours[kind] ?? otherColour
}
