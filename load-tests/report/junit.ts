/** The result as JUnit's XML, which CI servers show as tests: one for each threshold, one for the counts, one for the run itself. */
import { escapeMarkup } from './escape.ts'
import { secondsOf } from './figure-text.ts'
import type { Reason, RunResult } from './result.ts'
import { clockText } from './texts.ts'

interface TestCase {
  readonly group: string
  readonly name: string
  /** What failed; empty where it held. */
  readonly failure: string
  readonly skipped?: string
}

export function junitOf(result: RunResult): string {
  const cases = [...thresholdCases(result), countsCase(result), runCase(result)]
  const failures = cases.filter(({ failure }) => failure !== '').length
  const skipped = cases.filter((each) => each.skipped !== undefined).length
  const suite = escapeMarkup(`v2x-load.${result.profile}`)
  const seconds = secondsOf(result).toFixed(3)
  const totals = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds}"`
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="v2x-load" ${totals}>
  <testsuite name="${suite}" ${totals} timestamp="${escapeMarkup(result.startedAt.slice(0, 19))}">
    <properties>
${propertiesOf(result)}
    </properties>
${cases.map((each) => caseOf(suite, each)).join('\n')}
  </testsuite>
</testsuites>
`
}

function thresholdCases({ metrics }: RunResult): TestCase[] {
  return metrics.flatMap(({ name, values, thresholds }) =>
    thresholds.map(({ rule, held }) => ({
      group: 'thresholds',
      name: `${name} ${rule}`,
      failure: held ? '' : `${name}: ${rule} was crossed; ${JSON.stringify(values)}`,
    })),
  )
}

function countsCase({ counts, reasons }: RunResult): TestCase {
  const failure = failuresOf(reasons, 'counts')
  const isSkipped = counts === undefined && failure === ''
  return {
    group: 'counts',
    name: 'offered = acknowledged = stored, for each device',
    failure,
    ...(isSkipped ? { skipped: 'the counts were not asked for' } : {}),
  }
}

function runCase({ reasons }: RunResult): TestCase {
  return { group: 'run', name: 'the load ran to its end', failure: failuresOf(reasons, 'run') }
}

function failuresOf(reasons: readonly Reason[], what: Reason['of']): string {
  const found = reasons.filter((reason) => reason.of === what)
  return found.map(({ en }) => en).join('; ')
}

function caseOf(suite: string, { group, name, failure, skipped }: TestCase): string {
  const head = `    <testcase classname="${suite}.${group}" name="${escapeMarkup(name)}" time="0"`
  if (failure !== '') {
    return `${head}>\n      <failure type="${group}" message="${escapeMarkup(failure)}"/>\n    </testcase>`
  }
  if (skipped === undefined) return `${head}/>`
  return `${head}>\n      <skipped message="${escapeMarkup(skipped)}"/>\n    </testcase>`
}

function propertiesOf(result: RunResult): string {
  const { machine, versions, transport, target, fault } = result
  const clock = clockText(result.clock).en
  const known = { transport, target, fault: String(fault), clock, ...machine, ...versions }
  return Object.entries(known)
    .map(
      ([name, value]) =>
        `      <property name="${escapeMarkup(name)}" value="${escapeMarkup(String(value))}"/>`,
    )
    .join('\n')
}
