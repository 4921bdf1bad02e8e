/** `npm run load -- clock` against a whole zone on this machine, whose clock is the tester's own. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectRoot } from './project-files.ts'
import { TestZone, run } from './zone-process.ts'

interface Times {
  readonly messages: number
  readonly p50: number
}

interface Printed {
  readonly offset: { readonly offsetMs: number; readonly uncertaintyMs: number }
  readonly sent: number
  readonly publishToPubackMs: Times
  readonly publishToEchoMs: Times
  readonly publishToLiveMs: Times
  readonly oneWay: {
    readonly messages: number
    readonly medianMs: number
    readonly correctedMs: number
    readonly uncertaintyMs: number
  }
}

const load = join(projectRoot, 'dist', 'load-tests', 'main.js')

test('offset, echo and one-way figure are told, each with what it is worth', async () => {
  const zone = await TestZone.create()
  onTestFinished(() => zone.remove())
  await zone.start('--no-simulator')
  const broker = `ws://127.0.0.1:${zone.env['V2X_BROKER_WS_PORT']}`
  const clock = [load, 'clock', '--url', broker, '--api-url', zone.url]
  const flags = ['--for', '2s', '--json']
  const { stdout, stderr, code } = await run(process.execPath, [...clock, ...flags], {})
  expect(code, stderr).toBe(0)
  const { offset, sent, oneWay, ...echoes } = JSON.parse(stdout) as Printed
  // A millisecond is what the clocks of two processes are read to.
  expect(Math.abs(offset.offsetMs)).toBeLessThan(offset.uncertaintyMs + 1)
  const { publishToPubackMs, publishToEchoMs, publishToLiveMs } = echoes
  expect([sent, publishToPubackMs.messages, publishToEchoMs.messages]).toEqual([20, 20, 20])
  // On the picture only the newest of a frame is shown.
  expect(publishToLiveMs.messages).toBeGreaterThan(0)
  expect(publishToLiveMs.messages).toBeLessThanOrEqual(20)
  expect(oneWay.messages).toBe(20)
  expect(oneWay.correctedMs).toBeCloseTo(oneWay.medianMs - offset.offsetMs)
  expect(oneWay.uncertaintyMs).toBe(offset.uncertaintyMs)
  // There is part of there and back.
  expect(oneWay.medianMs).toBeLessThan(publishToPubackMs.p50 + offset.uncertaintyMs + 1)
  const [stored] = await zone.query<{ n: string }>(
    `SELECT count() AS n FROM v2x.raw WHERE toString(source) IN ('load', '4')`,
  )
  expect(Number(stored!.n)).toBe(20)
  const people = ['--for', '1s', '--lang', 'zh-CN']
  expect((await run(process.execPath, [...clock, ...people], {})).stdout).toContain('相对本机')
})
