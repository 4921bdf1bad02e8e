/**
 * The section `faults` of a scenario: what goes wrong with whom, from when, for how long. A fault draws dice of its own, so that it
 * changes nothing but what it is about.
 */
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { attackKinds } from './attack-kinds.ts'

const common = {
  devices: Type.Array(Type.String({ pattern: '^[A-Za-z0-9._-]*\\*?$' }), {
    minItems: 1,
    description: "Device ids; what ends in '*' is all that begin so",
  }),
  fromS: Type.Number({ minimum: 0, description: 'Seconds after the beginning' }),
  forS: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'To the end where absent' })),
}
/** One that must be over for something to happen. */
const ending = { ...common, forS: Type.Number({ exclusiveMinimum: 0, description: 'Seconds' }) }

const share = (description: string) => Type.Number({ exclusiveMinimum: 0, maximum: 1, description })
const metres = (description: string) => Type.Number({ minimum: -1e6, maximum: 1e6, description })
const milliseconds = (description: string) =>
  Type.Integer({ minimum: 1, maximum: 600_000, description })
const meanS = (description: string) => Type.Number({ minimum: 0.01, maximum: 3600, description })
const fault = <K extends string, P extends object>(kind: K, properties: P, description: string) =>
  Type.Object(
    { kind: Type.Literal(kind), ...properties },
    { additionalProperties: false, description },
  )

export const attackDefaults = { reachM: 100, speedMps: 10, delayS: 5, times: 4, ghosts: 5 } as const

export const faultsSchema = Type.Array(
  Type.Union([
    fault(
      'lossBursts',
      {
        ...common,
        lossShare: share('Messages lost in a burst'),
        burstS: meanS('Mean length of a burst'),
        betweenS: meanS('Mean time between two'),
      },
      'Losses that come together (Gilbert-Elliott)',
    ),
    fault(
      'duplicates',
      {
        ...common,
        share: share('Messages that come twice'),
        byMs: milliseconds('Until the second'),
      },
      'The same bytes again',
    ),
    fault(
      'reordering',
      { ...common, share: share('Messages that are held up'), byMs: milliseconds('For so long') },
      'Messages overtake others',
    ),
    fault(
      'clockJump',
      { ...common, byMs: Type.Integer({ minimum: -3_600_000, maximum: 3_600_000 }) },
      'The clock is off by so much more until the end',
    ),
    fault('gnssFreeze', common, 'Position, speed and heading stay as they were'),
    fault(
      'gnssJump',
      { ...common, eastM: metres('To the east'), northM: metres('To the north') },
      'Positions are off by so much more until the end',
    ),
    fault('reboot', ending, 'Silence; then the sequence starts over'),
    fault('outage', common, 'Nothing is sent and nothing heard'),
    fault('tunnel', ending, 'No link; what was kept comes after the end, beside what is new'),
    fault(
      'attack',
      {
        ...common,
        attack: Type.Enum(attackKinds, { description: 'A type of attack of VeReMi Extension' }),
        reachM: Type.Optional(
          Type.Number({
            exclusiveMinimum: 0,
            maximum: 1e5,
            default: attackDefaults.reachM,
            description: 'How far a forged position is off at most',
          }),
        ),
        speedMps: Type.Optional(
          Type.Number({
            exclusiveMinimum: 0,
            maximum: 150,
            default: attackDefaults.speedMps,
            description: 'How much a forged speed is at most, or is off by',
          }),
        ),
        delayS: Type.Optional(
          Type.Number({
            exclusiveMinimum: 0,
            maximum: 60,
            default: attackDefaults.delayS,
            description: 'How old replayed and delayed content is',
          }),
        ),
        times: Type.Optional(
          Type.Integer({
            minimum: 2,
            maximum: 20,
            default: attackDefaults.times,
            description: 'Messages instead of one, where the attack is a flood',
          }),
        ),
        ghosts: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: 20,
            default: attackDefaults.ghosts,
            description: 'Identities beside its own',
          }),
        ),
      },
      'A device that lies; only its BSMs are forged',
    ),
  ]),
  { maxItems: 1000, description: 'Faults and attacks on schedule' },
)

export type Fault = Readonly<Static<typeof faultsSchema>[number]>
export type FaultKind = Fault['kind']
export type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>

/** What a scenario says. Throws an Error that says what is wrong where. */
export function faultsOf(written: unknown = []): readonly Fault[] {
  const [problem] = Value.Errors(faultsSchema, written)
  if (problem !== undefined) throw new Error(`faults${problem.instancePath}: ${problem.message}`)
  return written as Fault[]
}

export function isAbout({ devices }: Fault, deviceId: string): boolean {
  return devices.some((name) => isNamedBy(name, deviceId))
}

/** What ends in '*' is all that begin so. */
export function isNamedBy(name: string, deviceId: string): boolean {
  return name.endsWith('*') ? deviceId.startsWith(name.slice(0, -1)) : deviceId === name
}

/** Seconds after the beginning at which it is over. */
export function endOf({ fromS, forS = Infinity }: Fault): number {
  return fromS + forS
}

export function isOn(fault: Fault, atS: number): boolean {
  return atS >= fault.fromS && atS < endOf(fault)
}
