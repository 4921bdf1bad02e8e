/** The store's process, once its environment is set: reads the configuration and runs the embedded engine as a part. */
import { readConfig } from '../../common/config.ts'
import { runPart } from '../../common/lifecycle.ts'
import { createLog } from '../../common/log.ts'
import { storeConfig, zoneConfig } from '../config.ts'
import { startEngine } from './engine.ts'

const zone = readConfig(zoneConfig)
const log = createLog('store', zone.logLevel)
runPart(log, () => startEngine(readConfig(storeConfig), zone.insecure, log))
