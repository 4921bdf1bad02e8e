/** What a run past the limit showed, in words of both languages: how late it became, what gave way and when, what was broken of what is promised. */
import type { Say, Words } from '../report/result.ts'
import { same } from '../same-words.ts'
import { textTable } from '../text-table.ts'
import type { Percentiles } from './judgment.ts'
import type { OverloadFigures } from './report.ts'

export function overloadText(figures: OverloadFigures, targetMs: number, say: Say): string {
  const table = (rows: readonly (readonly Words[])[]): string =>
    textTable(rows.map((row) => row.map(say)))
  const broken = figures.broken.map(
    (words) => say({ en: 'BROKEN: ', zh: '违背承诺：' }) + say(words),
  )
  return [
    say(crowdText(figures)),
    table(latencyTable(figures)),
    table(courseTable(figures, targetMs)),
    ...broken,
  ].join('\n')
}

function crowdText({ capacityPerSecond, offeredPerSecond }: OverloadFigures): Words {
  const [alone, crowd] = [number(capacityPerSecond), number(offeredPerSecond)]
  const times = (offeredPerSecond / capacityPerSecond).toFixed(1)
  return {
    en: `alone ${alone} messages/s of QoS 1; the crowd sent ${crowd}: × ${times}`,
    zh: `单独运行时每秒 ${alone} 条 QoS 1；突发流量每秒 ${crowd} 条：× ${times}`,
  }
}

const phaseNames: Readonly<Record<keyof OverloadFigures['phases'], Words>> = {
  base: { en: 'base', zh: '平时' },
  overload: { en: 'overload', zh: '过载' },
  after: { en: 'after', zh: '之后' },
}

function latencyTable({ phases }: OverloadFigures): Words[][] {
  const row = (phase: Words, what: Words, of: Percentiles, failed = ''): Words[] => [
    phase,
    what,
    ...[of.p50, of.p95, of.p99, of.max].map((ms) => same(ms.toFixed(1).padStart(8))),
    same(failed),
  ]
  return [
    [
      same('ms'),
      same(''),
      ...['p50', 'p95', 'p99', 'max'].map(headOf),
      { en: 'failed', zh: '失败' },
    ],
    ...(['base', 'overload', 'after'] as const).flatMap((name) => [
      row(phaseNames[name], { en: 'PUBACK, QoS 1', zh: 'PUBACK，QoS 1' }, phases[name].pubackMs),
      row(
        same(''),
        { en: 'API, devices', zh: 'API，设备列表' },
        phases[name].apiMs,
        String(phases[name].apiFailures),
      ),
      row(same(''), { en: 'live picture, gap', zh: '实时画面，帧间隔' }, phases[name].liveGapMs),
    ]),
  ]
}

const headOf = (name: string): Words => same(name.padStart(8))

/** What gave way, what was kept, when all was well again. */
function courseTable(figures: OverloadFigures, targetMs: number): Words[][] {
  const { counts } = figures
  const [shed, sent] = [number(counts.qos0Shed), number(counts.qos0Sent)]
  const [dropped, drained] = [when(figures.frozenDroppedFromMs), when(figures.backlogDrainedMs)]
  const [held, delayed] = [number(figures.heldReads), number(figures.delayedReads)]
  const queue = number(figures.queueBytesMax)
  const [acknowledged, stored] = [number(counts.acknowledged), number(counts.stored)]
  const back = when(figures.latencyBackMs)
  const backlog = number(figures.backlogMax)
  return [
    [
      { en: 'QoS 0 shed', zh: 'QoS 0 被丢弃' },
      both(when(figures.qos0ShedFromMs), {
        en: `: ${shed} of ${sent}`,
        zh: `：丢弃 ${shed}，共 ${sent}`,
      }),
    ],
    [{ en: 'slow subscriber loses messages', zh: '慢订阅者丢失消息' }, dropped],
    [
      { en: 'nobody read for a while', zh: '对所有客户端暂停读取' },
      both(when(figures.everyoneHeldFromMs), {
        en: `: ${held} times; ${delayed} for their own rate`,
        zh: `：${held} 次；另因自身速率 ${delayed} 次`,
      }),
    ],
    [
      { en: "journal's queue", zh: '日志队列' },
      { en: `${queue} bytes at most`, zh: `最多 ${queue} 字节` },
    ],
    [
      { en: 'acknowledged', zh: '确认' },
      {
        en: `${acknowledged}, stored ${stored}, lost ${counts.lost}, twice ${counts.twice}`,
        zh: `${acknowledged}，入库 ${stored}，丢失 ${counts.lost}，重复 ${counts.twice}`,
      },
    ],
    [
      same('QoS 0'),
      {
        en: `stored ${number(counts.qos0Stored)}, unaccounted ${counts.qos0Unaccounted}`,
        zh: `入库 ${number(counts.qos0Stored)}，去向不明 ${counts.qos0Unaccounted}`,
      },
    ],
    [
      same(`PUBACK p95 <= ${targetMs} ms`),
      { en: `${back.en} from the end of the crowd`, zh: `自突发流量结束：${back.zh}` },
    ],
    [
      { en: 'backlog drained', zh: '积压清空' },
      both(drained, { en: `; ${backlog} messages at most`, zh: `；最多 ${backlog} 条` }),
    ],
  ]
}

function when(ms: number | null): Words {
  if (ms === null) return { en: 'never', zh: '从未' }
  return { en: `after ${number(ms)} ms`, zh: `${number(ms)} ms 后` }
}

function both(one: Words, other: Words): Words {
  return { en: one.en + other.en, zh: one.zh + other.zh }
}

function number(value: number): string {
  return Math.round(value).toLocaleString('en')
}
