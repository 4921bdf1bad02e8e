/** What the page says of its own picture: whether it is live, and if not, why. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { envelope } from '../dashboards/api/live/merged-picture.ts'
import { frameKinds } from '../schemas/live-frame.ts'
import { v2x } from '../schemas/codec.ts'
import { describePage, openPage } from './page-browser.ts'

describePage('the state of the picture', (at) => {
  test.each([
    ['zh-CN', '数据滞后', /发布时间为 [\d.]+ 秒前.*NTP/],
    ['en-GB', 'Behind', /published [\d.]+ s ago.*NTP/],
  ])('in %s, data that comes with old times is behind, not missing', async (locale, pill, says) => {
    const { page } = await openPage(at.browser, 'about:blank', { locale })
    await page.routeWebSocket('**/api/v1/live', (socket) => {
      const server = socket.connectToServer()
      server.onMessage((frame) => {
        socket.send(typeof frame === 'string' ? frame : publishedTenSecondsBefore(frame))
      })
    })
    await page.goto(at.zone.url)
    const state = page.getByTestId('connection').and(page.locator('[data-state=behind]'))
    await state.filter({ hasText: pill }).waitFor({ timeout: 60_000 })
    expect(await page.getByTestId('banner').innerText()).toMatch(says)
    await page.context().close()
  })

  test('a part that does not answer is named across the page', async () => {
    const { store } = await at.zone.pids()
    const { page } = await openPage(at.browser, at.zone.url, { locale: 'zh-CN' })
    const banner = page.getByTestId('banner-unready')
    process.kill(store!, 'SIGSTOP')
    try {
      await banner.filter({ hasText: /未就绪：存储/ }).waitFor({ timeout: 60_000 })
    } finally {
      process.kill(store!, 'SIGCONT')
    }
    await banner.waitFor({ state: 'detached', timeout: 60_000 })
    await page.context().close()
  })

  test('a page opened while ingest hangs is not live', async () => {
    const { ingest } = await at.zone.pids()
    process.kill(ingest!, 'SIGSTOP')
    try {
      // What the broker keeps must be old before a page gets it.
      await sleep(5_000)
      const { page } = await openPage(at.browser, at.zone.url)
      const pill = page.getByTestId('connection')
      const stalled = pill.and(page.locator('[data-state=stalled]'))
      const live = pill.and(page.locator('[data-state=live]'))
      await stalled.or(live).waitFor({ timeout: 60_000 })
      expect(await pill.getAttribute('data-state')).toBe('stalled')
      process.kill(ingest!, 'SIGCONT')
      await live.waitFor({ timeout: 60_000 })
      await page.context().close()
    } finally {
      process.kill(ingest!, 'SIGCONT')
    }
  })
})

/** As of a machine whose clock is so far behind. */
function publishedTenSecondsBefore(frame: Buffer): Buffer {
  const [kind] = frame
  if (kind !== frameKinds.vehicles && kind !== frameKinds.stats) return frame
  const type = kind === frameKinds.stats ? v2x.v1.LiveStats : v2x.v1.LiveVehicles
  const message = type.decode(frame.subarray(1))
  message.publishedAt -= 10_000_000
  return envelope(kind, type.encode(message).finish())
}
