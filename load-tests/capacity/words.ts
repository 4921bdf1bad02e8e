/** What was found out about a capacity, in words of both languages: the bracket, how sure it is, what was left open. */
import { number } from '../bench/figures.ts'
import type { Criterion } from '../bench/soak/judgment.ts'
import type { Words } from '../report/result.ts'
import { same } from '../same-words.ts'
import { confidence, type Capacity, type Tried } from './capacity.ts'
import { devicesOf, type LoadShape } from './shape.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const usualHz = 10

/** `2,000 sockets of one device each, BSMs of QoS 1`. */
export function shapeText(shape: LoadShape): Words {
  const { connections, devicesPerConnection, frame, qos, tls } = shape
  const sockets = whole.format(connections)
  const en = devicesPerConnection === 1 ? 'one device' : `${devicesPerConnection} devices`
  const [messages, messagesZh] = frame === 'rsu' ? ['frames of RSUs', 'RSU 帧'] : ['BSMs', 'BSM']
  return {
    en: `${sockets} sockets of ${en} each, ${messages} of QoS ${qos}${tls ? ' over TLS' : ''}`,
    zh: `${sockets} 个连接，每个 ${devicesPerConnection} 台设备，${messagesZh}，QoS ${qos}${tls ? '，TLS' : ''}`,
  }
}

export function sentencesOf(
  capacity: Capacity,
  shape: LoadShape,
  windowSeconds: number,
): readonly Words[] {
  return [
    heldText(capacity, shape),
    ...notHeldText(capacity),
    ...repeatsText(capacity, windowSeconds),
    ...leftOpen(capacity),
    ...lostText(capacity, shape),
  ]
}

function heldText({ bracket }: Capacity, shape: LoadShape): Words {
  const { held, notHeldBy, endedBy } = bracket
  if (held === undefined) return { en: 'no rate held', zh: '没有任何速率成立' }
  const isLeast = notHeldBy === 'late' || endedBy === 'max' || endedBy === 'time'
  const hz = number(held / devicesOf(shape))
  const vehicles = whole.format(held / usualHz)
  const isFleet = shape.frame === 'bsm'
  return {
    en: `held: ${isLeast ? 'at least ' : ''}${whole.format(held)} messages/s: ${hz} Hz of each device${isFleet ? `, or ${vehicles} vehicles at ${usualHz} Hz` : ''}`,
    zh: `成立：${isLeast ? '至少 ' : ''}每秒 ${whole.format(held)} 条：每台设备 ${hz} Hz${isFleet ? `，相当于 ${vehicles} 辆车各 ${usualHz} Hz` : ''}`,
  }
}

function notHeldText({ bracket, tried }: Capacity): Words[] {
  const { notHeld } = bracket
  if (notHeld === undefined) return []
  const why = whyNot(tried, notHeld)
  return [
    {
      en: `not held: ${whole.format(notHeld)} messages/s: ${why.map(({ en }) => en).join(', ')}`,
      zh: `不成立：每秒 ${whole.format(notHeld)} 条：${why.map(({ zh }) => zh).join('；')}`,
    },
  ]
}

function whyNot(tried: readonly Tried[], rate: number): Words[] {
  const last = tried.findLast((each) => each.rate === rate && each.outcome !== 'held')
  if (last?.window === undefined) return [same(last?.failure ?? '')]
  const reasons = last.criteria.filter(({ holds }) => !holds).map(crossedText)
  if (last.outcome !== 'late') return reasons
  const late = figure(last.window.lateMs.p99)
  return [...reasons, { en: `generator late ${late} ms`, zh: `发生器落后 ${late} ms` }]
}

function crossedText({ name, unit, ...criterion }: Criterion): Words {
  const [found, limit] = [figure(criterion.found), figure(criterion.limit)]
  return {
    en: `${name} ${found} of ${limit} ${unit}`,
    zh: `${inChinese[name] ?? name} ${found}，上限 ${limit} ${inChinese[unit] ?? unit}`,
  }
}

/** What the targets are called, and their units. */
const inChinese: Readonly<Record<string, string>> = {
  'due to PUBACK, p99': '应发 → PUBACK，p99',
  'due to live picture, p99': '应发 → 实时画面，p99',
  'due to queryable, p99': '应发 → 可查询，p99',
  'not acknowledged in time': '未及时确认的比例',
  'growth of the backlog': '积压增长',
  'messages not in all three counts': '未同时计入三个计数的消息',
  'devices whose three counts differ': '三个计数不一致的设备',
  'of the load': '（占负载）',
  messages: '条',
  devices: '台',
}

function repeatsText({ repeats }: Capacity, windowSeconds: number): Words[] {
  const { held, of } = repeats
  if (of === 0) return []
  const [low, high] = [Math.round(repeats.low * 100), Math.round(repeats.high * 100)]
  return [
    {
      en: `the highest rate once more: ${held} of ${of} windows held; with ${confidence * 100} % confidence ${low} to ${high} % of windows of ${windowSeconds} s hold (Wilson)`,
      zh: `最高速率复测：${of} 个窗口中 ${held} 个成立；在 ${confidence * 100} % 置信度下，${windowSeconds} s 窗口的 ${low} 至 ${high} % 成立（Wilson 区间）`,
    },
  ]
}

/** What a reader has to know before the figure is quoted. */
function leftOpen({ bracket, repeats }: Capacity): Words[] {
  const { held, notHeld, notHeldBy, endedBy } = bracket
  const open: Words[] = []
  if (notHeldBy === 'late') {
    open.push({
      en: 'AT LEAST: above it the generator itself was late, so the zone may hold more; give it --workers, or a machine of its own',
      zh: '仅为下限：更高速率时发生器自身落后，测试区可能承受更多；请增加 --workers 或使用独立机器',
    })
  }
  if (endedBy === 'max') {
    open.push({
      en: 'AT LEAST: the search ended at its cap; raise --max',
      zh: '仅为下限：搜索到达上限；请提高 --max',
    })
  }
  if (endedBy === 'time') open.push(timeText(held, notHeld))
  if (held !== undefined && repeats.held <= repeats.of / 2) {
    open.push({
      en: `NOT CONFIRMED: ${repeats.of === 0 ? 'the highest rate was not repeated' : 'most repeats did not hold; take a lower rate for what must hold'}`,
      zh: `未确认：${repeats.of === 0 ? '最高速率未复测' : '多数复测不成立；必须满足时请取更低速率'}`,
    })
  }
  return open
}

function timeText(held: number | undefined, notHeld: number | undefined): Words {
  if (held === undefined || notHeld === undefined) {
    return {
      en: 'LEFT OPEN: the time was up before a rate that held and one that did not were both found; raise --for',
      zh: '未完成：时间用尽，尚未同时找到成立与不成立的速率；请提高 --for',
    }
  }
  const percent = Math.round((notHeld / held - 1) * 100)
  return {
    en: `LEFT WIDE: the time was up with ${percent} % between the two rates; raise --for`,
    zh: `区间较宽：时间用尽，两个速率相差 ${percent} %；请提高 --for`,
  }
}

function lostText({ tried }: Capacity, shape: LoadShape): Words[] {
  const lost = tried.filter((each) => isLost(each, shape)).length
  if (lost === 0) return []
  return [
    {
      en: `LOST: in ${lost} windows messages are missing or stored twice: that is no limit but a fault`,
      zh: `丢失：${lost} 个窗口中有消息缺失或重复入库：这不是极限，而是故障`,
    },
  ]
}

/** Acknowledged and not stored, or stored twice: of QoS 0, what the broker sheds is no fault. */
export function isLost(tried: Tried, { qos }: LoadShape): boolean {
  if (tried.window === undefined) return false
  const { wrongRows, acknowledged, stored } = tried.window
  return wrongRows > 0 || (qos === 1 && stored < acknowledged)
}

/** Three significant digits. */
export function figure(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : number(value)
}
