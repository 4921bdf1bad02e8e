/** A browser on the page of a zone: how tests start one, open the page in it, and ask the page what it shows. */
import { connectAsync } from 'mqtt'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { firstMessage } from '../dashboards/web/page/connect/first-message.ts'
import { v2x } from '../schemas/codec.ts'
import { deviceTopic } from '../schemas/topics.ts'
import { chromiumPath, needs } from './needs.ts'
import { TestZone } from './zone-process.ts'

/** What the page tells about itself. */
export interface PageCounters {
  readonly vehicles: number
  readonly moved: number
  readonly frames: number
  readonly routesDrawn: number
  readonly roadUsersDrawn: number
}

export interface OpenedPage {
  readonly page: Page
  /** What it threw, and what it logged as an error. */
  readonly errors: string[]
}

export interface Screen {
  readonly width: number
  readonly height: number
  readonly hasTouch?: boolean
}

export const desktop: Screen = { width: 1440, height: 900 }
export const phone: Screen = { width: 390, height: 844 }
export const tablet: Screen = { width: 1366, height: 700, hasTouch: true }

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
  const { hasTouch = false, ...size } = viewport
  const context = await browser.newContext({ locale, viewport: size, hasTouch })
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

/** What is held back until it is opened. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}

/** How much of the ring around what is at `middleX` of the map, halfway down, is to be seen, 0 to 1. */
export async function ringShare(page: Page, middleX: number): Promise<number> {
  const { x, y, height } = (await page.getByTestId('map').boundingBox())!
  const side = 100
  const clip = {
    x: x + middleX - side / 2,
    y: y + (height - side) / 2,
    width: side,
    height: side,
  }
  const url = `data:image/png;base64,${(await page.screenshot({ clip })).toString('base64')}`
  return await page.evaluate<number>(`(async () => {
    const image = new Image()
    image.src = ${JSON.stringify(url)}
    await image.decode()
    const pen = new OffscreenCanvas(${side}, ${side}).getContext('2d')
    pen.drawImage(image, 0, 0)
    const white = (x, y) => Math.min(...pen.getImageData(x, y, 1, 1).data) > 180
    let seen = 0
    for (let turn = 0; turn < 60; turn++) {
      const along = (radius) => white(
        ${side / 2} + radius * Math.cos(turn * Math.PI / 30),
        ${side / 2} + radius * Math.sin(turn * Math.PI / 30))
      if ([27, 28, 29, 30, 31, 32, 33, 34].some(along)) seen++
    }
    return seen / 60
  })()`)
}

/** A car of the test's own: one BSM from where it stands. */
export async function sendCar(
  { mqttUrl }: TestZone,
  deviceId: string,
  [longitude, latitude]: readonly [number, number],
): Promise<void> {
  const { Bsm } = v2x.v1
  const bsm = Bsm.decode(firstMessage(Date.now()))
  bsm.longitude = Math.round(longitude * 1e7)
  bsm.latitude = Math.round(latitude * 1e7)
  const client = await connectAsync(mqttUrl, { clientId: deviceId })
  const topic = deviceTopic('obu', deviceId, 'bsm')
  await client.publishAsync(topic, Buffer.from(Bsm.encode(bsm).finish()), { qos: 1 })
  await client.endAsync()
}
