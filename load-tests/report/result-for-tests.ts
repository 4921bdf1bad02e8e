/** A result with something of everything, for the tests of the reports. */
import { titleOf } from './metric-titles.ts'
import { same } from '../same-words.ts'
import type { Metric, RunResult } from './result.ts'

export const passedResult: RunResult = {
  profile: 'steady',
  what: '200 vehicles × 10 Hz beside 200 simulated ones',
  script: 'steady',
  transport: 'websocket',
  target: 'ws://127.0.0.1:8083',
  startedAt: '2026-11-26T09:10:17.123Z',
  endedAt: '2026-11-26T09:11:24.523Z',
  fault: false,
  passed: true,
  reasons: [],
  notes: [
    {
      en: 'The sender and the zone share one machine.',
      zh: '发送端与测试区在同一台机器上。',
    },
  ],
  background: 200,
  metrics: [
    latency('v2x_publish_to_puback_ms', [3.4, 9.81, 18.2, 44], ['p(95)<20', 'p(99)<100']),
    latency('v2x_publish_to_live_ms', [31, 88, 121, 240], ['p(95)<400', 'p(99)<800']),
    latency('v2x_publish_to_queryable_ms', [412, 731, 904, 1204], ['p(95)<1000']),
    count('v2x_acknowledged', 120_000, ['count>0']),
    count('v2x_errors', 0, ['count==0']),
    count('v2x_published', 120_000, []),
  ],
  tables: [
    {
      title: { en: 'Windows', zh: '窗口' },
      head: [
        { en: 'Rate', zh: '速率' },
        { en: 'Outcome', zh: '结果' },
      ],
      rows: [[same('1,000'), { en: 'held', zh: '成立' }]],
    },
  ],
  counts: {
    offered: 120_000,
    acknowledged: 120_000,
    stored: 120_000,
    storedTwice: 0,
    untyped: 0,
    quarantined: 0,
    devices: 200,
    unequalDevices: 0,
    unequal: [],
  },
  clock: { offsetMs: -0.12, uncertaintyMs: 0.4 },
  machine: {
    cpu: 'AMD EPYC 7B13',
    cores: 2,
    memoryBytes: 8 * 2 ** 30,
    kernel: 'Linux 6.8.0',
    node: 'v20.20.2',
  },
  versions: { v2x: '9ddaff3-dirty', k6: 'v2.2.0', engine: 'ClickHouse 26.7.1 (chDB)' },
  settings: { V2X_SIMULATOR_VEHICLES: '200', V2X_BROKER_COMMIT_SPACING_MS: '4' },
}

export const failedResult: RunResult = {
  ...passedResult,
  fault: true,
  passed: false,
  reasons: [
    {
      of: 'threshold',
      en: 'Publish → PUBACK: p(95)<20 was crossed, it is 1,004 ms',
      zh: '发布 → PUBACK：未满足阈值 p(95)<20，实测 1,004 ms',
    },
    {
      of: 'counts',
      en: '2 of 200 devices were not stored as they were acknowledged: LOAD-x-1, LOAD-x-2',
      zh: '200 台设备中有 2 台的入库数与确认数不一致：LOAD-x-1、LOAD-x-2',
    },
  ],
  metrics: [
    latency('v2x_publish_to_puback_ms', [1001, 1004, 1009.4, 1100], ['p(95)<20']),
    ...passedResult.metrics.slice(1),
  ],
  counts: {
    ...passedResult.counts!,
    stored: 119_998,
    unequalDevices: 2,
    unequal: ['LOAD-x-1', 'LOAD-x-2'].map((device) => ({
      device,
      offered: 600,
      acknowledged: 600,
      stored: 599,
    })),
  },
}

function latency(name: string, [med, p95, p99, max]: number[], rules: readonly string[]): Metric {
  const values: Record<string, number> = { med: med!, 'p(95)': p95!, 'p(99)': p99!, max: max! }
  const thresholds = rules.map((rule) => {
    const [point = '', limit = ''] = rule.split('<')
    return { rule, held: values[point]! < Number(limit) }
  })
  return { name, title: titleOf(name), unit: 'ms', values, thresholds }
}

function count(name: string, value: number, rules: readonly string[]): Metric {
  const thresholds = rules.map((rule) => ({ rule, held: true }))
  return { name, title: titleOf(name), unit: '', values: { count: value }, thresholds }
}
