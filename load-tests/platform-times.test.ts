/** What the platform says of its own times: percentiles read from its page, and the way measured beside them. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { SecondsHistogram } from '../common/seconds-histogram.ts'
import { LoadConnection, type Schedule } from '../simulator/load/load-connection.ts'
import { PublishTemplate } from '../simulator/load/template.ts'
import { startLoneBroker } from '../test/lone-broker.ts'
import { eventually } from '../test/zone-process.ts'
import { startDelayProxy } from './delay-proxy.ts'
import {
  differenceOf,
  histogramOf,
  platformMetrics,
  quantileOf,
  watchPlatform,
} from './platform-times.ts'

const name = 'v2x_test_seconds'

test('percentiles of what came between two looks are within a tenth where they are spread', () => {
  const histogram = new SecondsHistogram(name, 'For a test.')
  for (let i = 0; i < 500; i++) histogram.observe(3)
  const before = histogramOf(histogram.text(), name)
  for (let ms = 1; ms <= 1000; ms++) histogram.observe(ms / 1000)
  const hold = differenceOf(before, histogramOf(histogram.text(), name))
  for (const share of [0.05, 0.5, 0.95, 0.99]) {
    expect(Math.abs(quantileOf(hold, share) / share - 1)).toBeLessThan(0.1)
  }
})

test('a percentile is within a quarter of itself, wherever in its bucket all values lie', () => {
  for (const seconds of [0.01201, 0.0149, 0.00121]) {
    const histogram = new SecondsHistogram(name, 'For a test.')
    histogram.observe(seconds, 100)
    const hold = histogramOf(histogram.text(), name)
    expect(Math.abs(quantileOf(hold, 0.99) / seconds - 1)).toBeLessThan(0.25)
  }
})

test('a broker that began anew counts from its beginning; one that got nothing says 0', () => {
  const old = new SecondsHistogram(name, 'For a test.')
  old.observe(1, 100)
  const fresh = new SecondsHistogram(name, 'For a test.')
  fresh.observe(0.005, 3)
  const looks = [old, fresh].map((each) => histogramOf(each.text(), name))
  expect(differenceOf(looks[0]!, looks[1]!).counts.at(-1)).toBe(3)
  expect(quantileOf(differenceOf(looks[0]!, looks[0]!), 0.5)).toBe(0)
})

test('a slow line is in the way there and back, not in the hold, and together they are both', async () => {
  const broker = await startLoneBroker({})
  onTestFinished(() => broker.remove())
  const delayMs = 100
  const proxy = await startDelayProxy(broker, delayMs)
  onTestFinished(() => proxy.stop())
  const url = `mqtt://127.0.0.1:${proxy.port}`
  const watch = await watchPlatform({ url, password: '', healthUrl: broker.healthUrl })
  const schedule: Schedule = {
    inFlightMax: 50,
    fenceEvery: 1,
    dueAt: (_connection, _message, nowMs) => nowMs,
    acknowledged: () => undefined,
    settled: () => undefined,
    lost: () => undefined,
  }
  const templates = [new PublishTemplate('LOAD-times', 1)]
  const connection = new LoadConnection(schedule, { index: 0, clientId: 'LOAD-times', templates })
  onTestFinished(() => connection.destroy())
  await connection.open({ host: '127.0.0.1', port: proxy.port, username: '', password: '' })
  connection.send(50)
  await eventually('all to be acknowledged', () => connection.acknowledgedCount === 50)
  const times = await watch.stop()
  expect(times.packets).toBe(50)
  expect(times.wayMs.p50).toBeGreaterThan(2 * delayMs)
  expect(times.holdMs.p50).toBeGreaterThan(0)
  // What one read brought was taken in and committed at once: to the median a way adds all of it.
  expect(times.togetherMs.p50).toBeGreaterThan(times.holdMs.p50 + 2 * delayMs)
  expect(platformMetrics(times).map(({ values }) => values['med'])).toEqual([
    times.holdMs.p50,
    times.wayMs.p50,
    times.togetherMs.p50,
  ])
})

test('two watches of one instant do not take each other’s connections', async () => {
  const broker = await startLoneBroker({})
  onTestFinished(() => broker.remove())
  const url = `mqtt://127.0.0.1:${broker.port}`
  const address = { url, password: '', healthUrl: broker.healthUrl }
  vi.spyOn(Date, 'now').mockReturnValue(Date.now())
  onTestFinished(() => void vi.restoreAllMocks())
  const watches = await Promise.all([watchPlatform(address), watchPlatform(address)])
  await sleep(500)
  for (const watch of watches) expect((await watch.stop()).wayMs.p50).toBeGreaterThan(0)
})
