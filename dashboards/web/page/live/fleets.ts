/** The fleets as the map shows them: one icon and one colour each, in the order of the atlas. */
export const fleets = ['other', 'bus', 'taxi', 'sanitation', 'logistics', 'construction'] as const
export type FleetName = (typeof fleets)[number]
/** A bit for each fleet. */
export const allFleets = (1 << fleets.length) - 1

/** Chosen to differ for colour-blind eyes too, and to keep 3:1 against the roads; the shape says the same again. */
export const fleetColours: Readonly<Record<FleetName, string>> = {
  other: '#c3b5ff',
  bus: '#55b8ff',
  taxi: '#ffe04a',
  sanitation: '#35e0a1',
  logistics: '#ff9d3c',
  construction: '#ff6f7d',
}

/** Index into `fleets` from Fleet of status.proto; before a status was seen, from the class of the BSM. */
export function fleetOf(fleet: number, vehicleClass: number): number {
  if (fleet >= 1 && fleet <= 5) return fleet
  // DE_BasicVehicleClass: 50 to 54 are buses, 25 to 35 trucks.
  if (fleet === 0 && vehicleClass >= 50 && vehicleClass <= 54) return 1
  return 0
}
