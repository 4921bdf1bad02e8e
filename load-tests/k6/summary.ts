/**
 * What a script leaves behind. Under `npm run load` its metrics, for the runner to judge; run by hand the verdict on k6's standard output
 * and the reports in the current folder.
 */
import { reasonsOf } from '../judgment.ts'
import { metricsOf, type K6Metric } from '../report/k6-metrics.ts'
import { reportsOf } from '../report/reports.ts'
import type { RunResult } from '../report/result.ts'
import { verdictText } from '../verdict-text.ts'
import { brokerUrl, inUse, summaryFile } from './given.ts'
import { urlDefault } from './mqtt/websocket.ts'

interface Summary {
  readonly metrics: Readonly<Record<string, K6Metric>>
  readonly state: { readonly testRunDurationMs: number }
}

const page = 'load-report.html'

export function handleSummary(summary: Summary): Record<string, string> {
  if (summaryFile !== '') return { [summaryFile]: JSON.stringify(summary) }
  const result = resultOf(summary)
  const { html, markdown, junit, json } = reportsOf(result)
  return {
    stdout: verdictText(result, page, ({ en }) => en),
    [page]: html,
    'load-report.md': markdown,
    'load-junit.xml': junit,
    'load-result.json': json,
  }
}

/** Of a run by hand: nobody counted what is stored. */
function resultOf({ metrics: given, state }: Summary): RunResult {
  const { name, profile } = inUse
  const metrics = metricsOf(given)
  const evidence = { counts: undefined, uncounted: undefined, ledgers: undefined, troubles: [] }
  const reasons = reasonsOf({ ...evidence, metrics })
  const endedMs = Date.now()
  const target = brokerUrl ?? urlDefault
  return {
    profile: name,
    what: profile?.what ?? '',
    script: profile?.script ?? name,
    transport: target.startsWith('mqtt') ? 'tcp' : 'websocket',
    target,
    startedAt: new Date(endedMs - state.testRunDurationMs).toISOString(),
    endedAt: new Date(endedMs).toISOString(),
    fault: false,
    passed: reasons.length === 0,
    reasons,
    notes: [
      {
        en: 'The script was run by hand: npm run load counts what is stored, too.',
        zh: '脚本由人工运行；npm run load 还会核对入库数。',
      },
    ],
    metrics,
    settings: {},
  }
}
