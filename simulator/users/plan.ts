/** Section `roadUsers` of a scenario: who is on the roads without an OBU. Where it is absent there is nobody. */
import { Type, type Static } from 'typebox'

const usersMax = 5000
const count = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: usersMax, default: 0, description }))

const crossing = Type.Object(
  {
    atS: Type.Number({ minimum: 0, description: 'When he steps off the kerb, simulated seconds' }),
    fromNode: Type.Integer({
      description: 'The road, by the nodes it joins: he steps off its right',
    }),
    toNode: Type.Integer(),
    alongM: Type.Number({ minimum: 0, description: 'How far along the road, metres' }),
    speedMps: Type.Optional(Type.Number({ minimum: 0.3, maximum: 4, default: 1.4 })),
  },
  {
    additionalProperties: false,
    description: 'A pedestrian who crosses where there is no crossing',
  },
)

export const roadUsersSchema = Type.Object(
  {
    cars: count('Cars without an OBU, on the streets around RSUs'),
    cyclists: count('Cyclists at the kerb, through the junctions that have an RSU'),
    pedestrians: count('Pedestrians who cross there, when they have the light to'),
    crossings: Type.Optional(Type.Array(crossing, { default: [], maxItems: 100 })),
  },
  { additionalProperties: false, description: 'Road users without an OBU, whom only RSUs see' },
)

export type RoadUsersPlan = Static<typeof roadUsersSchema>
export type CrossingPlan = Static<typeof crossing>
