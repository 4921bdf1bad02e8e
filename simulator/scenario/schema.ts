/**
 * The form of a scenario file. What is written here is what files are checked by, and what the JSON Schema and the documents are
 * made from. A section that another module owns is one optional property here; where it is absent there is nothing of it.
 */
import { Type, type Static } from 'typebox'
import { faultsSchema } from '../ether/faults.ts'
import { etherSchema } from '../ether/plan.ts'
import type { VehicleClassName } from '../fleet/vehicle-class.ts'

export const vehiclesMax = 20_000
export const seedMax = 4_294_967_295

const anyFleet = {
  count: Type.Integer({ minimum: 1, maximum: vehiclesMax, description: 'Vehicles' }),
  charge: Type.Optional(
    Type.Array(Type.Number({ minimum: 0.05, maximum: 1 }), {
      minItems: 2,
      maxItems: 2,
      description:
        'Least and most charge (or fuel) that they begin with; full is 1, below 0.22 they go to charge',
    }),
  ),
}

/** Classes that follow a route of the network; the others live in one of its areas. */
const fleetOnLine = Type.Object(
  {
    class: Type.Enum(['bus', 'van', 'truck']),
    ...anyFleet,
    line: Type.String({ description: 'A route of the network' }),
  },
  { additionalProperties: false },
)

const fleetInArea = Type.Object(
  {
    class: Type.Enum(['taxi', 'sweeper', 'machine']),
    ...anyFleet,
    area: Type.String({ description: 'An area of the network' }),
  },
  { additionalProperties: false },
)

export interface FleetPlan {
  readonly class: VehicleClassName
  readonly count: number
  readonly charge?: readonly number[]
  readonly line?: string
  readonly area?: string
}

export const defaults = {
  name: '',
  title: '',
  durationS: 60,
  seed: 1,
  network: '',
  charging: 0,
} as const

export const scenarioSchema = Type.Object(
  {
    $schema: Type.Optional(
      Type.String({ description: 'Where this schema is, for editors that check while you write' }),
    ),
    name: Type.Optional(
      Type.String({ default: defaults.name, description: 'As the file is named' }),
    ),
    title: Type.Optional(
      Type.String({ default: defaults.title, description: 'What happens, in one line' }),
    ),
    epoch: Type.String({
      format: 'date-time',
      description: "The simulated clock's beginning. Live traffic moves it to now",
    }),
    durationS: Type.Optional(
      Type.Integer({ minimum: 1, default: defaults.durationS, description: 'Simulated seconds' }),
    ),
    seed: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: seedMax,
        default: defaults.seed,
        description: 'Of all dice: the same seed, scenario and version give the same bytes',
      }),
    ),
    network: Type.Optional(
      Type.String({
        default: defaults.network,
        description:
          'A road network file, as seen from the scenario file; empty is the shipped one of the Changsha test zone',
      }),
    ),
    charging: Type.Optional(
      Type.Integer({
        minimum: 0,
        default: defaults.charging,
        description: 'How many vehicles stand at piles from the beginning',
      }),
    ),
    fleets: Type.Array(Type.Union([fleetOnLine, fleetInArea]), {
      minItems: 1,
      description: 'Who drives where',
    }),
    ether: Type.Optional(etherSchema),
    faults: Type.Optional(faultsSchema),
  },
  { additionalProperties: false },
)

export type ScenarioFile = Static<typeof scenarioSchema>
