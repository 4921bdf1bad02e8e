/** What kinds of vehicles there are: size, class codes, limits of motion, what they run on. */

export type FleetName = 'bus' | 'taxi' | 'sanitation' | 'logistics' | 'construction'

export interface VehicleClass {
  readonly fleet: FleetName
  /** Start of the device id. */
  readonly idPrefix: string
  readonly lengthM: number
  readonly widthM: number
  readonly heightM: number
  /** DE_BasicVehicleClass. */
  readonly classCode: number
  /** DE_FuelType: 3 diesel, 4 electric. */
  readonly fuelCode: 3 | 4
  readonly speedMaxMps: number
  readonly accelerationMax: number
  /** Hardest braking, m/s². */
  readonly brakingMax: number
  /** Keeps to the lane at the kerb. */
  readonly atKerb: boolean
  /** What it carries when full, in kg; passengers where it carries people. */
  readonly loadMaxKg: number
  readonly seats: number
  /** Others keep this much more room behind it, metres: road works. */
  readonly clearM: number
  readonly tank: Tank
}

/** kWh for a battery, litres for diesel. */
export interface Tank {
  readonly size: number
  readonly perKm: number
  readonly perHour: number
}

const base = {
  accelerationMax: 1.2,
  brakingMax: 3.5,
  atKerb: false,
  loadMaxKg: 0,
  seats: 0,
  clearM: 0,
}

export const vehicleClasses = {
  bus: {
    ...base,
    fleet: 'bus',
    idPrefix: 'BUS',
    lengthM: 12,
    widthM: 2.55,
    heightM: 3.2,
    classCode: 54,
    fuelCode: 4,
    speedMaxMps: 15,
    accelerationMax: 1,
    atKerb: true,
    seats: 70,
    tank: { size: 280, perKm: 1.1, perHour: 5 },
  },
  taxi: {
    ...base,
    fleet: 'taxi',
    idPrefix: 'TAXI',
    lengthM: 4.9,
    widthM: 1.9,
    heightM: 1.6,
    classCode: 10,
    fuelCode: 4,
    speedMaxMps: 27.7,
    accelerationMax: 1.8,
    brakingMax: 4.5,
    seats: 3,
    tank: { size: 62, perKm: 0.17, perHour: 1.2 },
  },
  sweeper: {
    ...base,
    fleet: 'sanitation',
    idPrefix: 'SWEEPER',
    lengthM: 5.2,
    widthM: 2,
    heightM: 2.4,
    classCode: 25,
    fuelCode: 4,
    speedMaxMps: 2.75,
    accelerationMax: 0.6,
    atKerb: true,
    loadMaxKg: 1500,
    tank: { size: 90, perKm: 0.9, perHour: 6 },
  },
  van: {
    ...base,
    fleet: 'logistics',
    idPrefix: 'VAN',
    lengthM: 2.9,
    widthM: 1,
    heightM: 1.6,
    classCode: 20,
    fuelCode: 4,
    speedMaxMps: 8.33,
    atKerb: true,
    loadMaxKg: 370,
    tank: { size: 16, perKm: 0.14, perHour: 0.4 },
  },
  truck: {
    ...base,
    fleet: 'construction',
    idPrefix: 'TRUCK',
    lengthM: 9.5,
    widthM: 2.5,
    heightM: 3.4,
    classCode: 30,
    fuelCode: 3,
    speedMaxMps: 13.5,
    accelerationMax: 0.8,
    loadMaxKg: 18_000,
    tank: { size: 350, perKm: 0.38, perHour: 3 },
  },
  machine: {
    ...base,
    fleet: 'construction',
    idPrefix: 'MACHINE',
    lengthM: 8.5,
    widthM: 2.9,
    heightM: 3.1,
    classCode: 29,
    fuelCode: 3,
    speedMaxMps: 1.4,
    accelerationMax: 0.4,
    loadMaxKg: 1600,
    tank: { size: 400, perKm: 1.5, perHour: 16 },
  },
} satisfies Record<string, VehicleClass>

export type VehicleClassName = keyof typeof vehicleClasses
