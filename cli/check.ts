/** `v2x check FILE…`: whether the motion in recordings is possible; exit code 1 where one is not. */
import { Command } from 'commander'
import { MotionCheck, type CheckResult } from '../simulator/check/check.ts'
import type { DeviceResult } from '../simulator/check/findings.ts'
import { readSamples, type ReadCounts } from '../simulator/check/read-samples.ts'
import { ruleNames, ruleTexts, type RuleName } from '../simulator/check/rules.ts'
import { fcdPlaceOf, type FcdPlace, type FcdPlaceFlags } from '../simulator/sumo/fcd-place.ts'
import { parsePosition } from './arguments.ts'
import { ProgressLine, interruptible } from './output.ts'

interface CheckFlags extends FcdPlaceFlags {
  readonly json?: boolean
}

/** What one file came to. */
interface FileReport extends ReadCounts {
  readonly file: string
  readonly passed: boolean
  readonly samples: number
  readonly unreadable: number
  readonly devices: number
  readonly devicesFailed: number
  readonly gaps: number
  readonly missing: number
  readonly late: number
  readonly repeated: number
  readonly restarts: number
  /** Each rule over all devices. */
  readonly rules: Readonly<Record<RuleName, RuleReport>>
  /** Devices that failed, the first hundred. */
  readonly failed: readonly DeviceResult[]
}

interface RuleReport {
  checked: number
  broken: number
  devicesFailed: number
  worst: (DeviceResult['rules'][RuleName]['worst'] & { readonly device: string }) | undefined
}

const failedListedMax = 100
/** Lines of failures for people. */
const failuresShownMax = 20
const badLinesShownMax = 10

export function checkCommand(): Command {
  return new Command('check')
    .description('Check whether the motion in recordings is possible, whoever made them.')
    .argument('<file...>', '.ndjson (ours or an ODE log), .bin (ours), .xml (floating-car data)')
    .option('--net <file>', 'the .net.xml that floating-car data in metres was driven on')
    .option('--origin <lon,lat>', "where that net's zero point lies", parsePosition)
    .option('--json', 'the result as one JSON object')
    .addHelpText(
      'after',
      `
Position is held against speed, speed against acceleration, heading against course and yaw rate, time against time, and all
against what vehicles can do; the noise of a GNSS receiver passes. Exit code 1 where a recording fails. Floating-car data in metres
is checked wherever on earth it is; with --net or --origin it becomes the messages that 'v2x simulate' makes of it.

Examples:
  v2x check drive.bin
  v2x check bsm-log.ndjson fcd.xml --json`,
    )
    .action(check)
}

async function check(files: readonly string[], flags: CheckFlags): Promise<void> {
  const signal = interruptible()
  const place = await fcdPlaceOf(flags)
  const reports: FileReport[] = []
  for (const file of files) {
    const report = await checkFile(file, place, signal)
    if (signal.aborted) return
    reports.push(report)
    if (flags.json !== true) process.stdout.write(textOf(report))
  }
  const passed = reports.every((report) => report.passed)
  if (!passed) process.exitCode = 1
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ passed, files: reports })}\n`)
}

async function checkFile(file: string, place: FcdPlace, signal: AbortSignal): Promise<FileReport> {
  const motion = new MotionCheck()
  const progress = new ProgressLine()
  const counts: ReadCounts = { others: 0, incomplete: 0 }
  let [samples, unreadable] = [0, 0]
  const onBad = (line: number, reason: string): void => {
    unreadable += 1
    if (unreadable > badLinesShownMax) return
    process.stderr.write(`v2x: ${file}:${line}: not checked: ${reason}\n`)
  }
  for await (const sample of readSamples(file, counts, onBad, place)) {
    if (signal.aborted) break
    motion.add(sample)
    samples += 1
    if (samples % 10_000 === 0) progress.show(`${file}: ${samples} samples`)
  }
  progress.clear()
  return reportOf(file, motion.finish(), { ...counts, unreadable })
}

function reportOf(
  file: string,
  { samples, devices, passed }: CheckResult,
  counts: ReadCounts & { readonly unreadable: number },
): FileReport {
  const failed = devices.filter((device) => !device.passed)
  const sum = (of: 'gaps' | 'missing' | 'late' | 'repeated' | 'restarts'): number =>
    devices.reduce((total, device) => total + device[of], 0)
  return {
    file,
    // Where nothing was judged, nothing was found sound.
    passed: passed && samples > 0,
    samples,
    ...counts,
    devices: devices.length,
    devicesFailed: failed.length,
    gaps: sum('gaps'),
    missing: sum('missing'),
    late: sum('late'),
    repeated: sum('repeated'),
    restarts: sum('restarts'),
    rules: Object.fromEntries(
      ruleNames.map((rule) => [rule, overDevices(rule, devices)]),
    ) as FileReport['rules'],
    failed: failed.slice(0, failedListedMax),
  }
}

function overDevices(rule: RuleName, devices: readonly DeviceResult[]): RuleReport {
  const report: RuleReport = { checked: 0, broken: 0, devicesFailed: 0, worst: undefined }
  for (const { device, rules } of devices) {
    const { checked, broken, worst } = rules[rule]
    report.checked += checked
    report.broken += broken
    if (broken > 0) report.devicesFailed += 1
    if (worst === undefined) continue
    const known = report.worst
    if (known === undefined || worst.value / worst.bound > known.value / known.bound) {
      report.worst = { ...worst, device }
    }
  }
  return report
}

function textOf(report: FileReport): string {
  const { file, samples, devices, devicesFailed, others, incomplete, unreadable, rules } = report
  const failures = report.failed.flatMap(failuresOf)
  const lines = [
    `${file}: ${report.passed ? 'passed' : 'FAILED'}`,
    samples === 0
      ? '  no BSM in it that says where a vehicle is: nothing could be checked'
      : `  ${samples} samples of ${devices} devices, ${devicesFailed} failed`,
    `  beside them: ${others} other messages, ${incomplete} incomplete, ${unreadable} unreadable`,
    `  not judged: ${report.gaps} silences, ${report.missing} missing, ${report.late} late, ${report.repeated} repeated, ${report.restarts} restarts`,
    ...(samples === 0 ? [] : tableOf(rules)),
    ...failures.slice(0, failuresShownMax).map((line) => `  ${line}`),
  ]
  const hidden = failures.length - failuresShownMax
  if (hidden > 0) lines.push(`  … and ${hidden} more; --json lists ${failedListedMax} devices`)
  return `${lines.join('\n')}\n`
}

function tableOf(rules: FileReport['rules']): string[] {
  const row = (cells: readonly string[]): string => {
    const [rule, ...rest] = cells
    return `  ${rule!.padEnd(14)}${rest.map((cell) => cell.padStart(12)).join('')}`
  }
  return [
    row(['rule', 'checked', 'broken', 'worst', 'allowed', 'unit']),
    ...ruleNames.map((rule) => {
      const { checked, broken, worst } = rules[rule]
      const [value, bound] =
        worst === undefined ? ['-', '-'] : [figure(worst.value), allowed(worst.bound)]
      return row([rule, String(checked), String(broken), value, bound, ruleTexts[rule].unit])
    }),
  ]
}

/** A line for each rule that a device broke: what, by how much, when, and in which message of the file. */
function failuresOf({ device, rules }: DeviceResult): string[] {
  return ruleNames.flatMap((rule) => {
    const { broken, worst, first } = rules[rule]
    if (broken === 0 || worst === undefined || first === undefined) return []
    const at = new Date(worst.atMicros / 1000).toISOString()
    return [
      `${device}: ${rule}: ${figure(worst.value)} ${ruleTexts[rule].breach} (allowed: ${allowed(worst.bound)}) at ${at}, message ${worst.entry}; ${broken} times, first in message ${first.entry}`,
    ]
  })
}

function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2)
}

/** Where none is allowed the bound is a half. */
function allowed(bound: number): string {
  return bound < 1 ? 'none' : figure(bound)
}
