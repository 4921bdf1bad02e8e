/** The store's process, once its environment is set: reads the configuration and runs the embedded engine as a part. */
import { readConfig } from '../../common/config.ts'
import { runPart } from '../../common/lifecycle.ts'
import { createLog } from '../../common/log.ts'
import { storeConfig, zoneConfig } from '../config.ts'
import { openDataDirectory } from '../data-directory.ts'
import { startEngine } from './engine.ts'
import { leaveProcessors, stepBack } from './priority.ts'

const zone = readConfig(zoneConfig)
const log = createLog('store', zone.logLevel)
runPart(log, async () => {
  const config = readConfig(storeConfig)
  stepBack(config.nice)
  const problem = leaveProcessors(config.processorsLeft)
  if (problem !== undefined) log.warn(problem)
  for (const step of openDataDirectory(config.dataDir)) log.info(`data directory: ${step}`)
  return startEngine(config, zone.insecure, log)
})
