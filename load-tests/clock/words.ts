/** What was found out about two clocks and the way between them, in words of both languages. */
import type { Words } from '../report/result.ts'
import type { Offset } from './offset.ts'
import type { OneWay } from './one-way.ts'

export interface Times {
  readonly messages: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}

export interface ClockResult {
  readonly offset: Offset
  /** Messages. */
  readonly sent: number
  readonly publishToPubackMs: Times
  readonly publishToEchoMs: Times
  readonly publishToLiveMs: Times
  readonly oneWay: OneWay & {
    /** Without the offset, and how far that may be off. */
    readonly correctedMs: number
    readonly uncertaintyMs: number
  }
}

/** A row is what was measured, and what came of it. */
export function clockTable(result: ClockResult): Words[][] {
  const { offset } = result
  const clock = `${offset.offsetMs < 0 ? '' : '+'}${fixed(offset.offsetMs)} ms ± ${fixed(offset.uncertaintyMs)}`
  return [
    [
      { en: "zone's clock", zh: '测试区时钟' },
      { en: `${clock} against this one`, zh: `相对本机 ${clock}` },
    ],
    [{ en: 'publish → PUBACK', zh: '发布 → PUBACK' }, timesText(result.publishToPubackMs)],
    [
      { en: 'publish → own message back', zh: '发布 → 收回自己的消息' },
      timesText(result.publishToEchoMs),
    ],
    [{ en: 'publish → live picture', zh: '发布 → 实时画面' }, timesText(result.publishToLiveMs)],
    [{ en: 'generated → received', zh: '生成 → 接收' }, oneWayText(result)],
  ]
}

function timesText({ messages, p50, p95, max }: Times): Words {
  if (messages === 0) return { en: 'nothing heard', zh: '未收到任何消息' }
  const [of50, of95, most] = [fixed(p50), fixed(p95), fixed(max)]
  return {
    en: `p50 ${of50} ms, p95 ${of95}, max ${most}; ${messages} messages`,
    zh: `p50 ${of50} ms，p95 ${of95}，最大 ${most}；${messages} 条消息`,
  }
}

function oneWayText({ oneWay }: ClockResult): Words {
  const corrected = `${fixed(oneWay.correctedMs)} ms ± ${fixed(oneWay.uncertaintyMs)}`
  const median = `${fixed(oneWay.medianMs)} ms`
  return {
    en: `median ${median} between two clocks; ${corrected} without the offset; ${oneWay.messages} messages`,
    zh: `两个时钟之间的中位数 ${median}；扣除偏差后 ${corrected}；${oneWay.messages} 条消息`,
  }
}

const fixed = (value: number): string => value.toFixed(2)
