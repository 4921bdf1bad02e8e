/** A vehicle's status: fleet, task, charge or fuel, doors, load. */
import { v2x } from '../../schemas/index.ts'
import type { FleetName } from '../fleet/vehicle-class.ts'
import type { Vehicle } from '../fleet/vehicle.ts'
import { quantiser } from './quantise.ts'
import type { Header } from './stream.ts'

const levelOf = quantiser('VehicleStatus', 'state_of_charge')
const rangeOf = quantiser('VehicleStatus', 'remaining_range')
const odometerOf = quantiser('VehicleStatus', 'odometer')
const loadOf = quantiser('VehicleStatus', 'load')
const temperatureOf = quantiser('VehicleStatus', 'cabin_temperature')

const { Fleet } = v2x.v1
const fleets: Readonly<Record<FleetName, v2x.v1.Fleet>> = {
  bus: Fleet.FLEET_BUS,
  taxi: Fleet.FLEET_TAXI,
  sanitation: Fleet.FLEET_SANITATION,
  logistics: Fleet.FLEET_LOGISTICS,
  construction: Fleet.FLEET_CONSTRUCTION,
}
const frontRightDoor = 0b10

export function vehicleStatusOf(vehicle: Vehicle, header: Header): object {
  const { kind, energy, driver } = vehicle
  const { work } = driver
  const level = levelOf(energy.level * 100)
  return {
    header,
    fleet: fleets[kind.fleet],
    driveMode: work.driveMode,
    line: work.line,
    task: work.task,
    taskState: work.taskState,
    ...(energy.electric ? { stateOfCharge: level } : { fuelLevel: level }),
    remainingRange: rangeOf(energy.rangeKm),
    odometer: odometerOf(vehicle.odometerM / 1000),
    doors: work.doorsOpen ? frontRightDoor : 0,
    ...(kind.seats > 0 ? { passengers: work.passengers } : {}),
    ...(kind.loadMaxKg > 0 ? { load: loadOf(work.loadKg), loadMax: loadOf(kind.loadMaxKg) } : {}),
    nextStop: work.nextStop,
    cabinTemperature: temperatureOf(22 + 3 * vehicle.speedHabit),
  }
}
