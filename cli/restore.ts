/** `v2x restore DIR`: a data directory out of a backup; then `v2x start` goes on from there. */
import { Command } from 'commander'
import { readConfig } from '../common/config.ts'
import { sumOfBytes } from '../store/backup/verify.ts'
import { storeConfig } from '../store/config.ts'
import { ProgressLine, interruptible, printResult } from './output.ts'
import { restoreBackup } from './restore-backup.ts'
import { collect, environmentOf, type ZoneFlags } from './settings.ts'

interface RestoreFlags extends ZoneFlags {
  readonly json?: boolean
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('Make a data directory out of a backup.')
    .argument('<dir>', 'a backup of v2x backup')
    .option('--data-dir <dir>', 'absent or empty (V2X_DATA_DIR, default ./data)')
    .option('--json', 'the result as one JSON object')
    .option('--set <NAME=VALUE>', "any setting; 'v2x config' lists them", collect)
    .addHelpText(
      'after',
      `
Every file is compared with the backup's manifest before anything is written.

Examples:
  v2x restore /backup/zone-2026-11-24 --data-dir /srv/zone && v2x start --data-dir /srv/zone`,
    )
    .action(restore)
}

async function restore(directory: string, flags: RestoreFlags): Promise<void> {
  const env = environmentOf(flags)
  const config = readConfig(storeConfig, env)
  const progress = new ProgressLine()
  const startedMs = performance.now()
  try {
    const manifest = await restoreBackup({
      directory,
      config,
      env,
      signal: interruptible(),
      onProgress: (line) => progress.show(line),
    })
    progress.clear()
    const { createdAt, journal, files } = manifest
    const seconds = Math.round((performance.now() - startedMs) / 100) / 10
    printResult(
      {
        dataDir: config.dataDir,
        takenAt: createdAt,
        files: files.length,
        bytes: sumOfBytes(manifest),
        journal: journal.identity,
        messagesUpTo: journal.nextSequence - 1,
        seconds,
      },
      flags.json,
    )
  } finally {
    progress.clear()
  }
}
