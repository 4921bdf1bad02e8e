/**
 * The form of a load profile: what is offered to a zone and what must hold. Shipped ones are in profiles.ts; a JSON file of this form works
 * too, and is checked by it. The k6 scripts take the types alone: k6 loads no TypeBox.
 */
import { Type, type Static } from 'typebox'
import { scriptNames } from './scripts.ts'

const strict = { additionalProperties: false } as const

/** `runLoad` of simulator/load beside k6: it saturates, k6 measures. */
const generator = Type.Object(
  {
    connections: Type.Integer({ minimum: 1, maximum: 10_000 }),
    devicesPerConnection: Type.Integer({ minimum: 1, maximum: 10_000 }),
    rateHz: Type.Number({ exclusiveMinimum: 0, maximum: 1000, description: 'Of each device' }),
    inFlight: Type.Integer({ minimum: 1, maximum: 65_535, description: 'Of each connection' }),
  },
  strict,
)

export const profileForm = Type.Object(
  {
    script: Type.Enum([...scriptNames]),
    what: Type.String({ minLength: 1, description: 'What it is for, one line' }),
    background: Type.Integer({
      minimum: 0,
      maximum: 20_000,
      description: 'Simulated vehicles of a zone of its own, at 10 Hz; 0: none',
    }),
    seconds: Type.Number({ minimum: 1, maximum: 604_800, description: 'How long is offered' }),
    graceSeconds: Type.Number({
      minimum: 0,
      maximum: 600,
      description: 'How long answers may come after the last message',
    }),
    shape: Type.Record(Type.String(), Type.Number(), {
      description: 'Numbers that the script asks for by name',
    }),
    generator: Type.Optional(generator),
    thresholds: Type.Record(Type.String(), Type.Array(Type.String(), { minItems: 1 }), {
      description:
        'Rules of k6, by a name of `loadMetrics` or by any metric of k6; times in milliseconds since the message was due',
    }),
  },
  strict,
)

export type Profile = Static<typeof profileForm>
