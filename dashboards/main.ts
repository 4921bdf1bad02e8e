/** The process of dashboards: reads the configuration and runs the API and the web pages as a part. */
import { systemClock } from '../common/clock.ts'
import { readConfig } from '../common/config.ts'
import { runPart } from '../common/lifecycle.ts'
import { createLog } from '../common/log.ts'
import { createStore } from '../store/clickhouse/client.ts'
import { mqttConfig, storeConfig, zoneConfig } from '../store/config.ts'
import { checkDataDirectory } from '../store/data-directory.ts'
import { dashboardsConfig } from './config.ts'
import { startDashboards } from './start.ts'

const zone = readConfig(zoneConfig)
const log = createLog('dashboards', zone.logLevel)
runPart(log, async () => {
  const store = readConfig(storeConfig)
  checkDataDirectory(store.dataDir)
  return startDashboards({
    config: readConfig(dashboardsConfig),
    insecure: zone.insecure,
    mqtt: readConfig(mqttConfig),
    client: createStore(store).client,
    clock: systemClock,
    log,
  })
})
