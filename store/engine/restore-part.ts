/**
 * Fills an empty data directory with the store of a backup, in a process of its own (`restoreEmbedded` starts it): no port is
 * opened, and nobody can ask the engine anything before all is there.
 */
import { readConfig } from '../../common/config.ts'
import { runPart } from '../../common/lifecycle.ts'
import { createLog } from '../../common/log.ts'
import { storeConfig, zoneConfig } from '../config.ts'
import { openDirectory } from './open-directory.ts'

const log = createLog('restore', readConfig(zoneConfig).logLevel)

runPart(log, async () => {
  const directory = openDirectory(readConfig(storeConfig))
  try {
    await directory.executor.work({
      sql: process.argv[2]!,
      context: { database: 'default', settings: {}, parameters: {} },
      changesSession: false,
      signal: new AbortController().signal,
      added: [],
    })
    return { stop: () => Promise.resolve() }
  } finally {
    directory.close()
  }
})
