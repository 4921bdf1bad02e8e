/** Section `events` of a scenario: what happens on the roads at a given time. Where it is absent nothing out of the ordinary does. */
import { Type, type Static } from 'typebox'

const eventsMax = 100
const atS = Type.Number({ minimum: 0, description: 'From when on, simulated seconds' })
const vehicle = Type.String({ description: 'The id of a vehicle, like TAXI-001' })
const node = Type.Integer({ description: 'The road, by the nodes it leads from and to' })

const emergencyBraking = Type.Object(
  {
    kind: Type.Literal('emergency-braking'),
    atS,
    vehicle,
    fromMps: Type.Optional(
      Type.Number({
        minimum: 1,
        default: 8,
        description: 'It happens once the vehicle is this fast',
      }),
    ),
    brakingMps2: Type.Optional(Type.Number({ minimum: 4, maximum: 9, default: 6.5 })),
    standS: Type.Optional(Type.Number({ minimum: 0, default: 5 })),
  },
  { additionalProperties: false, description: 'A vehicle brakes as hard as it can, for nothing' },
)

const junctionConflict = Type.Object(
  {
    kind: Type.Literal('junction-conflict'),
    atS,
    vehicle: Type.String({
      description:
        "The id of a vehicle; what ends in '*' is the first that comes to it of all that begin so",
    }),
    passes: Type.Union([Type.Literal('red'), Type.Literal('others')], {
      description: 'A red light, or others that it would have to wait for, and nobody before it',
    }),
  },
  { additionalProperties: false, description: 'A vehicle does not stop where it has to' },
)

const platoon = Type.Object(
  {
    kind: Type.Literal('platoon'),
    vehicles: Type.Array(vehicle, {
      minItems: 2,
      maxItems: 10,
      description: 'The first leads; the others follow in this order and go where it goes',
    }),
    headwayS: Type.Optional(Type.Number({ minimum: 0.3, maximum: 2, default: 0.8 })),
  },
  { additionalProperties: false, description: 'Vehicles that drive close behind one another' },
)

const closedLane = Type.Object(
  {
    kind: Type.Literal('closed-lane'),
    fromNode: node,
    toNode: node,
    lane: Type.Integer({ minimum: 0, description: '0 is the one next to the middle of the road' }),
    fromM: Type.Number({ minimum: 0, description: 'Along the road, metres' }),
    toM: Type.Number({ minimum: 0 }),
    atS,
    untilS: Type.Optional(Type.Number({ minimum: 0, description: 'To the end, where absent' })),
  },
  {
    additionalProperties: false,
    description: 'Road works: closed as soon as the place is empty after that time',
  },
)

export const eventsSchema = Type.Array(
  Type.Union([emergencyBraking, junctionConflict, platoon, closedLane]),
  { maxItems: eventsMax, description: 'What happens on the roads at a given time' },
)

export type EventsPlan = Static<typeof eventsSchema>
export type EmergencyBraking = Static<typeof emergencyBraking>
export type JunctionConflict = Static<typeof junctionConflict>
export type ClosedLanePlan = Static<typeof closedLane>
