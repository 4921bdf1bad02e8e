/**
 * The platform's own times of a run, to stand beside what the sender measured. Publish to PUBACK is the broker's hold (taken in until on
 * disk) and the way there and back; that way is taken by PINGREQ on a connection of its own: it passes the same sockets and the same
 * loops, and waits for no disk.
 */
import { randomUUID } from 'node:crypto'
import mqtt, { type MqttClient } from 'mqtt'
import { V2xError, reasonOf } from '../common/errors.ts'
import { Latencies } from '../simulator/load/latencies.ts'
import type { Metric } from './report/result.ts'

/** Of each connection; well below what the broker lets a client ask (V2X_BROKER_CONTROL_PACKETS_PER_SECOND_MAX). */
const pingEveryMs = 40
const pingers = 4
/** Of one connection; who is so far behind is not asked again. */
const unansweredMax = 1000
const answerWithinMs = 5000
/** Steps of a distribution that two are added up in. */
const sumSteps = 400
const holdName = 'v2x_broker_hold_seconds'

export interface PlatformAddress {
  /** ws://, wss://, mqtt:// or mqtts:// of the broker: as the load comes, so that the way is the same. */
  readonly url: string
  readonly password: string
  /** http:// of the broker's health port. */
  readonly healthUrl: string
}

export interface Quantiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export interface PlatformTimes {
  /** PUBLISH packets that came to the journal in the meantime, the background's too. */
  readonly packets: number
  readonly holdMs: Quantiles
  /** There and back. */
  readonly wayMs: Quantiles
  /** What a sender should see of publish to PUBACK: a hold and a way. */
  readonly togetherMs: Quantiles
}

export interface PlatformWatch {
  /** What was measured since `watchPlatform`. */
  stop(): Promise<PlatformTimes>
}

/** Throws V2xError `LOAD_PLATFORM` where the broker does not answer. */
export async function watchPlatform(address: PlatformAddress): Promise<PlatformWatch> {
  const before = await holdOf(address.healthUrl)
  const ways = new Latencies()
  const pings = await connectAll(address, ways)
  return {
    stop: async () => {
      for (const client of pings) client.end(true)
      const hold = differenceOf(before, await holdOf(address.healthUrl))
      const holdAt = (share: number): number => quantileOf(hold, share) * 1000
      const wayAt = (share: number): number => ways.percentile(share)
      return {
        packets: hold.counts.at(-1) ?? 0,
        holdMs: quantiles(holdAt),
        wayMs: quantiles(wayAt),
        togetherMs: quantiles(sumOf(holdAt, wayAt)),
      }
    },
  }
}

/** Percentiles of the sum of two times that do not depend on each other. */
function sumOf(one: (share: number) => number, other: (share: number) => number) {
  const shares = Array.from({ length: sumSteps }, (_, step) => (step + 0.5) / sumSteps)
  const sum = new Latencies()
  for (const a of shares.map(one)) for (const b of shares.map(other)) sum.add(a + b)
  return (share: number): number => sum.percentile(share)
}

/** As rows of a result. */
export function platformMetrics({ packets, holdMs, wayMs, togetherMs }: PlatformTimes): Metric[] {
  const valuesOf = ({ p50, p95, p99 }: Quantiles): Metric['values'] => ({
    med: p50,
    'p(95)': p95,
    'p(99)': p99,
  })
  const row = (name: string, en: string, zh: string, values: Metric['values']): Metric => ({
    name,
    title: { en, zh },
    unit: 'ms',
    values,
    thresholds: [],
  })
  return [
    row('v2x_platform_hold_ms', 'Broker: received → committed', '代理：收到 → 落盘', {
      count: packets,
      ...valuesOf(holdMs),
    }),
    row('v2x_platform_way_ms', 'There and back (ping)', '往返（ping）', valuesOf(wayMs)),
    row(
      'v2x_platform_together_ms',
      'Both: expected sent → PUBACK',
      '两者之和：预期的发送 → PUBACK',
      valuesOf(togetherMs),
    ),
  ]
}

function quantiles(of: (share: number) => number): Quantiles {
  return { p50: of(0.5), p95: of(0.95), p99: of(0.99) }
}

/** All of them or none. */
async function connectAll(address: PlatformAddress, ways: Latencies): Promise<MqttClient[]> {
  // Two runs that start at the same instant do not take each other's place.
  const watch = randomUUID().slice(0, 8)
  const ids = Array.from({ length: pingers }, (_, index) => `gateway-load-ping-${watch}-${index}`)
  const made = await Promise.allSettled(ids.map((id) => startPinging(address, id, ways)))
  const clients = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const failed = made.find((one) => one.status === 'rejected')
  if (failed === undefined) return clients
  for (const client of clients) client.end(true)
  throw failed.reason
}

async function startPinging(
  { url, password }: PlatformAddress,
  clientId: string,
  ways: Latencies,
): Promise<MqttClient> {
  try {
    const options = {
      clientId,
      username: 'gateway-load',
      ...(password === '' ? {} : { password }),
      reconnectPeriod: 0,
    }
    const client = await mqtt.connectAsync(url, options, false)
    // A line that breaks in the run is a finding of the load itself: here it is only no more pings.
    client.on('error', () => undefined)
    keepPinging(client, ways)
    return client
  } catch (thrown) {
    throw new V2xError('LOAD_PLATFORM', `cannot ping ${url}: ${reasonOf(thrown)}`)
  }
}

/** Until it is closed, whether the last one is answered or not: who waits for answers does not see the times when there are none. */
function keepPinging(client: MqttClient, ways: Latencies): void {
  const sentAtMs: number[] = []
  const timer = setInterval(() => {
    if (sentAtMs.length >= unansweredMax) return
    sentAtMs.push(performance.now())
    client.sendPing()
  }, pingEveryMs)
  client.on('packetreceive', () => {
    const sentAt = sentAtMs.shift()
    if (sentAt !== undefined) ways.add(performance.now() - sentAt)
  })
  client.once('close', () => clearInterval(timer))
}

/** Counts of all below each bound, as Prometheus' text has them. */
export interface Histogram {
  readonly bounds: readonly number[]
  readonly counts: readonly number[]
}

async function holdOf(healthUrl: string): Promise<Histogram> {
  try {
    const answer = await fetch(`${healthUrl}/metrics`, {
      signal: AbortSignal.timeout(answerWithinMs),
    })
    return histogramOf(await answer.text(), holdName)
  } catch (thrown) {
    throw new V2xError('LOAD_PLATFORM', `cannot read ${healthUrl}/metrics: ${reasonOf(thrown)}`)
  }
}

export function histogramOf(page: string, name: string): Histogram {
  const lines = [...page.matchAll(new RegExp(`^${name}_bucket{le="([^"]+)"} (\\S+)$`, 'gm'))]
  return {
    bounds: lines.map(([, bound]) => (bound === '+Inf' ? Infinity : Number(bound))),
    counts: lines.map(([, , count]) => Number(count)),
  }
}

/** What came between two looks. A broker that began anew in between counts from its beginning. */
export function differenceOf(before: Histogram, after: Histogram): Histogram {
  const isSame = (before.counts.at(-1) ?? 0) <= (after.counts.at(-1) ?? 0)
  const counts = after.counts.map(
    (count, bucket) => count - (isSame ? (before.counts[bucket] ?? 0) : 0),
  )
  return { bounds: after.bounds, counts }
}

/** The value below which `share` of all are, spread evenly within its bucket; 0 where there are none. */
export function quantileOf({ bounds, counts }: Histogram, share: number): number {
  const rank = share * (counts.at(-1) ?? 0)
  const bucket = counts.findIndex((count) => count >= rank && count > 0)
  if (bucket === -1) return 0
  const from = bounds[bucket - 1] ?? 0
  const to = bounds[bucket]!
  if (to === Infinity) return from
  const below = counts[bucket - 1] ?? 0
  return from + ((to - from) * (rank - below)) / (counts[bucket]! - below)
}
