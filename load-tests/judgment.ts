/** Whether a run passed, and why not: thresholds, the three counts, and what went wrong with the run itself. */
import { amountText, countText } from './report/figure-text.ts'
import { isWithoutSamples } from './report/k6-metrics.ts'
import type { Counts, Metric, Reason, Words } from './report/result.ts'

export interface Evidence {
  readonly metrics: readonly Metric[]
  readonly counts: Counts | undefined
  /** Why there are no counts, where there should be. */
  readonly uncounted: Words | undefined
  /** Of k6; undefined where nobody reads them. */
  readonly ledgers: Ledgers | undefined
  readonly troubles: readonly Words[]
}

export interface Ledgers {
  /** How many VUs of the script should have left one, and how many did. */
  readonly wanted: number
  readonly told: number
  /** What they say was offered, and what the scripts' own counter says. */
  readonly offered: number
  readonly published: number
}

/** Devices that a sentence names. */
const namedMax = 3

/** Empty where it passed. */
export function reasonsOf(evidence: Evidence): Reason[] {
  const { metrics, counts, uncounted, ledgers, troubles } = evidence
  const of =
    (what: Reason['of']) =>
    (words: Words): Reason => ({ of: what, ...words })
  return [
    ...metrics.flatMap(crossed).map(of('threshold')),
    ...(uncounted === undefined ? [] : [uncounted]).map(of('counts')),
    ...(counts === undefined ? [] : differences(counts)).map(of('counts')),
    ...(ledgers === undefined ? [] : gaps(ledgers)).map(of('counts')),
    ...troubles.map(of('run')),
  ]
}

function crossed({ title, unit, values, thresholds }: Metric): Words[] {
  return thresholds
    .filter(({ held }) => !held)
    .map(({ rule }) => {
      const value = values[/^[\w().]+/.exec(rule.trim())?.[0] ?? '']
      if (isWithoutSamples(values)) {
        return {
          en: `${title.en}: nothing was measured that ${rule} could judge`,
          zh: `${title.zh}：没有可供 ${rule} 判定的测量值`,
        }
      }
      const is = value === undefined ? '' : `${amountText(value)}${unit === '' ? '' : ` ${unit}`}`
      return {
        en: `${title.en}: ${rule} was crossed${is === '' ? '' : `, it is ${is}`}`,
        zh: `${title.zh}：未满足阈值 ${rule}${is === '' ? '' : `，实测 ${is}`}`,
      }
    })
}

function differences(counts: Counts): Words[] {
  const { devices, unequal, unequalDevices, storedTwice, untyped, quarantined } = counts
  const found: Words[] = []
  if (unequalDevices > 0) {
    const named = unequal
      .slice(0, namedMax)
      .map((row) => `${row.device} (${row.offered} → ${row.acknowledged} → ${row.stored})`)
      .join(', ')
    const more = unequalDevices > namedMax ? ', …' : ''
    found.push({
      en: `Offered, acknowledged and stored differ for ${countText(unequalDevices)} of ${countText(devices)} devices: ${named}${more}`,
      zh: `${countText(devices)} 台设备中有 ${countText(unequalDevices)} 台的发出、确认、入库数不一致：${named}${more}`,
    })
  }
  if (storedTwice > 0) {
    found.push({
      en: `${countText(storedTwice)} rows too many are in the store: messages that were stored more than once`,
      zh: `存储中多出 ${countText(storedTwice)} 行重复数据`,
    })
  }
  if (untyped > 0) {
    found.push({
      en: `${countText(untyped)} messages are stored as bytes, but not, or not once, in the table of their type`,
      zh: `${countText(untyped)} 条消息仅以原始字节入库，在所属类型的表中缺失或重复`,
    })
  }
  if (quarantined > 0) {
    found.push({
      en: `${countText(quarantined)} messages are in quarantine: the zone could not read them`,
      zh: `${countText(quarantined)} 条消息被隔离：测试区无法解读`,
    })
  }
  return found
}

function gaps({ wanted, told, offered, published }: Ledgers): Words[] {
  const found: Words[] = []
  if (told < wanted || offered === 0) {
    found.push({
      en: `${countText(told)} of ${countText(wanted)} gateways left a ledger, of ${countText(offered)} messages`,
      zh: `${countText(wanted)} 个网关中有 ${countText(told)} 个交出账本，共 ${countText(offered)} 条消息`,
    })
  }
  if (published !== offered) {
    found.push({
      en: `The senders' ledgers tell of ${countText(offered)} messages, their counter of ${countText(published)}: a sender left without its ledger`,
      zh: `发送端账本共 ${countText(offered)} 条消息，计数器为 ${countText(published)} 条：有发送端未交出账本`,
    })
  }
  return found
}
