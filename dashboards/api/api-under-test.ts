/** For tests: dashboards on free ports, beside a real Aedes; the store is whatever it is given. */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'
import { Aedes } from 'aedes'
import { connect, type MqttClient } from 'mqtt'
import { systemClock, type Clock } from '../../common/clock.ts'
import { readConfig } from '../../common/config.ts'
import { createLog } from '../../common/log.ts'
import { dashboardsConfig } from '../config.ts'
import { startDashboards, type Dashboards } from '../start.ts'

/** A store that is away: nobody listens there. */
export function awayStore(): ClickHouseClient {
  return createClient({ url: 'http://127.0.0.1:9', log: { level: ClickHouseLogLevel.OFF } })
}

export interface ApiUnderTest {
  readonly dashboards: Dashboards
  readonly broker: TestBroker
  get(path: string): Promise<Response>
  /** The JSON of an answer, whatever its status. */
  json<T = Record<string, unknown>>(path: string): Promise<T>
  stop(): Promise<void>
}

export async function startApi(
  client: ClickHouseClient,
  settings: Readonly<Record<string, string>> = {},
  clock: Clock = systemClock,
): Promise<ApiUnderTest> {
  const broker = await startBroker()
  const config = readConfig(dashboardsConfig, {
    V2X_DASHBOARDS_HOST: '127.0.0.1',
    V2X_DASHBOARDS_PORT: '0',
    V2X_DASHBOARDS_HEALTH_PORT: '0',
    ...settings,
  })
  const dashboards = await startDashboards({
    config,
    insecure: false,
    mqtt: { url: broker.url, password: '' },
    client,
    clock,
    log: createLog('dashboards', 'silent'),
  })
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => (stopped ??= dashboards.stop())
  const get = (path: string): Promise<Response> => fetch(dashboards.url + path)
  return {
    dashboards: { ...dashboards, stop },
    broker,
    get,
    json: async <T>(path: string) => (await (await get(path)).json()) as T,
    stop: async () => {
      await stop()
      await broker.stop()
    },
  }
}

interface TestBroker {
  readonly url: string
  readonly aedes: Aedes
  client(): Promise<MqttClient>
  stop(): Promise<void>
}

async function startBroker(): Promise<TestBroker> {
  const aedes = await Aedes.createBroker()
  const sockets = new Set<Socket>()
  const clients: MqttClient[] = []
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    aedes.handle(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    aedes,
    client: async () => {
      const client = connect(url)
      clients.push(client)
      await new Promise<void>((connected) => client.once('connect', () => connected()))
      return client
    },
    stop: async () => {
      await Promise.all(clients.map((client) => client.endAsync(true)))
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((closed) => aedes.close(() => closed()))
      server.close()
    },
  }
}
