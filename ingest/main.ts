/** Ingest's process. */
import { readConfig } from '../common/config.ts'
import { runPart } from '../common/lifecycle.ts'
import { createLog } from '../common/log.ts'
import { mqttConfig, storeConfig, zoneConfig } from '../store/config.ts'
import { ingestConfig } from './config.ts'
import { startIngest } from './ingest.ts'

const log = createLog('ingest', readConfig(zoneConfig).logLevel)

runPart(log, () =>
  startIngest({
    config: readConfig(ingestConfig),
    store: readConfig(storeConfig),
    mqtt: readConfig(mqttConfig),
    log,
    onFailure: (thrown) => {
      // Uncaught on purpose: the process leaves with 70 and its supervisor starts it again.
      setImmediate(() => {
        throw thrown
      })
    },
  }),
)
