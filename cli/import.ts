/** `v2x import FILE`: publishes a recording into the zone and accounts for every message. */
import { Command, Option } from 'commander'
import { readConfig } from '../common/config.ts'
import { systemClock } from '../common/clock.ts'
import { createLog } from '../common/log.ts'
import { createStore } from '../store/clickhouse/client.ts'
import { mqttConfig, storeConfig, zoneConfig } from '../store/config.ts'
import { AcknowledgedPublisher } from '../simulator/acknowledged-publisher.ts'
import { importStore } from '../simulator/import/import-store.ts'
import { checkImportFile, readImportFile } from '../simulator/import/read-file.ts'
import { runImport, type ImportCounts } from '../simulator/import/run-import.ts'
import { parseDuration, speedOption } from './arguments.ts'
import { ProgressLine, interruptible, printResult } from './output.ts'
import { collect, environmentOf, type ZoneFlags } from './settings.ts'

interface ImportFlags extends ZoneFlags {
  readonly speed: number
  readonly wait: number
  readonly json?: boolean
}

export function importCommand(): Command {
  return new Command('import')
    .description(
      'Publish a recording into the running zone: an ODE BSM log, our NDJSON, or our .bin.',
    )
    .argument('<file>', 'NDJSON (ODE or {topic, generatedAt, message}), or .bin')
    .addOption(speedOption('how fast to publish', 'max'))
    .addOption(
      new Option('--wait <duration>', 'how long the store may take to catch up')
        .argParser(parseDuration)
        .default(60, '60s'),
    )
    .option('--json', 'the result as one JSON object')
    .option('--set <NAME=VALUE>', "any setting; 'v2x config' lists them", collect)
    .addHelpText(
      'after',
      `
A message that is stored already is a duplicate: importing a file twice stores it once.

Examples:
  v2x import bsm-log.ndjson
  v2x import drive.bin --speed real --json`,
    )
    .action(importFile)
}

async function importFile(file: string, flags: ImportFlags): Promise<void> {
  const env = environmentOf(flags)
  // Said before anything is asked of the zone.
  await checkImportFile(file)
  const log = createLog('import', readConfig(zoneConfig, env).logLevel)
  const mqtt = readConfig(mqttConfig, env)
  const store = createStore(readConfig(storeConfig, env))
  const progress = new ProgressLine()
  let unreadable = 0
  const onBad = (line: number, reason: string): void => {
    unreadable += 1
    if (unreadable <= 10) log.warn(`${file}:${line}: not imported: ${reason}`)
  }
  const publisher = await AcknowledgedPublisher.connect({
    url: mqtt.url,
    username: 'gateway-import',
    password: mqtt.password,
    clientId: `gateway-import-${process.pid}`,
    inFlightMax: 1000,
    patienceMs: flags.wait * 1000,
  })
  try {
    const counts = await runImport({
      records: readImportFile(file, onBad),
      store: importStore(store.client),
      publisher,
      clock: systemClock,
      speed: flags.speed,
      signal: interruptible(),
      patienceMs: flags.wait * 1000,
      onProgress: (counts) => progress.show(progressText(counts)),
    })
    progress.clear()
    printResult({ ...counts, unreadable }, flags.json)
    if (counts.read === 0 && unreadable > 0) process.exitCode ??= 1
  } finally {
    progress.clear()
    await publisher.end()
    await store.close()
  }
}

function progressText(counts: ImportCounts): string {
  return `read ${counts.read}, published ${counts.published}, stored ${counts.stored}, duplicates ${counts.duplicates}`
}
