/** `npm run bench -- soak`: reads its options, and prints what was found for people or for programs. */
import { Command, InvalidArgumentError } from 'commander'
import { parseAmount, parseDuration } from '../../../cli/arguments.ts'
import { interruptible } from '../../../cli/output.ts'
import { number } from '../figures.ts'
import { parts } from '../zone.ts'
import { fullRunSeconds, type Course } from './judgment.ts'
import { soak, type Soak } from './soak.ts'

interface Flags {
  readonly for: number
  readonly rate?: number
  readonly engineCap?: number
  readonly json?: boolean
}

const secondsMin = 60
const bytesOfMb = 2 ** 20

export function soakCommand(say: (line: string) => void): Command {
  return new Command('soak')
    .description('the whole zone at half load, for an hour: what may not grow does not')
    .option('--for <duration>', 'under load', parseSoakDuration, 3600)
    .option(
      '--rate <n>',
      'messages a second; otherwise half of what is found to be stored',
      parseAmount,
    )
    .option(
      '--engine-cap <MB>',
      'what the engine may hold; otherwise what it allows itself',
      parseAmount,
    )
    .option('--json', 'one JSON object, with all samples')
    .action(run)

  async function run(flags: Flags): Promise<void> {
    const signal = interruptible()
    const found = await soak({
      seconds: flags.for,
      rate: flags.rate,
      engineCapBytes: flags.engineCap === undefined ? undefined : flags.engineCap * bytesOfMb,
      say,
      signal,
    }).catch((thrown: unknown) => {
      if (!signal.aborted) throw thrown
    })
    if (found === undefined) return
    const asJson = flags.json === true
    process.stdout.write(`${asJson ? JSON.stringify({ bench: 'soak', ...found }) : text(found)}\n`)
    process.exitCode = found.passed ? 0 : 1
  }
}

function parseSoakDuration(given: string): number {
  const seconds = parseDuration(given)
  if (seconds >= secondsMin) return seconds
  throw new InvalidArgumentError('There is nothing to see within less than a minute.')
}

function text(found: Soak): string {
  const { latencyMs, backlog, backlogMessages, judgedFromSeconds } = found
  const courses = parts.flatMap((part) => {
    const { heap, external, resident, processors } = found.parts[part]
    return [
      `${part}: heap ${courseText(heap)} MB per 10 min`,
      `  outside it ${courseText(external)}; resident ${courseText(resident)}; ${processors.toFixed(2)} processors`,
    ]
  })
  const verdicts = found.criteria.map(
    ({ name, found: value, limit, unit, holds }) =>
      `${holds ? 'holds ' : 'FAILED'} ${name}: ${number(value)}, less than ${number(limit)} ${unit}`,
  )
  return [
    `${Math.round(found.seconds)} s, ${Math.round(found.acknowledgedPerSecond)} messages/s of ${found.devices} devices over ${found.connections} sockets`,
    `acknowledged ${found.acknowledged}, stored ${found.stored} in ${number(found.storedBytes / bytesOfMb)} MB`,
    `due to PUBACK: p50 ${number(latencyMs.p50)} ms, p99 ${number(latencyMs.p99)} ms, max ${number(latencyMs.max)} ms`,
    `start, middle, end and slope, from ${Math.round(judgedFromSeconds)} s on; in MB, after a collection:`,
    ...courses,
    `backlog: ${courseText(backlog)} MB per 10 min; ${courseText(backlogMessages)} messages per 10 min`,
    ...(found.seconds < fullRunSeconds
      ? ['shorter than 20 min: slopes are forgiven twice their standard error (±)']
      : []),
    ...verdicts,
    `${found.samples.length} samples, commit ${found.commit}, ${found.machine}`,
  ].join('\n')
}

function courseText({ start, middle, end, per10Minutes, error }: Course): string {
  return `${[start, middle, end].map(number).join(' → ')}, ${per10Minutes < 0 ? '' : '+'}${number(per10Minutes)} ± ${number(error)}`
}
