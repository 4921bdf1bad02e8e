/** A browser on the page of a zone: how tests start one, open the page in it, and ask the page what it shows. */
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { chromiumPath, needs } from './needs.ts'
import { TestZone } from './zone-process.ts'

/** What the page tells about itself. */
export interface PageCounters {
  readonly vehicles: number
  readonly moved: number
  readonly frames: number
  readonly roadUsersDrawn: number
}

export interface OpenedPage {
  readonly page: Page
  /** What it threw, and what it logged as an error. */
  readonly errors: string[]
}

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** What tests of the page have in common, from the first of them on. */
export interface Shared {
  zone: TestZone
  browser: Browser
}

export function describePage(name: string, define: (at: Readonly<Shared>) => void): void {
  const hasBrowser = chromiumPath() !== undefined
  const title = hasBrowser ? name : `${name}: skipped, ${needs.chromium}`
  // Skipped only where the machine has no browser; the title then says how to install one.
  describe.skipIf(!hasBrowser)(title, () => {
    const at = {} as Shared
    beforeAll(async () => {
      at.zone = await TestZone.create()
      await at.zone.start()
      at.browser = await launchBrowser()
    })
    afterAll(async () => {
      await at.browser?.close()
      await at.zone.remove()
    })
    define(at)
  })
}

function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath()!,
    args: [
      '--no-sandbox',
      '--disable-gpu-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  })
}

/** Opens an address as somebody who was never there. */
export async function openPage(
  browser: Browser,
  address: string,
  { locale = 'en-GB', viewport = desktop } = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ locale, viewport })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(address)
  return { page, errors }
}

/** Of the map, once it has come to rest. */
export async function zoomOf(page: Page): Promise<number> {
  const kept = () => page.evaluate<string | null>("localStorage.getItem('v2x.view')")
  await expect.poll(kept, { timeout: 60_000 }).not.toBeNull()
  return (JSON.parse((await kept())!) as number[])[2]!
}
