/** The address of the page: the language, the page and the choices that it names go along, and come back. */
import { expect, test } from 'vitest'
import { frameKinds } from '../schemas/live-frame.ts'
import { describePage, desktop, gate, openPage, zoomOf, type PageCounters } from './page-browser.ts'

describePage('the address', (at) => {
  test('the language of the address goes along until another one is chosen', async () => {
    const { page } = await openPage(at.browser, `${at.zone.url}/?lang=en`, { locale: 'zh-CN' })
    await page.getByTestId('page-connect').click()
    await page.getByTestId('connect-page').waitFor()
    expect(page.url()).toBe(`${at.zone.url}/?lang=en#/connect`)
    await page.getByTestId('language').click()
    expect(page.url()).toBe(`${at.zone.url}/#/connect`)
    await page.reload()
    expect(await page.getByTestId('language').innerText()).toBe('English')
    await page.context().close()
  })

  test('what is selected is in the address, and shown again after a reload', async () => {
    const { page, errors } = await openPage(at.browser, `${at.zone.url}/?lang=en`, {
      locale: 'zh-CN',
    })
    const marked = () => page.evaluate<unknown>("globalThis['sameDocument']")
    await page.evaluate("globalThis['sameDocument'] = true")
    await page.getByTestId('search').fill('BUS-315-001')
    await page.getByTestId('found').first().click()
    const device = 'device=vehicle/BUS-315-001'
    expect(page.url()).toBe(`${at.zone.url}/?lang=en&${device}`)
    await page.getByTestId('page-connect').click()
    await page.getByTestId('connect-page').waitFor()
    expect(page.url()).toBe(`${at.zone.url}/?lang=en&${device}#/connect`)
    await page.getByTestId('language').click()
    await page.getByTestId('page-map').click()
    expect(page.url()).toBe(`${at.zone.url}/?${device}#/`)
    expect(await marked()).toBe(true)

    await page.reload()
    const presence = page.getByTestId('details-presence')
    await presence.filter({ hasText: '在线' }).waitFor({ timeout: 60_000 })
    expect(await page.getByTestId('details-id').innerText()).toBe('BUS-315-001')
    expect(await marked()).toBeUndefined()
    await page.getByTestId('details-close').click()
    expect(page.url()).toBe(`${at.zone.url}/#/`)
    // Another selection than when that page was left: it is come back to all the same, and selects nothing.
    await page.goBack()
    await page.getByTestId('connect-page').waitFor()
    await expect.poll(() => page.url()).toBe(`${at.zone.url}/#/connect`)
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('what is filtered is in the address, and so filtered after a reload', async () => {
    const { page, errors } = await openPage(at.browser, `${at.zone.url}/?lang=en`)
    const pressed = page.locator('.chip[aria-pressed=true]')
    await page.getByTestId('fleet-bus').click()
    await page.getByTestId('fleet-taxi').click()
    expect(page.url()).toBe(`${at.zone.url}/?lang=en&fleets=bus,taxi`)
    await page.reload()
    await page.getByTestId('fleet-bus').and(pressed).waitFor()
    await page.getByTestId('fleet-taxi').and(pressed).waitFor()
    expect(await page.getByTestId('fleet-logistics').getAttribute('aria-pressed')).toBe('false')
    await page.getByTestId('page-connect').click()
    await page.getByTestId('connect-page').waitFor()
    expect(page.url()).toBe(`${at.zone.url}/?lang=en&fleets=bus,taxi#/connect`)
    await page.getByTestId('page-map').click()
    await page.getByTestId('fleet-all').click()
    expect(page.url()).toBe(`${at.zone.url}/?lang=en#/`)
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('the route of a vehicle in the address is lit, though its status came later', async () => {
    const context = await at.browser.newContext({ locale: 'en-GB', viewport: desktop })
    const page = await context.newPage()
    const statuses = gate()
    await page.routeWebSocket('**/api/v1/live', (socket) => {
      const server = socket.connectToServer()
      server.onMessage((frame) => {
        if (frame[0] === frameKinds.messages) void statuses.opened.then(() => socket.send(frame))
        else socket.send(frame)
      })
    })
    await page.goto(`${at.zone.url}/?device=vehicle/BUS-315-001`)
    await expect.poll(() => zoomOf(page), { timeout: 60_000 }).toBeGreaterThan(14)
    statuses.open()
    await page.getByTestId('field-next-stop').waitFor({ timeout: 60_000 })
    await page.waitForFunction(
      () => ((globalThis as unknown as { __v2x?: PageCounters }).__v2x?.routesDrawn ?? 0) > 0,
      undefined,
      { timeout: 60_000 },
    )
    await context.close()
  })

  test('an address shows its device close by, and one of a device that there is not says so', async () => {
    const { page: none, errors: ofNone } = await openPage(
      at.browser,
      `${at.zone.url}/?device=vehicle/NO`,
    )
    const presence = none.getByTestId('details-presence')
    await presence.filter({ hasText: 'Never heard' }).waitFor({ timeout: 60_000 })
    // Where the whole zone is to be seen nobody finds a vehicle.
    expect(await zoomOf(none)).toBeLessThan(14)
    expect(ofNone).toEqual([])
    await none.context().close()
    const { page, errors } = await openPage(
      at.browser,
      `${at.zone.url}/?device=vehicle/BUS-315-001`,
    )
    await expect.poll(() => zoomOf(page), { timeout: 60_000 }).toBeGreaterThan(14)
    const details = page.getByTestId('details')
    await page.goto(`${at.zone.url}/?replay=nosuch&device=vehicle/BUS-315-001`)
    await details.filter({ hasText: 'Not in this replay so far.' }).waitFor()
    expect(await page.getByTestId('follow').isDisabled()).toBe(true)
    await page.goto(`${at.zone.url}/?device=junction/999999`)
    await details.filter({ hasText: 'has no such junction' }).waitFor()
    expect(await page.getByTestId('centre').isDisabled()).toBe(true)
    await page.goto(`${at.zone.url}/?device=tram/1`)
    await page.getByTestId('search').waitFor()
    expect(await details.count()).toBe(0)
    expect(page.url()).toBe(`${at.zone.url}/`)
    expect(errors).toEqual([])
    await page.context().close()
  })
})
