/** What the stored rows tell of each link, by plain queries, beside what the ground truth of the run says. */
import type { Truth } from '../../simulator/ether/truth.ts'
import type { Figures } from '../figures.ts'

export type Query = <T>(query: string) => Promise<T[]>

interface Told {
  readonly lossPercent: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** How far rows may be from the truth. */
export const allowed = { lossPoints: 0.1, latencyMs: 2 } as const

/** A message is lost where its sequence is missing between the first and the last of its stream; the same row twice is one. */
const lossQuery = `
  SELECT link, 100 * (1 - sum(stored) / sum(sent)) AS lossPercent
  FROM (
    SELECT if(kind = 'obu', 'uu', 'fibre') AS link, max(sequence) - min(sequence) + 1 AS sent, uniqExact(sequence) AS stored
    FROM v2x.raw GROUP BY kind, device_id, type
  ) GROUP BY link
  UNION ALL
  SELECT 'pc5', 100 * (1 - sum(packets_received) / sum(packets_sent)) FROM v2x.radio_measurement WHERE link = 2`

/** Over PC5 what an RSU heard, by its clock; a BSM that two of its frames hold is one. */
const latencyQuery = `
  SELECT if(kind = 'obu', 'uu', 'fibre') AS link,
    quantilesExact(0.5, 0.99)(toUnixTimestamp64Micro(received_at) - toUnixTimestamp64Micro(generated_at)) AS micros
  FROM v2x.raw GROUP BY link
  UNION ALL
  SELECT 'pc5', quantilesExact(0.5, 0.99)(toUnixTimestamp64Micro(heard_at) - toUnixTimestamp64Micro(generated_at))
  FROM (SELECT DISTINCT via, device_id, sequence, generated_at, heard_at FROM v2x.bsm WHERE via != '')`

/** Rows tell of a vehicle's PC5 link up to its last measurement of it. */
const pc5Query = `
  SELECT device_id AS deviceId, toString(toUnixTimestamp64Micro(max(generated_at))) AS measuredAt
  FROM v2x.radio_measurement WHERE link = 2 GROUP BY device_id`

export class TruthTally {
  readonly #truths: Truth[] = []
  /** Messages that the broker gets. */
  arrived = 0

  add(truth: Truth): void {
    const arrives = truth.arrivesAt !== undefined
    if (truth.link !== 'pc5' && arrives) this.arrived += 1
    if (truth.by !== 'duplicates') this.#truths.push(truth)
  }

  /** Of PC5 what vehicles sent before they measured it last, by their own clocks. */
  told(pc5Until: ReadonlyMap<string, number>): Map<string, Told> {
    const isTold = ({ link, topic, deviceTime }: Truth): boolean =>
      link !== 'pc5' || deviceTime <= (pc5Until.get(topic.split('/')[3]!) ?? 0)
    const told = this.#truths.filter(isTold)
    return new Map(
      ['uu', 'pc5', 'fibre'].map((link) => [link, toldOf(told.filter((one) => one.link === link))]),
    )
  }
}

function toldOf(truths: readonly Truth[]): Told {
  const micros = truths.flatMap(({ trueTime, arrivesAt }) =>
    arrivesAt === undefined ? [] : [arrivesAt - trueTime],
  )
  micros.sort((a, b) => a - b)
  const at = (share: number): number => micros[Math.floor(share * micros.length)]! / 1000
  return { lossPercent: 100 * (1 - micros.length / truths.length), p50Ms: at(0.5), p99Ms: at(0.99) }
}

/** For each link the truth, the rows, and how far they are apart. */
export async function compare(tally: TruthTally, query: Query): Promise<Figures> {
  const losses = await query<{ link: string; lossPercent: number }>(lossQuery)
  const latencies = await query<{ link: string; micros: string[] }>(latencyQuery)
  const measured = await query<{ deviceId: string; measuredAt: string }>(pc5Query)
  const truths = tally.told(new Map(measured.map((row) => [row.deviceId, Number(row.measuredAt)])))
  return Object.fromEntries(
    [...truths].map(([link, truth]) => {
      const lossPercent = losses.find((row) => row.link === link)?.lossPercent ?? NaN
      const micros = latencies.find((row) => row.link === link)?.micros ?? []
      const [p50Ms = NaN, p99Ms = NaN] = micros.map((each) => Number(each) / 1000)
      const rows = { lossPercent, p50Ms, p99Ms }
      return [link, { truth: rounded(truth), rows: rounded(rows), apart: apart(truth, rows) }]
    }),
  )
}

function apart(truth: Told, rows: Told): Figures {
  return rounded({
    lossPoints: Math.abs(rows.lossPercent - truth.lossPercent),
    p50Ms: Math.abs(rows.p50Ms - truth.p50Ms),
    p99Ms: Math.abs(rows.p99Ms - truth.p99Ms),
  })
}

function rounded(figures: object): Figures {
  const entries = Object.entries(figures) as [string, number][]
  return Object.fromEntries(entries.map(([name, value]) => [name, Math.round(value * 1000) / 1000]))
}
