/** `npm run load -- capacity`: reads the shape, the targets and the bounds of the search, and prints what was found. */
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { parseAmount, parseCount, parseDuration } from '../../cli/arguments.ts'
import { loadFrames, type LoadFrame } from '../../simulator/load/template.ts'
import { unlessInterrupted, type Caller } from '../caller.ts'
import { thresholdCrossed } from '../k6-run.ts'
import { inLanguage, languageOption } from '../language.ts'
import type { Language } from '../report/html.ts'
import { reportAt } from '../report/texts.ts'
import { textTable } from '../text-table.ts'
import { folderOf, writeReports } from '../result-folder.ts'
import { findCapacity } from './capacity.ts'
import { resultOf, windowTable } from './result.ts'
import { devicesOf, type LoadShape } from './shape.ts'
import { defaultTargets, type Targets } from './targets.ts'
import { shapeText } from './words.ts'

interface Flags {
  readonly vehicles?: number
  readonly hz?: number
  readonly connections: number
  readonly devices: number
  readonly frame: LoadFrame
  readonly qos: '0' | '1'
  readonly tls?: boolean
  readonly workers: number
  readonly max: number
  readonly precision: number
  readonly window: number
  readonly warmUp: number
  readonly repeat: number
  readonly for: number
  readonly puback: number
  readonly live: number
  readonly queryable: number
  readonly late: number
  readonly backlogGrowth: number
  readonly shortfall: number
  readonly out?: string
  readonly lang: Language
  readonly json?: boolean
}

const msOf = (text: string): number => parseDuration(text) * 1000
const shareOf = (text: string): number => parseAmount(text) / 100

export function capacityCommand(caller: Caller): Command {
  const { pubackMs, liveMs, queryableMs, lateMs, backlogGrowth, shortfall } = defaultTargets
  const target = (flags: string, what: string, ms: number): Option =>
    new Option(flags, `${what}, p99 at most`).argParser(msOf).default(ms, `${ms} ms`)
  const share = (flags: string, what: string, of: number): Option =>
    new Option(flags, `share of the load ${what}`).argParser(shareOf).default(of, `${of * 100} %`)
  return new Command('capacity')
    .description('The highest rate at which all targets hold, on a zone of its own.')
    .addOption(
      new Option('--vehicles <n>', 'so many sockets of one vehicle each')
        .argParser(parseCount)
        .conflicts(['connections', 'devices']),
    )
    .option('--connections <n>', 'sockets', parseCount, 50)
    .option('--devices <n>', 'devices that share a socket; above 1 it is a gateway', parseCount, 20)
    .option(
      '--hz <n>',
      'of each device: begins there, and exits 99 where it does not hold',
      parseAmount,
    )
    .addOption(
      new Option('--frame <what>', 'BSMs, or frames of RSUs with 12 BSMs each')
        .choices(loadFrames)
        .default('bsm'),
    )
    .addOption(new Option('--qos <n>', 'of the messages').choices(['0', '1']).default('1'))
    .option('--tls', 'over TLS')
    .option('--workers <n>', 'processes of the generator', parseCount, 1)
    .option('--max <n>', 'messages a second at most', parseCount, 1_000_000)
    .option('--precision <percent>', 'between what held and what did not', shareOf, 0.05)
    .option('--window <duration>', 'that all targets must hold, twice in a row', parseDuration, 10)
    .option('--warm-up <duration>', 'load before each window', parseDuration, 3)
    .option('--repeat <k>', 'windows more at the highest rate', parseCount, 5)
    .option('--for <duration>', 'the whole search at most', parseDuration, 1200)
    .addOption(target('--puback <duration>', 'due to PUBACK', pubackMs))
    .addOption(target('--live <duration>', 'due to the live picture', liveMs))
    .addOption(target('--queryable <duration>', 'due to queryable', queryableMs))
    .addOption(target('--late <duration>', 'generator late', lateMs))
    .addOption(share('--backlog-growth <percent>', 'by which the backlog may grow', backlogGrowth))
    .addOption(share('--shortfall <percent>', 'that may be acknowledged too late', shortfall))
    .option('--out <folder>', 'where the report goes (default: load-results/TIME-capacity)')
    .addOption(languageOption())
    .option('--json', 'the result as one JSON object on the last line')
    .addHelpText(
      'after',
      `
Besides, the three counts are equal for each device.

Examples:
  npm run load -- capacity
  npm run load -- capacity --vehicles 2000 --hz 10
  npm run load -- capacity --connections 50 --devices 1 --frame rsu --window 30s --for 1h --json`,
    )
    .action((flags: Flags) => unlessInterrupted(capacity(flags, caller), caller.signal))
}

async function capacity(flags: Flags, { say, signal }: Caller): Promise<void> {
  const shape = shapeOf(flags)
  const from = Math.max(1, Math.round((flags.hz ?? 1) * devicesOf(shape)))
  const plan = {
    shape,
    targets: targetsOf(flags),
    from,
    max: Math.max(1, flags.max),
    precision: flags.precision,
    warmUpSeconds: flags.warmUp,
    windowSeconds: flags.window,
    repeats: flags.repeat,
    forSeconds: flags.for,
    say,
    signal,
  }
  const startedAt = new Date().toISOString()
  const found = await findCapacity(plan)
  const asked = flags.hz === undefined ? 1 : from
  const result = await resultOf(found, plan, { startedAt, asked })
  const folder = flags.out ?? folderOf(result)
  await writeReports(result, folder, flags.lang)
  const inWords = inLanguage(flags.lang)
  const { head, rows } = windowTable(found.tried)
  const lines = [head, ...rows].map((row) => row.map(inWords))
  const told = [shapeText(shape), ...result.notes, reportAt(join(folder, 'report.html'))]
  process.stdout.write(`${textTable(lines)}\n\n${told.map(inWords).join('\n')}\n`)
  if (flags.json === true) {
    const { passed } = result
    const sentences = result.notes.map(({ en }) => en)
    process.stdout.write(`${JSON.stringify({ passed, ...found, sentences, shape, folder })}\n`)
  }
  if (!result.passed) process.exitCode = thresholdCrossed
}

function shapeOf(flags: Flags): LoadShape {
  return {
    connections: Math.max(1, flags.vehicles ?? flags.connections),
    devicesPerConnection: flags.vehicles === undefined ? Math.max(1, flags.devices) : 1,
    frame: flags.frame,
    qos: flags.qos === '0' ? 0 : 1,
    tls: flags.tls === true,
    workers: Math.max(1, flags.workers),
  }
}

function targetsOf(flags: Flags): Targets {
  return {
    pubackMs: flags.puback,
    liveMs: flags.live,
    queryableMs: flags.queryable,
    lateMs: flags.late,
    backlogGrowth: flags.backlogGrowth,
    shortfall: flags.shortfall,
  }
}
