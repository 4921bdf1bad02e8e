/** What each part says of itself reaches the page whole: room for the journal too, and nothing that is not that. */
import { onTestFinished, expect, test } from 'vitest'
import { startHealth } from '../../common/health.ts'
import { ZoneHealth } from './zone-health.ts'

async function part(checks: Record<string, true | string>, details: object): Promise<string> {
  const health = await startHealth(
    { host: '127.0.0.1', port: 0, settings: { host: 'V2X_HOST', port: 'V2X_PORT' } },
    () => checks,
    () => details,
  )
  onTestFinished(() => health.stop())
  return `http://127.0.0.1:${health.port}/readyz`
}

test('a part without room for the journal is not ready, and says how full it is', async () => {
  const space = { level: 'full', usedBytes: 1000, budgetBytes: 900 }
  const url = await part({ journal: 'it is full' }, { space })
  const health = new ZoneHealth([{ name: 'broker', url }], async () => ({}))
  expect(await health.ask()).toEqual([
    { name: 'broker', ready: false, checks: { journal: 'it is full' }, space },
    { name: 'dashboards', ready: true, checks: {} },
  ])
})

test.each([
  {},
  { space: null },
  { space: { level: 'brim', usedBytes: 1, budgetBytes: 2 } },
  { space: { level: 'full', usedBytes: '1', budgetBytes: 2 } },
])('%j is no room for the journal', async (details) => {
  const url = await part({ journal: true }, details)
  const [broker] = await new ZoneHealth([{ name: 'broker', url }], async () => ({})).ask()
  expect(broker).toEqual({ name: 'broker', ready: true, checks: { journal: true } })
})
