/**
 * The load scripts that look at a zone from other sides than one acknowledged BSM, at once against one zone: each counts right, and each notices
 * a line that is slow. How fast a zone is here, they do not say: thresholds of times are left out, but for the slow line.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDelayProxy, startStallingProxy, type Proxy } from '../load-tests/delay-proxy.ts'
import { startOwnZone, type OwnZone } from '../load-tests/own-zone.ts'
import type { Profile } from '../load-tests/profile-form.ts'
import { faultDelayMs, k6Thresholds } from '../load-tests/profiles.ts'
import { zoneProfiles } from '../load-tests/zone-profiles.ts'
import { k6Path, needs } from './needs.ts'
import { projectRoot } from './project-files.ts'

/** Smaller than shipped, so that all of them run at once on a small machine. */
const shapes = {
  'slow-reader': { connections: 2, vehiclesPerConnection: 2 },
  mixed: { connections: 2 },
  'http-api': { connections: 1, vehiclesPerConnection: 2, operatorsHz: 4, mistakenHz: 6 },
  live: { connections: 2, vehiclesPerConnection: 2, viewers: 8, looking: 2, beyond: 4 },
} as const
type Name = keyof typeof shapes
const names = Object.keys(shapes) as Name[]

const isOfTime = (rule: string): boolean => /^(p\(|med|max)/.test(rule)

function profileOf(name: Name, rules: (rule: string) => boolean): Profile {
  const shipped: Profile = zoneProfiles[name]
  const thresholds = Object.entries(shipped.thresholds)
    // Whether k6 keeps up with a schedule is a matter of time, too.
    .filter(([key]) => key !== 'dropped_iterations')
    .map(([key, all]): [string, string[]] => [key, all.filter(rules)])
  return {
    ...shipped,
    seconds: 6,
    graceSeconds: 8,
    shape: { ...shipped.shape, ...shapes[name] },
    thresholds: {
      ...Object.fromEntries(thresholds.filter(([, each]) => each.length > 0)),
      // Of twelve viewers the zone lets ten in.
      ...(name === 'live' && rules('count>0') ? { v2x_viewers_refused: ['count>0'] } : {}),
    },
  }
}

let zone: OwnZone
let folder: string
const proxies: Proxy[] = []

beforeAll(async () => {
  if (k6Path() === undefined) return
  folder = await mkdtemp(join(tmpdir(), 'v2x-scripts-'))
  zone = await startOwnZone({
    background: 0,
    dist: join(projectRoot, 'dist'),
    settings: { V2X_DASHBOARDS_LIVE_CLIENTS_MAX: '10', V2X_BROKER_OFFLINE_MESSAGES_MAX: '20' },
  })
})
afterAll(async () => {
  for (const proxy of proxies) await proxy.stop()
  await zone?.stop()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

interface Finished {
  readonly code: number | null
  readonly words: string
  readonly metrics: Readonly<Record<string, { readonly values: Record<string, number> }>>
}

async function runScript(
  name: Name,
  profile: Profile,
  urls: { readonly mqtt: string; readonly api: string },
): Promise<Finished> {
  const run = `${name}${proxies.length}`
  const summary = join(folder, `${run}.json`)
  const script = join(projectRoot, 'dist', 'load-tests', 'k6', 'websocket', `${name}.js`)
  const stalled = async (url: string): Promise<string> =>
    over(url, (to) => startStallingProxy(to, 16_384, (profile.seconds / 2) * 1000))
  const child = spawn(k6Path()!, ['run', '--quiet', '--no-usage-report', '--address', '', script], {
    env: {
      PATH: process.env['PATH'],
      K6_AUTO_EXTENSION_RESOLUTION: 'false',
      V2X_LOAD_URL: urls.mqtt,
      V2X_LOAD_API_URL: urls.api,
      V2X_LOAD_STORE_URL: zone.storeUrl,
      V2X_LOAD_HEALTH_URL: zone.healthUrls.broker,
      V2X_LOAD_DASHBOARDS_HEALTH_URL: zone.healthUrls.dashboards,
      V2X_LOAD_STALLED_URL: await stalled(zone.mqttUrl),
      V2X_LOAD_STALLED_API_URL: await stalled(zone.apiUrl),
      V2X_LOAD_RUN: run,
      V2X_LOAD_PROFILE: JSON.stringify(profile),
      V2X_LOAD_SUMMARY: summary,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (words += text))
  }
  await once(child, 'close')
  const { metrics } = JSON.parse(await readFile(summary, 'utf8')) as Finished
  return { code: child.exitCode, words, metrics }
}

/** The address of the same over a proxy. */
async function over(
  url: string,
  start: (target: { host: string; port: number }) => Promise<Proxy>,
): Promise<string> {
  const { protocol, hostname, port } = new URL(url)
  const proxy = await start({ host: hostname, port: Number(port) })
  proxies.push(proxy)
  return `${protocol}//127.0.0.1:${proxy.port}`
}

test('each script counts right', async ({ skip }) => {
  if (k6Path() === undefined) skip(needs.k6)
  const urls = { mqtt: zone.mqttUrl, api: zone.apiUrl }
  const runs = names.map((name) =>
    runScript(
      name,
      profileOf(name, (rule) => !isOfTime(rule)),
      urls,
    ),
  )
  for (const [index, { code, words }] of (await Promise.all(runs)).entries()) {
    expect(code, `${names[index]}: ${words}`).toBe(0)
  }
})

test('each script exits 99 where the line to broker and API is slow, and times all that it judges', async ({
  skip,
}) => {
  if (k6Path() === undefined) skip(needs.k6)
  const held = (url: string): Promise<string> =>
    over(url, (target) => startDelayProxy(target, faultDelayMs))
  const urls = { mqtt: await held(zone.mqttUrl), api: await held(zone.apiUrl) }
  const profiles = names.map((name) => profileOf(name, isOfTime))
  const runs = names.map((name, index) => runScript(name, profiles[index]!, urls))
  for (const [index, { code, words, metrics }] of (await Promise.all(runs)).entries()) {
    expect(code, `${names[index]}: ${words}`).toBe(99)
    // A threshold on something that is never measured would always hold.
    for (const metric of Object.keys(k6Thresholds(profiles[index]!))) {
      expect(metrics[metric]?.values['count'], `${names[index]}: ${metric}`).toBeGreaterThan(0)
    }
  }
})
