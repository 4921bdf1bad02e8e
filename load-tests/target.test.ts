/** Lines that are held back: under which name they are found, and where there can be none. */
import { expect, onTestFinished, test } from 'vitest'
import { heldBack, type Target } from './target.ts'

function heldBackTo(url: string, apiUrl = ''): Promise<Target> {
  const target = { name: url, url, apiUrl, tcpUrl: '', storeUrl: '', healthUrl: '' }
  const others = { dashboardsHealthUrl: '', stalledUrl: '', stalledApiUrl: '' }
  return heldBack({ ...target, ...others, settings: {}, notes: [] }, (step) => onTestFinished(step))
}

test('a line with TLS keeps the name that the certificate is made out to', async () => {
  const held = await heldBackTo('mqtts://localhost:8883', 'https://127.0.0.1:8443')
  expect(held.url).toMatch(/^mqtts:\/\/localhost:\d+$/)
  expect(held.apiUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
})

test('to another host there is one without TLS, and none with it', async () => {
  expect((await heldBackTo('ws://zone.example:8083')).url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/)
  await expect(heldBackTo('wss://zone.example')).rejects.toThrow('no certificate')
})
