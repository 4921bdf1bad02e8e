#!/usr/bin/env node
/**
 * `npm run bench -- NAME`: measures ours beside baselines, in turns, and prints medians and ratios. Exit codes: 0 measured, 1 it
 * could not be or a soak did not hold, 2 usage.
 */
import { Argument, Command } from 'commander'
import { parseCount, parseDuration } from '../../cli/arguments.ts'
import { runProgram, sayAs } from '../../cli/run-program.ts'
import { endTidily } from '../../test/end-tidily.ts'
import { runBench, type Bench } from './bench.ts'
import { brokerPaced, brokerPipelined, brokerQos0, peerBrokers } from './broker-benches.ts'
import { budget } from './budget-bench.ts'
import { capacityCommand } from './capacity.ts'
import { connectionsIdle } from './connections-bench.ts'
import { catchUp, ingestCpu } from './drain-benches.ts'
import { decode, encode } from './codec-benches.ts'
import { endToEnd } from './end-to-end.ts'
import { insertFormats } from './insert-bench.ts'
import { latency } from './latency-bench.ts'
import { soakCommand } from './soak/command.ts'
import { storage } from './storage-bench.ts'
import { table } from './figures.ts'
import { trafficDayCommand } from './traffic-day.ts'

const benches: Readonly<Record<string, Bench>> = {
  'broker-paced': brokerPaced,
  'broker-pipelined': brokerPipelined,
  'broker-qos0': brokerQos0,
  decode,
  encode,
  insert: insertFormats,
  'end-to-end': endToEnd,
  budget,
  latency,
  'ingest-cpu': ingestCpu,
  storage,
  'catch-up': catchUp,
  connections: connectionsIdle,
  peers: peerBrokers,
}

interface Flags {
  readonly json?: boolean
  readonly runs: number
  readonly warmUp: number
  readonly for: number
}

const say = sayAs('bench')

const program = new Command('bench')
  .description('Measure ours beside what people would pick, on this machine.')
  .addArgument(new Argument('<name>').choices(Object.keys(benches)))
  .option('--json', 'one JSON object')
  .option('--runs <n>', 'how often each is measured, in turns', parseCount, 5)
  .option('--warm-up <duration>', 'load before each measurement', parseDuration, 2)
  .option('--for <duration>', 'each measurement', parseDuration, 6)
  // So that what comes after the name of a command is that command's.
  .enablePositionalOptions()
  .addHelpText(
    'after',
    `
${Object.entries(benches)
  .map(([name, { what }]) => `  ${name.padEnd(18)}${what}`)
  .join('\n')}

Examples:
  npm run bench -- broker-pipelined
  npm run bench -- broker-paced --runs 3 --json
  npm run bench -- soak --for 3600s`,
  )
  .action(bench)
  .addCommand(soakCommand(say))
  .addCommand(capacityCommand())
  .addCommand(trafficDayCommand(say))

async function bench(name: string, flags: Flags): Promise<void> {
  const figures = await runBench(benches[name]!, {
    runs: Math.max(1, flags.runs),
    warmUpSeconds: flags.warmUp,
    seconds: flags.for,
    say,
  })
  process.stdout.write(
    `${flags.json === true ? JSON.stringify({ bench: name, ...figures }) : table(figures)}\n`,
  )
}

endTidily()
await runProgram(program, (reason) => say(`cannot measure: ${reason}`))
