/** The simulator's process: live traffic of one scenario, published to the broker. */
import { systemClock } from '../common/clock.ts'
import { readConfig } from '../common/config.ts'
import { startHealth } from '../common/health.ts'
import { runPart, type Stoppable } from '../common/lifecycle.ts'
import { createLog } from '../common/log.ts'
import { loadNetwork } from '../schemas/network.ts'
import { mqttConfig, storeConfig, zoneConfig } from '../store/config.ts'
import { checkDataDirectory } from '../store/data-directory.ts'
import { simulatorConfig } from './config.ts'
import { LiveTraffic } from './publish/live.ts'
import { loadScenario, withVehicles } from './scenario/scenario.ts'
import { SimulatedSource } from './simulated-source.ts'

const connectPatienceMs = 3000

const config = readConfig(simulatorConfig)
const mqtt = readConfig(mqttConfig)
const log = createLog('simulator', readConfig(zoneConfig).logLevel)

async function start(): Promise<Stoppable> {
  checkDataDirectory(readConfig(storeConfig).dataDir)
  const shipped = loadScenario(config.scenario)
  const scenario = config.vehicles > 0 ? withVehicles(shipped, config.vehicles) : shipped
  const source = new SimulatedSource({
    scenario,
    network: loadNetwork(config.networkFile === '' ? scenario.network : config.networkFile),
    seed: config.seed > 0 ? config.seed : scenario.seed,
    sequenceBase: systemClock.nowMicros(),
  })
  const { world } = source
  const traffic = new LiveTraffic(source, {
    url: mqtt.url,
    password: mqtt.password,
    clientId: 'gateway-simulator',
    inFlightMax: config.inFlightMax,
    clock: systemClock,
    log,
  })
  const settings = { host: 'V2X_SIMULATOR_HEALTH_HOST', port: 'V2X_SIMULATOR_HEALTH_PORT' }
  const place = { host: config.healthHost, port: config.healthPort, settings }
  const health = await startHealth(place, () => traffic.readiness())
  // A broker that is away is waited for at /readyz; traffic begins anyway, and is counted as unsent.
  await traffic.connectedWithin(connectPatienceMs)
  traffic.start()
  log.info(
    `${scenario.name}: ${world.vehicles.length} vehicles, ${world.roads.graph.network.rsus.length} RSUs`,
  )
  return {
    stop: async () => {
      await Promise.all([traffic.stop(), health.stop()])
    },
  }
}

runPart(log, start)
