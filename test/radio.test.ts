/**
 * The stored rows tell what the simulator did. Ten minutes of the lossy scenario are put into the journal as the broker would have
 * put them, each at the time of its arrival, and stored by ingest as it ships. (`npm run radio` is the same through a live broker.)
 */
import { expect, test } from 'vitest'
import { TestJournal, startZone, waitFor } from '../ingest/ingest-under-test.ts'
import { loadScenario } from '../simulator/scenario/scenario.ts'
import { SimulatedSource } from '../simulator/simulated-source.ts'
import { runLive } from './radio/live-run.ts'
import { allowed, compare, TruthTally, type Query } from './radio/truth-and-rows.ts'

const seconds = 600
const ticksASecond = 200
/** Appended at a time: one commit. */
const piece = 2000

test(
  'loss and latency of each link, of ten minutes, by plain queries',
  { timeout: 400_000 },
  async () => {
    const zone = await startZone()
    const lossy = loadScenario('lossy-radio')
    // Of this hour: rows go by the day of their receipt.
    const scenario = { ...lossy, epochMicros: Math.floor(Date.now() / 1000) * 1e6 - 3600e6 }
    const tally = new TruthTally()
    const source = new SimulatedSource({ scenario }, (truth) => tally.add(truth))
    let nowMicros = scenario.epochMicros
    const clock = { nowMicros: () => nowMicros, monotonicMs: () => performance.now() }
    const journal = new TestJournal(zone.dataDir, clock)
    await zone.ingest.start()
    let appended: Promise<void>[] = []
    for (let tick = 0; tick <= seconds * ticksASecond; tick++) {
      const isLast = tick === seconds * ticksASecond
      for (const message of isLast ? source.rest() : source.tick()) {
        nowMicros = message.arrivedAt!
        appended.push(journal.append([message], 'gateway-simulator'))
      }
      if (appended.length < piece && !isLast) continue
      await Promise.all(appended)
      appended = []
    }
    await journal.close()
    await waitFor(
      'every message to be stored',
      async () => (await zone.count('raw')) >= tally.arrived,
    )
    expect(await zone.count('raw')).toBe(tally.arrived)

    const query: Query = async (text) => await zone.store.query(text)
    const links = await compare(tally, query)
    expect(Object.keys(links).toSorted()).toEqual(['fibre', 'pc5', 'uu'])
    for (const [link, { truth, apart }] of Object.entries(links) as [string, Link][]) {
      expect(truth['lossPercent'], link).toBeGreaterThan(0.1)
      expect(apart['lossPoints'], link).toBeLessThan(allowed.lossPoints)
      expect(apart['p50Ms'], link).toBeLessThan(allowed.latencyMs)
      expect(apart['p99Ms'], link).toBeLessThan(allowed.latencyMs)
    }
  },
)

test('live, what the ether lets through is what the broker gets, and none before its time', async () => {
  const { printed, arrived, stored, links } = await runLive('8s')
  expect(printed).toMatchObject({ acknowledged: arrived, unsent: 0, unacknowledged: 0 })
  expect(stored).toBe(arrived)
  for (const [link, { truth, rows }] of Object.entries(links) as [string, Link][]) {
    // What RSUs forward in eight seconds is too little for a median.
    if (link === 'pc5') continue
    expect(rows['p50Ms'], link).toBeGreaterThan(truth['p50Ms']! - allowed.latencyMs)
    expect(rows['p99Ms'], link).toBeGreaterThan(truth['p99Ms']! - allowed.latencyMs)
  }
})

type Link = Record<'truth' | 'rows' | 'apart', Record<string, number>>
