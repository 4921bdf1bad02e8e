/** Pairs of windows, one without a disturbance and one with it, and what the difference comes to. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestZone } from '../zone-process.ts'
import {
  frozenSubscribers,
  healthySubscriber,
  heavyQueries,
  nobody,
  type Disturbance,
} from './disturbances.ts'
import type { Latency, PacedLoad } from './paced-load.ts'
import { quantile } from './quantile.ts'

export interface Case {
  /** What the window `reference` has, which is told and not judged; undefined: there is no such window. */
  readonly reference?: Disturbance
  readonly disturbance: Disturbance
  /** By how much PUBACK's p99 may grow; where both are given, the larger one counts. */
  readonly ratioMax: number
  readonly differenceMsMax: number
}

export const caseNames = ['frozen-subscriber', 'frozen-subscribers', 'heavy-queries'] as const
export type CaseName = (typeof caseNames)[number]

export function caseOf(name: CaseName, threads: number): Case {
  const subscribers = { reference: healthySubscriber, ratioMax: 1.2, differenceMsMax: 0 }
  const cases: Record<CaseName, Case> = {
    'frozen-subscriber': { ...subscribers, disturbance: frozenSubscribers(1) },
    'frozen-subscribers': { ...subscribers, disturbance: frozenSubscribers(100) },
    'heavy-queries': {
      disturbance: heavyQueries(16, threads),
      ratioMax: 1.2,
      differenceMsMax: 5,
    },
  }
  return cases[name]
}

type Pair = Readonly<Record<'without' | 'with', Latency>> & { readonly reference?: Latency }

export interface Comparison {
  readonly pairs: readonly Pair[]
  readonly medianRatio: number
  readonly medianDifferenceMs: number
  /** Against the reference's window. */
  readonly medianRatioToReference?: number
  readonly holds: boolean
}

/** Between windows: what the last one left behind is done with. */
const settleMs = 1500

export async function compare(
  zone: TestZone,
  load: PacedLoad,
  one: Case,
  plan: { readonly pairs: number; readonly seconds: number; said: (line: string) => void },
): Promise<Comparison> {
  const { disturbance, reference } = one
  const window = async (disturb: Disturbance): Promise<Latency> => {
    await sleep(settleMs)
    const end = await disturb(zone)
    const latency = await load.measure(plan.seconds)
    await end()
    return latency
  }
  const pairs: Pair[] = []
  for (let i = 0; i < plan.pairs; i++) {
    // Every other pair the other way round: so a machine that grows slower or faster favours neither.
    const first = await window(i % 2 === 0 ? nobody : disturbance)
    const middle = reference === undefined ? {} : { reference: await window(reference) }
    const last = await window(i % 2 === 0 ? disturbance : nobody)
    const [without, withIt] = i % 2 === 0 ? [first, last] : [last, first]
    const pair = { without, ...middle, with: withIt }
    plan.said(line(pair))
    pairs.push(pair)
  }
  return judge(one, pairs)
}

function judge(one: Case, pairs: readonly Pair[]): Comparison {
  const median = (of: (pair: Pair) => number): number => quantile(pairs.map(of), 0.5)
  const medianRatio = median((pair) => pair.with.p99Ms / pair.without.p99Ms)
  const medianDifferenceMs = median((pair) => pair.with.p99Ms - pair.without.p99Ms)
  return {
    pairs,
    medianRatio,
    medianDifferenceMs,
    ...(one.reference === undefined
      ? {}
      : { medianRatioToReference: median((pair) => pair.with.p99Ms / pair.reference!.p99Ms) }),
    holds: medianRatio < one.ratioMax || medianDifferenceMs < one.differenceMsMax,
  }
}

function line(pair: Pair): string {
  const told = (['without', 'reference', 'with'] as const).flatMap((name) => {
    const latency = pair[name]
    if (latency === undefined) return []
    const [p50, p99, max, late] = [
      latency.p50Ms,
      latency.p99Ms,
      latency.maxMs,
      latency.lateP99Ms,
    ].map((ms) => ms.toFixed(2))
    return [`${name}: p50 ${p50} p99 ${p99} max ${max} ms (sent ${late} late)`]
  })
  return told.join(' · ')
}
