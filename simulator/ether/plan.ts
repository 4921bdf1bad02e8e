/**
 * The section `ether` of a scenario: how good clocks, GNSS and links are. An empty section is an ordinary day; each value below may be
 * set alone. Without the section there is no ether: messages are true, and arrive when they are made.
 */
import { Type, type Static, type TProperties } from 'typebox'
import { Value } from 'typebox/value'

const number = (
  value: number,
  [minimum, maximum]: readonly [number, number],
  description: string,
) => Type.Optional(Type.Number({ minimum, maximum, default: value, description }))
/** A queue that is loaded wholly never empties. */
const load = (value: number, description: string) => number(value, [0, 0.95], description)
const part = { additionalProperties: false, default: {} }

const section = <T extends TProperties>(properties: T) =>
  Type.Optional(Type.Object(properties, part))

const clock = (kind: 'gnss' | 'ntp' | 'free', offsetMs: number, driftPpm: number) =>
  section({
    discipline: Type.Optional(
      Type.Enum(['gnss', 'ntp', 'free'], {
        default: kind,
        description: 'What keeps the clock; it says so in clock_quality',
      }),
    ),
    offsetMs: number(offsetMs, [0, 3_600_000], 'Standard deviation of what it is off by'),
    driftPpm: number(
      driftPpm,
      [0, 1000],
      'Standard deviation of its rate; only of a clock that runs freely',
    ),
  })

export const etherSchema = Type.Object(
  {
    clocks: section({
      obu: clock('gnss', 0.2, 0),
      rsu: clock('gnss', 0.05, 0),
      pile: clock('ntp', 5, 0),
    }),
    gnss: section({
      sigmaM: number(
        0.5,
        [0, 100],
        'Standard deviation of the position, east and north; 1.5 times as much up',
      ),
      correlationS: number(60, [1, 3600], 'How long an error lasts'),
      speedMps: number(0.03, [0, 10], 'Standard deviation of the speed'),
    }),
    uu: section({
      load: load(0.3, 'Share of a cell that others use'),
      obstructionDb: number(9, [0, 60], 'What the car and buildings take of the signal'),
    }),
    pc5: section({
      load: load(0.1, 'Channel busy ratio without our vehicles'),
      obstructionDb: number(9, [0, 60], 'What vehicles in between take of the signal'),
    }),
    fibre: section({
      load: load(0.3, 'Share of the line that others use'),
      lossShare: number(0.0001, [0, 1], 'Messages lost between an RSU or pile and the broker'),
    }),
  },
  { ...part, description: 'Clocks, GNSS and links between the devices and the broker' },
)

/** As a section is once its defaults are in it. */
type Whole<T> = T extends object ? { readonly [K in keyof T]-?: Whole<NonNullable<T[K]>> } : T
export type EtherPlan = Whole<Static<typeof etherSchema>>
export type ClockPlan = EtherPlan['clocks']['obu']

/** What a scenario says, with all that it leaves out. Throws an Error that says what is wrong where. */
export function etherPlanOf(written: unknown = {}): EtherPlan {
  const [problem] = Value.Errors(etherSchema, written)
  if (problem !== undefined) throw new Error(`ether${problem.instancePath}: ${problem.message}`)
  return Value.Default(etherSchema, Value.Clone(written)) as EtherPlan
}
