/** What a SUMO vType most likely is: floating-car data gives its name alone, the sizes are SUMO's defaults of the class. */
import type { Channel } from '../messages/stream.ts'

export interface FcdBody {
  /** Which gateway of the simulator it sends through. */
  readonly channel: Channel
  /** DE_BasicVehicleClass. */
  readonly classCode: number
  readonly lengthM: number
  readonly widthM: number
  readonly heightM: number
}

type Row = readonly [
  pattern: RegExp,
  channel: Channel,
  ...numbers: [number, number, number, number],
]

/** By what the type's name holds, the first that fits: class code, length, width, height. */
const rows: readonly Row[] = [
  [/bus|coach/, 'bus', 54, 12, 2.5, 3.4],
  [/trailer/, 'construction', 30, 16.5, 2.55, 4],
  [/truck|lorry|hgv/, 'construction', 30, 7.1, 2.4, 2.4],
  [/delivery|van/, 'logistics', 20, 6.5, 2.16, 2.86],
  [/emergency|ambulance|police|fire/, 'sanitation', 60, 6.5, 2.16, 2.86],
  [/moped|scooter/, 'taxi', 40, 2.1, 0.8, 1.7],
  [/motor/, 'taxi', 40, 2.2, 0.9, 1.5],
  [/bicycle|bike|cyclist/, 'taxi', 80, 1.6, 0.65, 1.7],
  [/(?:)/, 'taxi', 10, 5, 1.8, 1.5],
]

export function bodyOfType(type: string): FcdBody {
  const name = type.toLowerCase()
  const [, channel, classCode, lengthM, widthM, heightM] = rows.find(([pattern]) =>
    pattern.test(name),
  )!
  return { channel, classCode, lengthM, widthM, heightM }
}
