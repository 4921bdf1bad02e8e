/** What the metrics of a load are called in the reports, in the order in which they stand there. Others go by their name in k6. */
import type { Words } from './result.ts'

const titles: Readonly<Record<string, Words>> = {
  v2x_publish_to_puback_ms: { en: 'Publish → PUBACK', zh: '发布 → PUBACK' },
  v2x_publish_to_live_ms: { en: 'Publish → live picture', zh: '发布 → 实时画面' },
  v2x_publish_to_queryable_ms: { en: 'Publish → queryable', zh: '发布 → 可查询' },
  v2x_connect_to_connack_ms: { en: 'Connect → CONNACK', zh: '连接 → CONNACK' },
  v2x_sent_to_puback_ms: { en: 'Sent → PUBACK', zh: '实际发送 → PUBACK' },
  v2x_sent_late_ms: { en: 'Sender behind its schedule', zh: '发送端落后于计划' },
  v2x_puback_drift_ms: { en: 'PUBACK slower at the end by', zh: '末段 PUBACK 变慢' },
  v2x_published: { en: 'Messages offered', zh: '发出的消息' },
  v2x_acknowledged: { en: 'Messages acknowledged', zh: '已确认的消息' },
  v2x_sent_again: { en: 'Messages sent again', zh: '重发的消息' },
  v2x_unacknowledged: { en: 'Messages without PUBACK', zh: '未确认的消息' },
  v2x_vehicles_unseen: { en: 'Vehicles never in the live picture', zh: '实时画面中从未出现的车辆' },
  v2x_messages_not_queryable: { en: 'Messages never queryable', zh: '查询不到的消息' },
  v2x_errors: { en: 'Errors', zh: '错误' },
  v2x_published_qos0: { en: 'Messages offered with QoS 0', zh: '以 QoS 0 发出的消息' },
  v2x_messages_not_stored: { en: 'Messages that are not stored', zh: '未入库的消息' },
  v2x_messages_quarantined: { en: 'Messages in quarantine', zh: '被隔离的消息' },
  v2x_slow_reader_kept: { en: 'Kept for a slow reader', zh: '为慢订阅者保留' },
  v2x_slow_reader_dropped: { en: 'Dropped for slow readers', zh: '因慢订阅者而丢弃' },
  v2x_api_ms: { en: 'API request → answer', zh: 'API 请求 → 应答' },
  v2x_api_missing: { en: 'Messages that the API does not show', zh: 'API 未显示的消息' },
  v2x_viewer_first_snapshot_ms: {
    en: 'Viewer: open → first picture',
    zh: '观看者：打开 → 首个画面',
  },
  v2x_viewer_frame_interval_ms: { en: 'Viewer: between frames', zh: '观看者：帧间隔' },
  v2x_viewers_cut_off: { en: 'Viewers cut off', zh: '被断开的观看者' },
  v2x_viewers_refused: { en: 'Viewers refused: the zone is full', zh: '被拒绝的观看者：已满' },
  dropped_iterations: { en: 'Requests not made when due', zh: '到期未发出的请求' },
  v2x_generator_puback_ms: { en: 'Generator: due → PUBACK', zh: '发生器：应发 → PUBACK' },
  v2x_generator_late_ms: { en: 'Generator behind its schedule', zh: '发生器落后于计划' },
  v2x_generator_rate: { en: 'Generator: acknowledged a second', zh: '发生器：每秒确认' },
  v2x_capacity: { en: 'Highest rate that held, a second', zh: '达标的最高速率（每秒）' },
  http_req_duration: { en: 'HTTP request → answer', zh: 'HTTP 请求 → 应答' },
  http_req_failed: { en: 'HTTP requests that failed', zh: '失败的 HTTP 请求' },
  http_reqs: { en: 'HTTP requests', zh: 'HTTP 请求' },
  checks: { en: 'Checks that held', zh: '通过的检查' },
}

/** Of a sub-metric, `name{tag:value}`, that of its metric with the tags behind it. */
export function titleOf(name: string): Words {
  const [base = name, tags] = name.split('{')
  const title = titles[base]
  if (title === undefined) return { en: name, zh: name }
  if (tags === undefined) return title
  const of = tags.replace('}', '')
  return { en: `${title.en} (${of})`, zh: `${title.zh}（${of}）` }
}

/** Behind all that are here comes what is not. */
export function orderOf(name: string): number {
  const names = Object.keys(titles)
  const at = names.indexOf(name.split('{')[0]!)
  return at === -1 ? names.length : at
}
