/** The broker's process. */
import { readConfig } from '../common/config.ts'
import { runPart } from '../common/lifecycle.ts'
import { createLog } from '../common/log.ts'
import { journalConfig, storeConfig, zoneConfig } from '../store/config.ts'
import { makeDirectory, openDataDirectory } from '../store/data-directory.ts'
import { startBroker } from './broker.ts'
import { brokerConfig } from './config.ts'

const zone = readConfig(zoneConfig)
const log = createLog('broker', zone.logLevel)

runPart(log, async () => {
  const { dataDir } = readConfig(storeConfig)
  for (const step of openDataDirectory(dataDir)) log.info(`data directory: ${step}`)
  const directory = `${dataDir}/journal`
  makeDirectory(directory)
  return startBroker({
    config: readConfig(brokerConfig),
    directory,
    space: readConfig(journalConfig),
    insecure: zone.insecure,
    log,
    onFailure: (error) => {
      // Uncaught on purpose: the process leaves with 70 and its supervisor starts it again.
      setImmediate(() => {
        throw error
      })
    },
  })
})
