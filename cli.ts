#!/usr/bin/env node
/**
 * The command line, `v2x`. Results go to stdout (one JSON object as the last line with --json), logs to stderr.
 * Exit codes: 0 ok, 1 failed, 2 usage, 99 threshold crossed, 130 interrupted.
 */
import { Command } from 'commander'
import { backupCommand } from './cli/backup.ts'
import { checkCommand } from './cli/check.ts'
import { configCommand } from './cli/config.ts'
import { importCommand } from './cli/import.ts'
import { loadCommand } from './cli/load.ts'
import { networkCommand } from './cli/network.ts'
import { replayCommand } from './cli/replay.ts'
import { restoreCommand } from './cli/restore.ts'
import { runProgram, sayAs } from './cli/run-program.ts'
import { simulateCommand } from './cli/simulate.ts'
import { startCommand } from './cli/start.ts'
import { userCommand } from './cli/user.ts'
import { productVersion } from './cli/version.ts'

const program = new Command('v2x')
  .description('Telemetry platform of a connected-vehicle test zone.')
  .version(productVersion)
  .showHelpAfterError('(v2x COMMAND --help shows examples)')
  .configureHelp({ showGlobalOptions: true })

for (const command of [
  startCommand(),
  simulateCommand(),
  networkCommand(),
  importCommand(),
  checkCommand(),
  replayCommand(),
  backupCommand(),
  restoreCommand(),
  loadCommand(),
  userCommand(),
  configCommand(),
]) {
  program.addCommand(command.copyInheritedSettings(program))
}

await runProgram(program, sayAs('v2x'))
