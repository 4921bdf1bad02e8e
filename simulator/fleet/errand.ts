/** Where a vehicle goes next and why. A driver hands out one errand after another; the vehicle carries each out. */
import type { Bay } from '../road/lanes.ts'
import type { Access } from '../road/routing.ts'
import type { Link } from '../road/graph.ts'
import type { Vehicle } from './vehicle.ts'

export interface Errand {
  readonly link: Link
  /** Where to stand, in metres along the link. */
  readonly atM: number
  /** How long to stand there. */
  readonly holdS: number
  /** The links to take, up to and with `link`, where they are given and not to be found. */
  readonly via?: readonly Link[]
  /** Stand in a bay at the end of `link` instead of at `atM`. */
  readonly bay?: Bay
}

/** Codes of TaskState in status.proto. */
export const taskStates = { idle: 1, toTask: 2, onTask: 3, returning: 4, charging: 5 } as const

/** What the vehicle reports about its work. */
export interface Work {
  line: string
  task: string
  taskState: number
  nextStop: string
  passengers: number
  loadKg: number
  doorsOpen: boolean
  /** Codes of DriveMode: 1 manual, 2 assisted, 3 autonomous. */
  driveMode: number
}

export interface Driver {
  readonly access: Access
  readonly work: Work
  /** The next errand, asked for when the last one is done; undefined to be asked again a second later. */
  next(vehicle: Vehicle): Errand | undefined
  /** The vehicle has come to a stand where the errand wanted it. */
  arrived(vehicle: Vehicle): void
}

/** What a script makes a driver do against the rules; the judge excuses who has any. */
export interface Orders {
  /** Brakes this hard whatever is ahead, m/s². */
  readonly brakingMps2?: number
  /** Stops for no light and nobody's right of way. */
  readonly passesLines?: boolean
}
