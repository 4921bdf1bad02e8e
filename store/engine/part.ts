/** The store's process, once its environment is set: reads the configuration and runs the embedded engine as a part. */
import { setFlagsFromString } from 'node:v8'
import { readConfig } from '../../common/config.ts'
import { runPart } from '../../common/lifecycle.ts'
import { createLog } from '../../common/log.ts'
import { storeConfig, zoneConfig } from '../config.ts'
import { openDataDirectory } from '../data-directory.ts'
import { startEngine } from './engine.ts'
import { keepMergesBehind } from './merge-priority.ts'
import { leaveProcessors, stepBack } from './priority.ts'

// What inserts bring passes through in buffers beside V8's heap. Their size made V8 mark all of the heap, which hardly
// changes, again and again: a tenth and more of an insert's processor time. Now it marks when it must, and at once.
setFlagsFromString('--no-incremental-marking')

const zone = readConfig(zoneConfig)
const log = createLog('store', zone.logLevel)
runPart(log, async () => {
  const config = readConfig(storeConfig)
  stepBack(config.nice)
  await keepMergesBehind((problem) => log.warn(`merges stay where they are: ${problem}`))
  const problem = leaveProcessors(config.processorsLeft)
  if (problem !== undefined) log.warn(problem)
  for (const step of openDataDirectory(config.dataDir)) log.info(`data directory: ${step}`)
  return startEngine(config, zone.insecure, log)
})
