/** `npm run load -- overload`: a zone of its own is driven past its limit and back. Exit codes: 0 all promises kept, 99 one was not. */
import { Command } from 'commander'
import { parseCount, parseDuration } from '../../cli/arguments.ts'
import { unlessInterrupted, type Caller } from '../caller.ts'
import { inLanguage, languageOption } from '../language.ts'
import { startOwnZone } from '../own-zone.ts'
import type { Language } from '../report/html.ts'
import { runOverload } from './overload.ts'
import { figuresOf } from './report.ts'
import { overloadText } from './words.ts'

interface OverloadFlags {
  readonly base: number
  readonly for: number
  readonly patience: number
  readonly targetMs: number
  readonly connections: number
  readonly vehicles: number
  readonly lang: Language
  readonly json?: boolean
}

export function overloadCommand(caller: Caller): Command {
  return new Command('overload')
    .description('Drive a zone of its own past its limit and back: what gives way, in what order.')
    .option('--for <duration>', 'how long the crowd sends as much as goes', parseDuration, 10)
    .option('--base <duration>', 'everyday load before it', parseDuration, 5)
    .option('--patience <duration>', 'how long it may take to recover', parseDuration, 120)
    .option('--target-ms <n>', 'PUBACK p95 with which it has recovered', parseCount, 20)
    .option('--connections <n>', 'sockets of each half of the crowd', parseCount, 50)
    .option('--vehicles <n>', 'everyday vehicles of QoS 1, and as many of QoS 0', parseCount, 20)
    .addOption(languageOption('of what is printed'))
    .option('--json', 'the figures as one JSON object on the last line')
    .addHelpText(
      'after',
      `
Settings of the zone come from the environment: V2X_BROKER_JOURNAL_QUEUE_BYTES_MAX=1048576 makes a small one.
Exits with 99 where something acknowledged is not stored, QoS 1 gave way before QoS 0, or it did not recover.

Example:
  npm run load -- overload --for 20s`,
    )
    .action((flags: OverloadFlags) => unlessInterrupted(overload(flags, caller), caller.signal))
}

async function overload(flags: OverloadFlags, caller: Caller): Promise<void> {
  const { targetMs, lang, json } = flags
  const { signal } = caller
  const say = (line: string): void => caller.say(`overload: ${line}`)
  say('starting a zone')
  const zone = await startOwnZone({ background: 0 })
  try {
    signal.throwIfAborted()
    const run = await runOverload({
      zone,
      baseSeconds: flags.base,
      seconds: flags.for,
      patienceSeconds: flags.patience,
      targetMs,
      connections: flags.connections,
      vehicles: flags.vehicles,
      say,
      signal,
    })
    const figures = figuresOf(run, targetMs)
    process.stdout.write(`${overloadText(figures, targetMs, inLanguage(lang))}\n`)
    const broken = figures.broken.map(({ en }) => en)
    if (json === true) process.stdout.write(`${JSON.stringify({ ...figures, broken })}\n`)
    if (broken.length > 0) process.exitCode = 99
  } finally {
    await zone.stop()
  }
}
