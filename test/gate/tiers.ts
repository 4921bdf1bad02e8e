/** How much each tier does. */
import { faultKinds, type FaultCounts } from './faults.ts'

export interface Tier {
  readonly faults: FaultCounts
  /** The faults are spread over so many rounds, each judged by itself. */
  readonly rounds: number
  readonly acknowledgedMin: number
  readonly messagesPerSecond: number
  readonly stallMs: number
  /** Seeds of the simulated file system, bit flips in sealed segments. */
  readonly simulatedCrashes: number
  readonly bitFlips: number
  /** Fuzzed MQTT packets and mutated payloads; 0 leaves them out. */
  readonly fuzzedPackets: number
  readonly fuzzedPayloads: number
}

export const tiers = {
  quick: {
    faults: { broker: 8, ingest: 6, store: 4, all: 2, recovery: 3, pause: 2 },
    rounds: 2,
    acknowledgedMin: 120_000,
    messagesPerSecond: 3000,
    stallMs: 30_000,
    simulatedCrashes: 5000,
    bitFlips: 1000,
    fuzzedPackets: 0,
    fuzzedPayloads: 0,
  },
  full: {
    faults: { broker: 200, ingest: 200, store: 100, all: 50, recovery: 50, pause: 20 },
    rounds: 20,
    acknowledgedMin: 1_000_000,
    messagesPerSecond: 3000,
    stallMs: 60_000,
    simulatedCrashes: 100_000,
    bitFlips: 10_000,
    fuzzedPackets: 200_000,
    fuzzedPayloads: 300_000,
  },
} as const satisfies Readonly<Record<string, Tier>>

export type TierName = keyof typeof tiers

/** The faults of round `index` of `rounds`: as even as whole numbers allow. */
export function shareOf(faults: FaultCounts, index: number, rounds: number): FaultCounts {
  const share = (count: number): number =>
    Math.floor((count * (index + 1)) / rounds) - Math.floor((count * index) / rounds)
  return Object.fromEntries(faultKinds.map((kind) => [kind, share(faults[kind])])) as FaultCounts
}
