/** What a load goes to: a zone of its own, or one elsewhere, with all of its addresses. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment } from '../common/config.ts'
import { V2xError } from '../common/errors.ts'
import { tables } from '../cli/settings.ts'
import { startDelayProxy, startStallingProxy, type Proxy, type ProxyTarget } from './delay-proxy.ts'
import { startOwnZone } from './own-zone.ts'
import { faultDelayMs } from './profiles.ts'
import type { Profile } from './profile-form.ts'
import type { Words } from './report/result.ts'
import type { Transport } from './scripts.ts'

export interface Target {
  /** Of the broker, as people know it. */
  readonly name: string
  /** Of the broker, for k6. */
  readonly url: string
  /** Of the broker, for the generator: mqtt:// or mqtts://; empty where nobody said. */
  readonly tcpUrl: string
  /** Empty where nobody said. */
  readonly apiUrl: string
  /** Empty where nobody may ask the store. */
  readonly storeUrl: string
  /** Of the broker's health port, for its own times; empty where nobody said. */
  readonly healthUrl: string
  /** Of dashboards' health port; empty where the zone is not ours. */
  readonly dashboardsHealthUrl: string
  /** Of broker and dashboards over lines that stall, for readers that do not read; empty where a script has none. */
  readonly stalledUrl: string
  readonly stalledApiUrl: string
  /** Simulated vehicles beside the load, where the zone is ours. */
  readonly background?: number
  /** What the zone was given, secrets left out; of a zone that is not ours nobody knows. */
  readonly settings: Readonly<Record<string, string>>
  readonly notes: readonly Words[]
}

export interface TargetFlags {
  readonly url?: string
  readonly tcpUrl?: string
  readonly apiUrl?: string
  readonly storeUrl?: string
  readonly healthUrl?: string
}

/** What has to be undone at the end. */
export type Undo = (step: () => Promise<void>) => void

/** How long a zone of its own runs with its background before the load. */
const settleMs = 10_000

/** Throws V2xError `LOAD_ZONE` where a zone of its own does not start. */
export async function findTarget(
  flags: TargetFlags,
  how: { readonly transport: Transport; readonly profile: Profile },
  undo: Undo,
): Promise<Target> {
  if (flags.url !== undefined) return elsewhere(flags, flags.url)
  const { background } = how.profile
  process.stderr.write(`starting a zone for this load, with ${background} simulated vehicles\n`)
  const zone = await startOwnZone({ background })
  undo(() => zone.stop())
  // A zone that has just begun is slower than it will ever be again: code that runs for the first time, vehicles that all come at once.
  if (background > 0) await sleep(settleMs)
  const url = how.transport === 'websocket' ? zone.mqttUrl : zone.tcpUrl
  return {
    name: url,
    url,
    tcpUrl: zone.tcpUrl,
    apiUrl: zone.apiUrl,
    storeUrl: zone.storeUrl,
    healthUrl: zone.healthUrls.broker,
    dashboardsHealthUrl: zone.healthUrls.dashboards,
    ...noStalledLines,
    background,
    settings: shownSettings(zone.settings),
    notes: [
      {
        en: 'Zone, load and simulated traffic shared this machine.',
        zh: '测试区、负载与仿真流量共用同一台机器。',
      },
    ],
  }
}

function elsewhere(flags: TargetFlags, url: string): Target {
  const {
    tcpUrl = url.startsWith('mqtt') ? url : '',
    apiUrl = '',
    storeUrl = '',
    healthUrl = '',
  } = flags
  return {
    name: url,
    url,
    tcpUrl,
    apiUrl,
    storeUrl,
    healthUrl,
    dashboardsHealthUrl: '',
    ...noStalledLines,
    settings: {},
    notes: [
      {
        en: 'The zone was there before: its settings and its other traffic are not known here.',
        zh: '测试区在此之前已在运行：其设置与其他流量此处不得而知。',
      },
    ],
  }
}

/** The same, over lines that hold every byte back. Throws V2xError `LOAD_FAULT` where they cannot. */
export async function heldBack(target: Target, undo: Undo): Promise<Target> {
  const { url, apiUrl } = target
  return {
    ...target,
    url: await badLine(url, undo, heldLine),
    apiUrl: apiUrl === '' ? '' : await badLine(apiUrl, undo, heldLine),
  }
}

const heldLine: StartLine = (to) => startDelayProxy(to, faultDelayMs)

/** Handshakes and a first picture come through. */
const stalledBytes = 16_384
const noStalledLines = { stalledUrl: '', stalledApiUrl: '' } as const

/** The same, with lines that stall for so long beside its own. Throws V2xError `LOAD_FAULT` where there can be none. */
export async function withStalledLines(
  target: Target,
  seconds: number,
  undo: Undo,
): Promise<Target> {
  const stall: StartLine = (to) => startStallingProxy(to, stalledBytes, seconds * 1000)
  return {
    ...target,
    stalledUrl: await badLine(target.url, undo, stall),
    stalledApiUrl: await badLine(target.apiUrl, undo, stall),
  }
}

type StartLine = (target: ProxyTarget) => Promise<Proxy>

const portsByDefault: Readonly<Record<string, number>> = {
  'ws:': 80,
  'http:': 80,
  'mqtt:': 1883,
  'wss:': 443,
  'https:': 443,
  'mqtts:': 8883,
}

/** Bytes pass as they are, TLS too: its certificate has to be made out to the name under which the line is found, which is one of loopback. */
async function badLine(url: string, undo: Undo, start: StartLine): Promise<string> {
  const { protocol, hostname, port } = new URL(url)
  const byDefault = portsByDefault[protocol]
  const isOfTls = /^(wss|https|mqtts):$/.test(protocol)
  const isLoopback = hostname === 'localhost' || hostname === '127.0.0.1'
  if (byDefault === undefined || (isOfTls && !isLoopback)) {
    throw new V2xError(
      'LOAD_FAULT',
      `cannot put a bad line before ${url}: it begins at 127.0.0.1, which no certificate of another host names; only before ws://, mqtt:// and http://, or, where the zone is on this machine, at localhost`,
    )
  }
  const host = hostname.replace(/^\[|\]$/g, '')
  const proxy = await start({ host, port: Number(port || byDefault) })
  undo(() => proxy.stop())
  return `${protocol}//${isOfTls ? hostname : '127.0.0.1'}:${proxy.port}`
}

/** Settings that are no secrets, and no names of ports and folders that were picked for the run. */
function shownSettings(given: Environment): Record<string, string> {
  const fields = Object.values(tables).flatMap((table) => Object.values(table))
  const shown = fields.filter(
    ({ env, secret }) =>
      secret !== true && !env.endsWith('_PORT') && env !== 'V2X_DATA_DIR' && env !== 'V2X_MQTT_URL',
  )
  return Object.fromEntries(
    shown.flatMap(({ env }) => {
      const value = given[env] ?? ''
      return value === '' ? [] : [[env, value]]
    }),
  )
}
