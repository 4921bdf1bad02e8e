/** Starts dashboards: the store's client, the live picture, the HTTP server, and the readiness of the zone. */
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Clock } from '../common/clock.ts'
import type { ConfigOf } from '../common/config.ts'
import { listenError } from '../common/errors.ts'
import { startHealth } from '../common/health.ts'
import type { Stoppable } from '../common/lifecycle.ts'
import type { Log } from '../common/log.ts'
import { checkExposure } from '../store/config.ts'
import { LiveHub } from './api/live/hub.ts'
import { OwnAddresses } from './api/own-addresses.ts'
import { buildServer } from './api/server.ts'
import { StoreReader } from './api/store-reader.ts'
import { ZoneHealth, watchedParts } from './api/zone-health.ts'
import type { dashboardsConfig } from './config.ts'

export interface DashboardsOptions {
  readonly config: ConfigOf<typeof dashboardsConfig>
  readonly insecure: boolean
  readonly mqtt: { readonly url: string; readonly password: string }
  /** Closed by `stop`. */
  readonly client: ClickHouseClient
  readonly clock: Clock
  readonly log: Log
}

export interface Dashboards extends Stoppable {
  /** Where the web pages and the API are. */
  readonly url: string
  readonly healthPort: number
}

/** The build puts the pages here; when the sources are run, there are none. */
const webRoot = join(import.meta.dirname, 'web', 'public')

function plainPort(mqttUrl: string): number | undefined {
  const { protocol, port } = new URL(mqttUrl)
  return protocol === 'mqtt:' ? Number(port || 1883) : undefined
}

export async function startDashboards(options: DashboardsOptions): Promise<Dashboards> {
  const { config, client, clock, log } = options
  checkExposure({
    what: 'dashboards',
    host: config.host,
    hasCredentials: false,
    credentials: 'V2X_DASHBOARDS_HOST=localhost',
    insecure: options.insecure,
  })
  const own = new OwnAddresses(config.host, config.origins)
  const store = new StoreReader(client, config.requestTimeoutMs)
  const hub = new LiveHub({
    ...options.mqtt,
    clock,
    log,
    bufferBytesMax: config.liveBufferBytesMax,
  })
  const checks = async () => ({ store: await store.readiness(), live: hub.readiness })
  const app = await buildServer(
    {
      clock,
      store,
      hub,
      health: new ZoneHealth(watchedParts(config.watch), checks),
      windowDaysMax: config.windowDaysMax,
      liveClientsMax: config.liveClientsMax,
      own,
      mqttPort: plainPort(options.mqtt.url),
      networkFile: config.networkFile,
    },
    { log, requestTimeoutMs: config.requestTimeoutMs, webRoot },
  )
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (thrown) {
    const settings = { host: 'V2X_DASHBOARDS_HOST', port: 'V2X_DASHBOARDS_PORT' }
    const place = { host: config.host, port: config.port, settings }
    throw listenError('DASHBOARDS_LISTEN', 'serve the web pages', place, thrown)
  }
  const settings = { host: 'V2X_DASHBOARDS_HEALTH_HOST', port: 'V2X_DASHBOARDS_HEALTH_PORT' }
  const place = { host: config.healthHost, port: config.healthPort, settings }
  const health = await startHealth(place, checks)
  const { port } = app.server.address() as AddressInfo
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  log.info(`serving the map and the API on ${url}`)
  return {
    url,
    healthPort: health.port,
    stop: async () => {
      await hub.stop()
      await app.close()
      await health.stop()
      await client.close()
    },
  }
}
