/** The offset of a zone whose clock is known to be wrong, over a line that is slow in one direction. */
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../common/clock.ts'
import { awayStore, startApi } from '../../dashboards/api/api-under-test.ts'
import { startDelayProxy } from '../delay-proxy.ts'
import { bestOffset } from './offset.ts'
import { measureOffset } from './zone-clock.ts'

/** Clocks are read to the millisecond and a fraction that may belong to its neighbour; timers come up to one early. */
const resolutionMs = 1
const aheadMs = -5000

async function wrongZone(): Promise<string> {
  const nowMicros = (): number => systemClock.nowMicros() + aheadMs * 1000
  const api = await startApi(awayStore(), {}, { ...systemClock, nowMicros })
  onTestFinished(() => api.stop())
  return api.dashboards.url
}

test('a clock that is five seconds behind is found to be, within the uncertainty', async () => {
  const { offsetMs, uncertaintyMs } = await measureOffset(await wrongZone())
  expect(Math.abs(offsetMs - aheadMs)).toBeLessThan(uncertaintyMs + resolutionMs)
})

test('a line that is slow in one direction pulls the offset along, and the uncertainty covers it', async () => {
  const port = Number(new URL(await wrongZone()).port)
  const thereMs = 60
  const proxy = await startDelayProxy({ host: '127.0.0.1', port }, thereMs, 0)
  onTestFinished(() => proxy.stop())
  const { offsetMs, uncertaintyMs } = await measureOffset(`http://127.0.0.1:${proxy.port}`)
  expect(offsetMs - aheadMs).toBeGreaterThan(thereMs / 2 - 2 * resolutionMs)
  expect(uncertaintyMs).toBeGreaterThan(thereMs / 2 - 2 * resolutionMs)
  expect(offsetMs - aheadMs).toBeLessThan(uncertaintyMs + resolutionMs)
})

test('of several requests the one of the shortest way counts, and time spent in the zone is no way', () => {
  const slow = { sentAt: 0, receivedAt: 90_000, answeredAt: 90_000, arrivedAt: 100_000 }
  const quick = { sentAt: 0, receivedAt: 7000, answeredAt: 207_000, arrivedAt: 204_000 }
  expect(bestOffset([slow, quick])).toEqual({ offsetMs: 5, uncertaintyMs: 2 })
  expect(bestOffset([])).toBeUndefined()
})

test('a zone that does not answer is named', async () => {
  await expect(measureOffset('http://127.0.0.1:9')).rejects.toThrow(
    'http://127.0.0.1:9/api/v1/time',
  )
})
