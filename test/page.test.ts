/** The page as an operator sees it: vehicles move on the map, in both languages. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { defaultNetworkFile } from '../schemas/network.ts'
import {
  describePage,
  desktop,
  gate,
  openPage,
  phone,
  ringShare,
  sendCar,
  tablet,
  zoomOf,
  type OpenedPage,
  type PageCounters,
} from './page-browser.ts'
import { TestZone } from './zone-process.ts'

describePage('the page', (at) => {
  function open(
    locale: string,
    { url } = at.zone,
    viewport = desktop,
    place = '',
  ): Promise<OpenedPage> {
    return openPage(at.browser, `${url}/${place}`, { locale, viewport })
  }

  test.each([
    ['zh-CN', /车辆/, '长沙 · 车路协同监控中心'],
    ['en-GB', /vehicles/i, 'Changsha · V2X control room'],
  ])('in %s, 200 vehicles and more move', async (locale, words, header) => {
    const { page, errors } = await open(locale)
    await page.waitForFunction(
      () => {
        const counters = (globalThis as unknown as { __v2x?: PageCounters }).__v2x
        return counters !== undefined && counters.vehicles >= 200 && counters.moved >= 200
      },
      undefined,
      { timeout: 90_000 },
    )
    expect(await page.locator('body').innerText()).toMatch(words)
    expect(await page.getByTestId('home').innerText()).toContain(header)
    expect(await page.locator('html').getAttribute('lang')).toBe(
      locale.slice(0, 2) === 'zh' ? 'zh-CN' : 'en',
    )
    expect(errors).toEqual([])
    await page.context().close()
  })

  test.each(['zh-CN', 'en-GB'])(
    'in %s, no width cuts the header off, and no desktop the strip',
    async (locale) => {
      const { page } = await open(locale)
      await page.getByTestId('language').waitFor()
      for (let width = 360; width <= desktop.width; width += 40) {
        await page.setViewportSize({ width, height: desktop.height })
        const ends = await page
          .locator('.header > *')
          .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().right))
        expect(Math.max(...ends), `at ${width} px`).toBeLessThanOrEqual(width)
        if (width < 1280) continue
        const lastTile = await page.getByTestId('strip-journal').boundingBox()
        expect(lastTile!.x + lastTile!.width, `at ${width} px`).toBeLessThanOrEqual(width)
      }
      await page.context().close()
    },
  )

  test.each([
    ['zh-CN', phone, 5],
    ['en-GB', phone, 5],
    ['zh-CN', tablet, 6],
    ['en-GB', tablet, 6],
  ] as const)(
    'in %s, what a finger is for on %o is 40 px high',
    async (locale, screen, headerParts) => {
      const { page } = await open(
        locale,
        at.zone,
        screen,
        '?replay=nosuch&device=vehicle/BUS-315-001',
      )
      const heights = async (selector: string) =>
        await page
          .locator(selector)
          .and(page.locator(':visible'))
          .evaluateAll((parts) =>
            parts.map((part) => [part.textContent, part.getBoundingClientRect().height] as const),
          )
      await page.getByTestId('follow').waitFor()
      const header = await heights('.header a, .header button, .header select')
      expect(header).toHaveLength(headerParts)
      const details = await heights('.actions > *, .details-head button')
      expect(details).toHaveLength(4)
      const search = await heights('.search input, .chip')
      expect(search.length).toBeGreaterThanOrEqual(8)
      await page.getByTestId('page-connect').click()
      await page.getByTestId('connect-page').waitFor()
      const connect = await heights('.connect input, .connect button:not(.link)')
      expect(connect).toHaveLength(8)
      const all = [...header, ...details, ...search, ...connect]
      expect(all.filter(([, height]) => height < 40)).toEqual([])
      await page.context().close()
    },
  )

  test('whom RSUs see is drawn and hidden by its chip, on a network that is named as it names itself', async () => {
    const own = await TestZone.create()
    onTestFinished(() => own.remove())
    const network = JSON.parse(await readFile(defaultNetworkFile(), 'utf8')) as object
    const file = join(own.dataDir, 'own.geojson')
    await writeFile(file, JSON.stringify({ ...network, name: '绿洲', nameEn: 'Oasis' }))
    const scenario = 'V2X_SIMULATOR_SCENARIO=pedestrian-crossing'
    await own.start('--set', scenario, '--set', `V2X_NETWORK_FILE=${file}`)
    for (const [locale, viewport, name] of [
      ['zh-CN', desktop, '绿洲'],
      ['en-GB', phone, 'Oasis'],
    ] as const) {
      const { page, errors } = await open(locale, own, viewport)
      const chip = page.getByTestId('road-users')
      await chip.waitFor({ timeout: 60_000 })
      await expect.poll(() => page.title(), { timeout: 60_000 }).toContain(` · ${name} · `)
      for (const pressed of ['true', 'false', 'true']) {
        await chip.and(page.locator(`[aria-pressed=${pressed}]`)).waitFor()
        await page.waitForFunction(
          (shown) => {
            const counters = (globalThis as unknown as { __v2x?: PageCounters }).__v2x
            return counters !== undefined && counters.roadUsersDrawn > 0 === shown
          },
          pressed === 'true',
          { timeout: 60_000 },
        )
        await chip.click()
      }
      expect(errors).toEqual([])
      await page.context().close()
    }
  })

  test('the buttons of the map wait for it, and work from then on', async () => {
    const context = await at.browser.newContext({ locale: 'en-GB', viewport: desktop })
    const page = await context.newPage()
    const network = gate()
    await page.route('**/api/v1/network', async (route) => {
      await network.opened
      await route.continue()
    })
    await page.goto(at.zone.url)
    const whole = page.getByTestId('map-whole')
    await whole.waitFor()
    expect(await whole.isDisabled()).toBe(true)
    network.open()
    await whole.click()
    expect(await zoomOf(page)).toBeGreaterThan(0)
    await context.close()
  })

  test.each([
    ['zh-CN', '设备尚未全部加载', '没有匹配的设备'],
    ['en-GB', 'Not all devices are loaded yet', 'No device of that name'],
  ])('in %s, nothing is said to be missing before all is there', async (locale, loading, none) => {
    const context = await at.browser.newContext({ locale, viewport: desktop })
    const page = await context.newPage()
    const picture = gate()
    const network = gate()
    await page.routeWebSocket('**/api/v1/live', (socket) => {
      const server = socket.connectToServer()
      server.onMessage((message) => void picture.opened.then(() => socket.send(message)))
    })
    await page.route('**/api/v1/network', async (route) => {
      await network.opened
      await route.continue()
    })
    await page.goto(at.zone.url)
    const says = page.getByTestId('found-none')
    await page.getByTestId('search').fill('no-such-device')
    await says.filter({ hasText: loading }).waitFor()
    network.open()
    await page.getByTestId('map-whole').and(page.locator(':enabled')).waitFor()
    await says.filter({ hasText: loading }).waitFor()
    picture.open()
    await says.filter({ hasText: none }).waitFor()
    await context.close()
  })

  test('a map that was first behind the other page shows the whole zone once it is seen', async () => {
    const { page: first } = await open('en-GB')
    await first.getByTestId('map-whole').click()
    const whole = await zoomOf(first)
    await first.context().close()
    const { page } = await open('en-GB', at.zone, desktop, '#/connect')
    await page.waitForFunction(
      () => ((globalThis as unknown as { __v2x?: PageCounters }).__v2x?.vehicles ?? 0) > 0,
    )
    await page.getByTestId('page-map').click()
    // Not to the last digit: a banner may take some of one's height.
    expect(await zoomOf(page)).toBeCloseTo(whole, 0)
    await page.context().close()
  })

  test('a selected vehicle shows though its fleet is hidden', async () => {
    // Small, since without a graphics card each pixel takes its time.
    const { page } = await open('en-GB', at.zone, { width: 1000, height: 600 })
    await page.getByTestId('search').fill('BUS')
    await page.getByTestId('found').first().click()
    await page.getByTestId('follow').click()
    await expect.poll(() => ringShare(page, 500), { timeout: 60_000 }).toBeGreaterThan(0.8)
    await page.getByTestId('fleet-taxi').click()
    await page.waitForTimeout(1000)
    await expect.poll(() => ringShare(page, 500), { timeout: 30_000 }).toBeGreaterThan(0.8)
    await page.getByTestId('details-close').click()
    await expect.poll(() => ringShare(page, 500), { timeout: 30_000 }).toBeLessThan(0.4)
    await page.context().close()
  })

  test('on a tablet the details are beside what is selected, wherever it was picked', async () => {
    await sendCar(at.zone, 'CAR-TABLET', [112.9, 28.1])
    const tablet = { width: 820, height: 1180 }
    const { page } = await open('en-GB', at.zone, tablet, '?device=vehicle/CAR-TABLET')
    // Beside the panel by as much as the whole ring needs.
    const besideX = 368
    await expect.poll(() => ringShare(page, besideX), { timeout: 60_000 }).toBeGreaterThan(0.8)
    await page.getByTestId('details-close').click()
    await expect.poll(() => ringShare(page, besideX), { timeout: 30_000 }).toBeLessThan(0.4)
    const { y, height } = (await page.getByTestId('map').boundingBox())!
    const middleY = y + height / 2
    await page.mouse.move(410, middleY)
    await page.mouse.down()
    await page.mouse.move(660, middleY, { steps: 5 })
    // Held, or the map would go on sliding.
    await page.waitForTimeout(500)
    await page.mouse.up()
    await page.mouse.click(660, middleY)
    await page.getByTestId('details-id').filter({ hasText: 'CAR-TABLET' }).waitFor()
    await expect.poll(() => ringShare(page, besideX), { timeout: 30_000 }).toBeGreaterThan(0.8)
    await page.context().close()
  })

  test('what lies beneath is selected by another click, though not by a double one', async () => {
    const pile = [112.9176758, 28.1953795] as const
    await sendCar(at.zone, 'CAR-PILE', pile)
    // Beside it by some pixels: one hides most of the other.
    await sendCar(at.zone, 'CAR-BESIDE', [pile[0] + 0.00002, pile[1]])
    const { page } = await open('en-GB', at.zone, desktop, '?device=pile/PILE-018')
    // Close enough to tell it from those that are charged in bays.
    await expect.poll(() => zoomOf(page), { timeout: 60_000 }).toBeGreaterThan(17)
    await page.getByTestId('details-close').click()
    const { x, y, width, height } = (await page.getByTestId('map').boundingBox())!
    const middle = [x + width / 2, y + height / 2] as const
    const id = page.getByTestId('details-id')
    await page.mouse.dblclick(...middle)
    expect(await id.innerText()).toBe('CAR-PILE')
    const beneath: string[] = []
    for (let click = 0; click < 12; click++) {
      await page.mouse.click(...middle)
      beneath.push(await id.innerText())
    }
    expect(beneath).toContain('PILE-018')
    expect(beneath).toContain('CAR-BESIDE')
    expect(beneath).toContain('CAR-PILE')
    await page.context().close()
  })

  test.each([
    ['zh-CN', '目的地', '下一站'],
    ['en-GB', 'Destination', 'Next stop'],
  ])('in %s, a taxi has a destination, and a bus a next stop', async (locale, taxi, bus) => {
    for (const [id, name] of [
      ['TAXI-001', taxi],
      ['BUS-315-001', bus],
    ] as const) {
      const { page } = await open(locale, at.zone, phone, `?device=vehicle/${id}`)
      const field = page.getByTestId('field-next-stop')
      await field.filter({ hasText: name }).waitFor({ timeout: 60_000 })
      await page.context().close()
    }
  })

  test('who reloads “connect a device” still sees the device that they named arrive', async () => {
    const { page } = await open('en-GB', at.zone, phone, '#/connect')
    const id = page.getByTestId('connect-id')
    const state = (is: string) => page.locator(`[data-testid=connect-status][data-state=${is}]`)
    await state('waiting').waitFor()
    const named = await id.inputValue()
    await page.reload()
    await state('waiting').waitFor()
    expect(await id.inputValue()).toBe(named)
    await sendCar(at.zone, named, [112.9, 28.1])
    await state('received').waitFor({ timeout: 60_000 })
    await page.reload()
    await state('received').waitFor({ timeout: 60_000 })
    // Who comes back from the map too; another one's id is not kept, since what it sends is not theirs.
    await page.getByTestId('page-map').click()
    await page.getByTestId('page-connect').click()
    await state('received').waitFor({ timeout: 60_000 })
    await id.fill('BUS-315-001')
    await state('taken').waitFor()
    await page.reload()
    await state('received').waitFor({ timeout: 60_000 })
    expect(await id.inputValue()).toBe(named)
    await page.context().close()
  })

  test('an address that was typed on “connect a device” is there after a reload; one that was emptied is proposed again', async () => {
    const { page } = await open('en-GB', at.zone, phone, '#/connect')
    const [host, port] = [page.getByLabel('Broker host'), page.getByLabel('Broker port')]
    const proposed = await host.inputValue()
    await host.fill('broker.example')
    await port.fill('2883')
    await page.reload()
    await page.getByTestId('text-example').filter({ hasText: 'broker.example' }).waitFor()
    expect([await host.inputValue(), await port.inputValue()]).toEqual(['broker.example', '2883'])
    await host.fill('')
    await page.reload()
    await page.getByTestId('text-example').filter({ hasText: proposed }).waitFor()
    expect([await host.inputValue(), await port.inputValue()]).toEqual([proposed, '2883'])
    await page.context().close()
  })

  test('who closes the details has the focus again where it was', async () => {
    const { page } = await open('en-GB')
    const title = page.getByTestId('details-id').and(page.locator(':focus'))
    const search = page.getByTestId('search')
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => page.getByTestId('details-close').press('Enter'),
    ]) {
      await search.fill('BUS')
      // Nothing is found before the network or the first picture is there.
      await page.getByTestId('found').first().waitFor()
      await search.press('Enter')
      await title.waitFor()
      await close()
      await search.and(page.locator(':focus')).waitFor()
    }
    await page.context().close()
  })

  test('a replay that nobody knows is called so', async () => {
    const { page } = await open('zh-CN', at.zone, desktop, '?replay=nosuch')
    const state = page.getByTestId('replay-state')
    await state.filter({ hasText: '未找到该回放' }).waitFor({ timeout: 60_000 })
    await page.context().close()
  })

  test('a journal without room is said in the strip and across the page', async () => {
    const small = await TestZone.create()
    onTestFinished(() => small.remove())
    // Room for some seconds of traffic: the zone must have been ready before it is full.
    await small.start('--set', 'V2X_JOURNAL_BYTES_MAX=8000000')
    for (const [locale, words] of [
      ['zh-CN', /日志空间已满/],
      ['en-GB', /The journal is full/],
    ] as const) {
      const { page, errors } = await open(locale, small)
      await page.getByTestId('banner-room').filter({ hasText: words }).waitFor({ timeout: 60_000 })
      const tile = page.getByTestId('strip-journal')
      expect(await tile.getAttribute('data-tone')).toBe('bad')
      // A segment that went a moment ago leaves it a little below its budget, and full all the same.
      expect(await tile.innerText()).toMatch(/\b(9[5-9]|100)\b/)
      expect(errors).toEqual([])
      await page.context().close()
    }
  })
})
