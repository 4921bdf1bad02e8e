/** `v2x backup DIR`: store, journal and checkpoint of a zone that runs; with --verify, whether a backup is still whole. */
import { Command } from 'commander'
import { readConfig } from '../common/config.ts'
import { sumOfBytes, verifyBackup } from '../store/backup/verify.ts'
import type { Manifest } from '../store/backup/manifest.ts'
import { createStore } from '../store/clickhouse/client.ts'
import { storeConfig } from '../store/config.ts'
import { checkDataDirectory } from '../store/data-directory.ts'
import { ProgressLine, interruptible, printResult } from './output.ts'
import { collect, environmentOf, type ZoneFlags } from './settings.ts'
import { takeBackup, text } from './take-backup.ts'

interface BackupFlags extends ZoneFlags {
  readonly verify?: boolean
  readonly serverBackup?: string
  readonly json?: boolean
}

export function backupCommand(): Command {
  return new Command('backup')
    .description('Back up a zone while it runs: store, journal and checkpoint.')
    .argument('<dir>', 'a new or empty directory; the store writes into it as well')
    .option('--verify', 'only look whether the backup in <dir> is whole')
    .option(
      '--server-backup <destination>',
      "of a ClickHouse server: where its BACKUP writes, e.g. \"Disk('backups', 'monday')\"",
    )
    .option('--data-dir <dir>', 'of the zone (V2X_DATA_DIR, default ./data)')
    .option('--json', 'the result as one JSON object')
    .option('--set <NAME=VALUE>', "any setting; 'v2x config' lists them", collect)
    .addHelpText(
      'after',
      `
Nothing of the zone is stopped. What was acknowledged up to messagesUpTo is in it, what came later in the next one. docs/backup.md
tells of schedules and of drills.

Examples:
  v2x backup /backup/zone-2026-11-24
  v2x backup --verify /backup/zone-2026-11-24
  v2x restore /backup/zone-2026-11-24 --data-dir /srv/zone`,
    )
    .action(backup)
}

async function backup(directory: string, flags: BackupFlags): Promise<void> {
  const env = environmentOf(flags)
  const progress = new ProgressLine()
  const startedMs = performance.now()
  const onProgress = (line: string): void => progress.show(line)
  try {
    const manifest =
      flags.verify === true
        ? await verifyBackup(directory, (bytes) => onProgress(`checking: ${text(bytes)}`))
        : await take(directory, flags, onProgress)
    progress.clear()
    const seconds = Math.round((performance.now() - startedMs) / 100) / 10
    printResult({ directory, ...resultOf(manifest), seconds }, flags.json)
    const { store } = manifest
    if (store.kind === 'server' && store.destination === undefined) {
      process.stderr.write(
        `The store is not in this backup: ClickHouse runs elsewhere (V2X_CLICKHOUSE_URL). Back up its database ${store.database} by its own tools, or give --server-backup.\n`,
      )
    }
  } finally {
    progress.clear()
  }

  async function take(
    directory: string,
    flags: BackupFlags,
    onProgress: (line: string) => void,
  ): Promise<Manifest> {
    const config = readConfig(storeConfig, env)
    checkDataDirectory(config.dataDir)
    const store = createStore(config)
    try {
      return await takeBackup({
        directory,
        config,
        store,
        serverDestination: flags.serverBackup,
        signal: interruptible(),
        onProgress,
      })
    } finally {
      await store.close()
    }
  }
}

function resultOf(manifest: Manifest): object {
  const { createdAt, journal, store, files } = manifest
  return {
    createdAt,
    files: files.length,
    bytes: sumOfBytes(manifest),
    journal: journal.identity,
    messagesUpTo: journal.nextSequence - 1,
    store: store.kind === 'embedded' ? 'in the backup' : (store.destination ?? 'elsewhere'),
  }
}
