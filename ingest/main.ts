/** Ingest's process. */
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { readConfig } from '../common/config.ts'
import { runPart } from '../common/lifecycle.ts'
import { createLog } from '../common/log.ts'
import { journalConfig, mqttConfig, storeConfig, zoneConfig } from '../store/config.ts'
import { makeDirectory, openDataDirectory } from '../store/data-directory.ts'
import { lockDirectory } from '../store/process-lock.ts'
import { ingestConfig } from './config.ts'
import { startIngest } from './ingest.ts'

// Buffers of columns lie beside V8's heap. With them counted, V8 may find its heap too large each time its young part is full, and then
// marks all of it, again and again, with helpers on every processor: the broker waits for one meanwhile.
setFlagsFromString('--no-incremental-marking')

const log = createLog('ingest', readConfig(zoneConfig).logLevel)

runPart(log, async () => {
  const store = readConfig(storeConfig)
  for (const step of openDataDirectory(store.dataDir)) log.info(`data directory: ${step}`)
  const folder = join(store.dataDir, 'ingest')
  makeDirectory(folder)
  // Two that share a checkpoint would cut other batches of the same messages, which no token tells from new ones.
  const lock = { what: 'the checkpoint', code: 'INGEST_LOCKED' } as const
  process.once('exit', lockDirectory(join(folder, 'lock'), lock))
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
