/** A road user without an OBU, as a roadside sensor may see it. */
import type { Pose } from '../road/path.ts'

/** What kind of road user it is, as DE_ParticipantType has it. */
export type UserType = 'motor' | 'nonMotor' | 'pedestrian'

export interface Body {
  readonly lengthM: number
  readonly widthM: number
  readonly heightM: number
  /** DE_BasicVehicleClass; 0 where it is no vehicle. */
  readonly classCode: number
}

export interface RoadUser {
  readonly type: UserType
  readonly body: Body
  /** 1 to 65535: who comes by again after a while has the same. */
  readonly participantId: number
  /** False between two trips, when there is nobody to be seen. */
  readonly present: boolean
  /** Where it was at `atS`, seconds of the simulated clock, and how fast it went. */
  readonly pose: Readonly<Pose>
  readonly speed: number
  readonly atS: number
}
