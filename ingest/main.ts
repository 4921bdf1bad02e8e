/** Ingest's process. */
import { readConfig } from '../common/config.ts'
import { runPart } from '../common/lifecycle.ts'
import { createLog } from '../common/log.ts'
import { journalConfig, mqttConfig, storeConfig, zoneConfig } from '../store/config.ts'
import { openDataDirectory } from '../store/data-directory.ts'
import { ingestConfig } from './config.ts'
import { startIngest } from './ingest.ts'

const log = createLog('ingest', readConfig(zoneConfig).logLevel)

runPart(log, async () => {
  const store = readConfig(storeConfig)
  for (const step of openDataDirectory(store.dataDir)) log.info(`data directory: ${step}`)
  return startIngest({
    config: readConfig(ingestConfig),
    store,
    mqtt: readConfig(mqttConfig),
    journalSpace: readConfig(journalConfig),
    log,
    onFailure: (thrown) => {
      // Uncaught on purpose: the process leaves with 70 and its supervisor starts it again.
      setImmediate(() => {
        throw thrown
      })
    },
  })
})
