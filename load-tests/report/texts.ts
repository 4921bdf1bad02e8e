/** What the reports say around the figures, in both languages. */
import type { ClockOffset, Words } from './result.ts'

export const texts = {
  report: { en: 'Load report', zh: '负载测试报告' },
  passed: { en: 'Passed', zh: '通过' },
  failed: { en: 'Failed', zh: '未通过' },
  faulty: { en: 'With a fault on purpose: it should fail', zh: '有意注入故障：应当不通过' },
  started: { en: 'Started', zh: '开始' },
  took: { en: 'Took', zh: '历时' },
  target: { en: 'Target', zh: '目标' },
  transport: { en: 'Transport', zh: '传输' },
  background: { en: 'Other traffic', zh: '背景流量' },
  counts: { en: 'Three counts', zh: '三个计数' },
  offered: { en: 'Offered', zh: '发出' },
  acknowledged: { en: 'Acknowledged', zh: '确认' },
  stored: { en: 'Stored', zh: '入库' },
  device: { en: 'Device', zh: '设备' },
  notJudged: {
    en: 'Not judged: nobody could ask the store.',
    zh: '未判定：无法查询存储。',
  },
  nothingOffered: {
    en: 'This profile offers no messages: there is nothing to count.',
    zh: '该配置不发送消息，无需计数。',
  },
  latencies: { en: 'Latencies', zh: '延迟' },
  legend: {
    en: 'Milliseconds on a logarithmic scale. A message counts from when it was due, so a sender held up shows as latency.',
    zh: '毫秒，对数刻度。从消息应发的时刻起算，因此发送受阻会表现为延迟。',
  },
  range: {
    en: 'p50 to p99, dot at p50, line to the maximum',
    zh: 'p50 至 p99，圆点为 p50，细线至最大值',
  },
  limit: { en: 'threshold', zh: '阈值' },
  others: { en: 'Other figures', zh: '其他指标' },
  metric: { en: 'Metric', zh: '指标' },
  value: { en: 'Value', zh: '值' },
  thresholds: { en: 'Thresholds', zh: '阈值' },
  held: { en: 'held', zh: '满足' },
  crossed: { en: 'crossed', zh: '未满足' },
  notes: { en: 'To know when reading', zh: '阅读说明' },
  machine: { en: 'Machine', zh: '机器' },
  processor: { en: 'Processor', zh: '处理器' },
  memory: { en: 'Memory', zh: '内存' },
  kernel: { en: 'Kernel', zh: '内核' },
  versions: { en: 'Versions', zh: '版本' },
  engine: { en: 'Store', zh: '存储' },
  settings: { en: 'Settings', zh: '设置' },
  byDefault: { en: 'All by default.', zh: '全部为默认值。' },
  unknown: { en: 'Unknown: the script was run by hand.', zh: '未知：脚本由人工运行。' },
} as const satisfies Readonly<Record<string, Words>>

const transports = { websocket: 'MQTT / WebSocket', tcp: 'MQTT / TCP' } as const

export function transportName(transport: keyof typeof transports): string {
  return transports[transport]
}

export function vehiclesText(vehicles: number | undefined): Words {
  if (vehicles === undefined) return { en: 'unknown', zh: '未知' }
  if (vehicles === 0) return { en: 'none', zh: '无' }
  return { en: `${vehicles} simulated vehicles`, zh: `${vehicles} 辆仿真车辆` }
}

export function reportAt(page: string): Words {
  return { en: `report: ${page}`, zh: `报告：${page}` }
}

/** How equal the counts of the devices are. */
export function devicesText(counts: {
  readonly devices: number
  readonly unequalDevices: number
}): Words {
  const { devices, unequalDevices } = counts
  if (unequalDevices === 0) {
    return {
      en: `Equal for each of ${devices} devices`,
      zh: `${devices} 台设备逐一相等`,
    }
  }
  return {
    en: `${unequalDevices} of ${devices} devices differ`,
    zh: `${devices} 台设备中有 ${unequalDevices} 台不一致`,
  }
}

/** Stands in every report: a figure between two clocks is worth no more. */
export function clockText(clock: ClockOffset | undefined): Words {
  if (clock === undefined) {
    return {
      en: "How far the zone's clock is from the tester's is not known: its dashboards were not named (npm run load: --api-url), or did not tell the time. No one-way figure holds.",
      zh: '测试区时钟与测试机相差多少未知：未给出其 dashboards 地址（npm run load 的 --api-url），或其未告知时间。单向延迟均不可信。',
    }
  }
  const { offsetMs, uncertaintyMs } = clock
  const offset = `${offsetMs < 0 ? '−' : '+'}${Math.abs(offsetMs).toFixed(2)} ± ${uncertaintyMs.toFixed(2)} ms`
  return {
    en: `The zone's clock is ${offset} from the tester's: one-way figures hold as far as that.`,
    zh: `测试区时钟相对测试机的偏差为 ${offset}：单向延迟的可信程度以此为限。`,
  }
}
