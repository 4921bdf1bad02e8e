/** Whether a run passed, and why not: thresholds, the three counts, and what went wrong with the run itself. */
import { amountText, countText } from './report/figure-text.ts'
import type { Counts, Metric, Reason, Words } from './report/result.ts'

export interface Evidence {
  readonly metrics: readonly Metric[]
  readonly counts: Counts | undefined
  /** Why there are no counts, where there should be. */
  readonly uncounted: Words | undefined
  /** What the scripts' own counter says was offered; the ledgers have to agree. */
  readonly published: number
  /** What k6's ledgers say was offered. */
  readonly ledgered: number
  readonly troubles: readonly Words[]
}

/** Devices that a sentence names. */
const namedMax = 3

/** Empty where it passed. */
export function reasonsOf(evidence: Evidence): Reason[] {
  const { metrics, counts, uncounted, published, ledgered, troubles } = evidence
  const of =
    (what: Reason['of']) =>
    (words: Words): Reason => ({ of: what, ...words })
  return [
    ...metrics.flatMap(crossed).map(of('threshold')),
    ...(uncounted === undefined ? [] : [uncounted]).map(of('counts')),
    ...(counts === undefined ? [] : differences(counts)).map(of('counts')),
    ...(published === ledgered ? [] : [unledgered(published, ledgered)]).map(of('counts')),
    ...troubles.map(of('run')),
  ]
}

function crossed({ title, unit, values, thresholds }: Metric): Words[] {
  return thresholds
    .filter(({ held }) => !held)
    .map(({ rule }) => {
      const value = values[/^[\w().]+/.exec(rule.trim())?.[0] ?? '']
      const is = value === undefined ? '' : `${amountText(value)}${unit === '' ? '' : ` ${unit}`}`
      return {
        en: `${title.en}: ${rule} was crossed${is === '' ? '' : `, it is ${is}`}`,
        zh: `${title.zh}：越过阈值 ${rule}${is === '' ? '' : `，实测 ${is}`}`,
      }
    })
}

function differences(counts: Counts): Words[] {
  const { devices, unequal, unequalDevices, storedTwice, quarantined } = counts
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
      en: `${countText(storedTwice)} rows are in the store once more than they should be`,
      zh: `存储中多出 ${countText(storedTwice)} 行重复数据`,
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

function unledgered(published: number, ledgered: number): Words {
  return {
    en: `The senders' ledgers tell of ${countText(ledgered)} messages, their counter of ${countText(published)}: a sender left without its ledger`,
    zh: `发送端账本共 ${countText(ledgered)} 条消息，计数器为 ${countText(published)} 条：有发送端未交出账本`,
  }
}
