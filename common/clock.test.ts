/** The machine's clock tells the time of day to the microsecond, and goes along when somebody sets it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from './clock.ts'

/** Between two looks at Date.now(), which has no microseconds. */
function between(): { readonly before: number; readonly micros: number; readonly after: number } {
  return { before: Date.now(), micros: systemClock.nowMicros(), after: Date.now() }
}

test('it is the time of day, and goes on by microseconds', async () => {
  const seen = new Set<number>()
  for (let times = 0; times < 200; times++) {
    const { before, micros, after } = between()
    expect(micros).toBeGreaterThanOrEqual((before - 2) * 1000)
    expect(micros).toBeLessThanOrEqual((after + 3) * 1000)
    expect(Number.isSafeInteger(micros)).toBe(true)
    seen.add(micros % 1000)
    if (times % 50 === 0) await sleep(3)
  }
  expect(seen.size).toBeGreaterThan(20)
})

test('it goes along where the clock is set, ahead and back', async () => {
  const now = Date.now.bind(Date)
  onTestFinished(async () => {
    vi.restoreAllMocks()
    await sleep(3)
    systemClock.nowMicros()
  })
  for (const aheadMs of [3_600_000, -60_000, 5]) {
    vi.spyOn(Date, 'now').mockImplementation(() => now() + aheadMs)
    await sleep(3)
    const { before, micros, after } = between()
    expect(micros).toBeGreaterThanOrEqual((before - 2) * 1000)
    expect(micros).toBeLessThanOrEqual((after + 3) * 1000)
    vi.restoreAllMocks()
  }
})
