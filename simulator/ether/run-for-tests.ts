/** What tests of the ether share: a short run of a few vehicles of a shipped scenario through an ether, with its truth. */
import { messageOf, v2x } from '../../schemas/index.ts'
import type { SimulatedMessage } from '../recording.ts'
import { loadScenario, withVehicles } from '../scenario/scenario.ts'
import { SimulatedSource } from '../simulated-source.ts'
import { faultsOf } from './faults.ts'
import { etherPlanOf } from './plan.ts'
import type { Truth } from './truth.ts'

export const epochMicros = loadScenario('default').epochMicros

export interface EtherRun {
  readonly messages: readonly SimulatedMessage[]
  readonly truths: readonly Truth[]
}

/** Runs so many seconds. An ether that nothing is wrong with where no plan is given. */
export function runEther(
  seconds: number,
  {
    ether = clearEther,
    faults = [],
    seed = 7,
    scenario: name = 'default',
    vehicles = 12,
  }: {
    ether?: object
    faults?: object[]
    seed?: number
    scenario?: string
    vehicles?: number
  },
): EtherRun {
  const shipped = withVehicles(loadScenario(name), vehicles)
  const scenario = { ...shipped, ether: etherPlanOf(ether), faults: faultsOf(faults) }
  const truths: Truth[] = []
  const source = new SimulatedSource({ scenario, seed }, (truth) => truths.push(truth))
  const messages: SimulatedMessage[] = []
  for (let tick = 0; tick < seconds * 200; tick++) messages.push(...source.tick())
  messages.push(...source.rest())
  return { messages, truths }
}

/** Clocks and receivers without an error, lines that lose nothing; radio as on an ordinary day. */
export const clearEther = {
  clocks: { obu: { offsetMs: 0 }, rsu: { offsetMs: 0 }, pile: { offsetMs: 0 } },
  gnss: { sigmaM: 0, speedMps: 0 },
  fibre: { lossShare: 0 },
}

export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return groups
}

export function headerOf({ type, payload }: SimulatedMessage): v2x.v1.Header {
  return (messageOf(type).decode(payload) as { header: v2x.v1.Header }).header
}

export function secondsOf(micros: number): number {
  return (micros - epochMicros) / 1e6
}

/** The BSMs of a device by their sequence, as they were sent. */
export function bsmsOf({ messages }: EtherRun, deviceId: string): Map<number, v2x.v1.Bsm> {
  const topic = `v2x/v1/obu/${deviceId}/bsm/up`
  const own = messages.filter((message) => message.topic === topic)
  return new Map(
    own.map(({ payload }) => {
      const bsm = v2x.v1.Bsm.decode(payload)
      return [bsm.header!.sequence!, bsm]
    }),
  )
}
