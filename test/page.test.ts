/** The page as an operator sees it: vehicles move on the map, in both languages. */
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { chromiumPath, needs } from './needs.ts'
import { TestZone } from './zone-process.ts'

/** What the page tells about itself. */
interface PageCounters {
  readonly vehicles: number
  readonly moved: number
  readonly frames: number
}

const executablePath = chromiumPath()

const title = executablePath === undefined ? `the page: skipped, ${needs.chromium}` : 'the page'

// Skipped only where the machine has no browser; the title then says how to install one.
describe.skipIf(executablePath === undefined)(title, () => {
  let zone: TestZone
  let browser: Browser

  beforeAll(async () => {
    zone = await TestZone.create()
    await zone.start()
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: [
        '--no-sandbox',
        '--disable-gpu-sandbox',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    })
  })
  afterAll(async () => {
    await browser?.close()
    await zone.remove()
  })

  async function open(locale: string, { url } = zone): Promise<{ page: Page; errors: string[] }> {
    const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    await page.goto(`${url}/`)
    return { page, errors }
  }

  test.each([
    ['zh-CN', /车辆/],
    ['en-GB', /vehicles/i],
  ])('in %s, 200 vehicles and more move', async (locale, words) => {
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
    expect(await page.locator('html').getAttribute('lang')).toBe(
      locale.slice(0, 2) === 'zh' ? 'zh-CN' : 'en',
    )
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('a journal without room is said in the strip and across the page', async () => {
    const small = await TestZone.create()
    onTestFinished(() => small.remove())
    await small.start('--set', 'V2X_JOURNAL_BYTES_MAX=3000000')
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
