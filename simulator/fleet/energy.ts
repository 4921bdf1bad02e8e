/** What a vehicle has left to run on, how it is used up and filled. */
import type { Random } from '../../common/random.ts'
import type { VehicleClass } from './vehicle-class.ts'

export class Energy {
  readonly #kind: VehicleClass
  /** 0 to 1. */
  level: number

  constructor(kind: VehicleClass, random: Random) {
    this.#kind = kind
    this.level = 0.3 + 0.65 * random.next()
  }

  get electric(): boolean {
    return this.#kind.fuelCode === 4
  }

  get capacityKwh(): number {
    return this.#kind.tank.size
  }

  get rangeKm(): number {
    return (this.level * this.#kind.tank.size) / this.#kind.tank.perKm
  }

  drive(movedM: number, dtS: number): void {
    const { size, perKm, perHour } = this.#kind.tank
    const used = (movedM / 1000) * perKm + (dtS / 3600) * perHour
    this.level = Math.max(0.02, this.level - used / size)
  }

  /** Charges for `dtS` at up to `powerKw`; returns the power taken in kW. Above 80 % the battery takes less and less. */
  charge(powerKw: number, dtS: number): number {
    const taper = this.level < 0.8 ? 1 : Math.max(0.08, (1 - this.level) / 0.2)
    const taken = Math.min(powerKw * taper, this.#kind.tank.size * 1.5)
    this.level = Math.min(1, this.level + (taken * dtS) / 3600 / this.#kind.tank.size)
    return taken
  }

  /** A tank is filled in one go. */
  refuel(): void {
    this.level = 1
  }
}
